package org.sanqu.api.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/**
 * Imports of workbooks. Checking, applying and undoing run beside the caller, with progress in {@link #get}. An import is seen by who uploaded it and
 * by whoever may MAINTAIN everything. Thread-safe.
 */
@ProviderType
public interface SheetImports {

    /** The kinds that can be imported, in the order in which they have to be. */
    List<String> kinds();

    /** The columns that a kind understands. */
    List<SheetColumn> columns(String kind);

    /** The lists that a kind understands as sheets of their own; a sheet that is called like one is read as that. */
    List<SheetList> lists(String kind);

    /**
     * Takes a workbook in and looks at its sheets and headings; columns are mapped as the same headings were last time, else by their titles.
     *
     * @throws Refusal FORBIDDEN without MAINTAIN anywhere; INVALID for what is no xlsx, has macros, is encrypted, has no sheet with headings;
     *     TOO_LARGE for more than the bound in bytes, unpacked bytes or rows
     */
    SheetImport upload(Caller caller, String kind, String fileName, InputStream workbook) throws IOException;

    /**
     * Chooses the sheet, the columns and the baseline; the mapping is kept for the next file with these headings.
     *
     * @param mapping the field of each heading of that sheet, by the heading's place; null to have it proposed, as for a sheet just chosen
     * @param baseline as in {@link SheetImport}; null for none
     * @throws Refusal INVALID when a required column and all its alternatives are missing or a field is mapped twice; CONFLICT once it was applied
     */
    SheetImport map(Caller caller, long id, String sheet, Map<Integer, String> mapping, LocalDate baseline);

    /**
     * The first values below each heading, by the heading's place: at most three, short, what looks like a number of a person masked.
     * Empty once the file is gone, and where it cannot be read.
     */
    Map<Integer, List<String>> samples(Caller caller, long id);

    /** Begins to check every row. */
    SheetImport check(Caller caller, long id);

    /**
     * Begins to apply what was checked.
     *
     * @param goodRowsOnly whether good rows go in when others are bad; otherwise all or none
     * @throws Refusal CONFLICT when it was not checked, or there are bad rows and not only the good ones are wanted
     */
    SheetImport apply(Caller caller, long id, boolean goodRowsOnly);

    /**
     * Begins to take the whole batch back; when something has happened since to what it brought, everything stays,
     * and the import's failure says to what.
     *
     * @throws Refusal CONFLICT when nothing of it was applied
     */
    SheetImport undo(Caller caller, long id);

    /**
     * Throws its files away; an import of which nothing was ever applied is forgotten altogether.
     *
     * @throws Refusal CONFLICT while it runs
     */
    void discard(Caller caller, long id);

    /** One import. */
    SheetImport get(Caller caller, long id);

    /**
     * The imports that the caller sees, the latest first.
     *
     * @param after the cursor of a page before; null for the first
     * @param size 1 to 200
     */
    Page<SheetImport> page(Caller caller, String after, int size);

    /** Writes an empty workbook with the headings of a kind, a sheet for each of its lists, one of codes and one of explanations. */
    void template(String kind, Locale locale, OutputStream out) throws IOException;

    /** Writes the bad rows as they were, with a column that says what is wrong with each, to be corrected and imported again. */
    void badRows(Caller caller, long id, Locale locale, OutputStream out) throws IOException;
}
