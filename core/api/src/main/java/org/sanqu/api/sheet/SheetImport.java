package org.sanqu.api.sheet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Message;

/**
 * An import of one sheet, from the file to its undoing.
 *
 * @param id the platform's own id
 * @param kind {@code organisations}, {@code members} or one of a family's, {@code submissions:market/stall}
 * @param fileName what the file was called
 * @param account who uploaded it
 * @param at when
 * @param sheets the names of the workbook's sheets
 * @param sheet the one that is imported
 * @param headings the headings that were found, from left to right
 * @param mapping the field of each heading, by the heading's place; what is not mapped is not imported
 * @param lists the sheets that are read as lists of its rows; what the kind has no sheet for is not imported
 * @param baseline the day as of which the ledger is true, for a form the last day that counts as history; null when its rows say it themselves
 * @param state where it stands
 * @param done how many rows were dealt with in the running state
 * @param total how many rows there are; −1 while not known
 * @param good how many rows have no fault; known from {@link State#CHECKED} on
 * @param bad how many rows have a fault
 * @param fresh how many were new; known from {@link State#APPLIED} on
 * @param known how many good rows say what is there already; they are left as they are. Known from {@link State#CHECKED} on
 * @param differing how many of those say something else than is there
 * @param faults the first hundred faults
 * @param differences where the first hundred of those differ: the reason says what is there
 * @param failure why it failed, or could not be undone; null unless so
 */
public record SheetImport(
        long id,
        String kind,
        String fileName,
        String account,
        Instant at,
        List<String> sheets,
        String sheet,
        List<String> headings,
        Map<Integer, String> mapping,
        List<ListSheet> lists,
        LocalDate baseline,
        State state,
        long done,
        long total,
        long good,
        long bad,
        long fresh,
        long known,
        long differing,
        List<RowFault> faults,
        List<RowFault> differences,
        Message failure) {

    public SheetImport {
        sheets = List.copyOf(sheets);
        headings = List.copyOf(headings);
        mapping = Map.copyOf(mapping);
        lists = List.copyOf(lists);
        faults = List.copyOf(faults);
        differences = List.copyOf(differences);
    }

    /** How many rows applying would add, as far as checking could see; known from {@link State#CHECKED} on. */
    public long additions() {
        return good - known;
    }

    /** Where an import stands. */
    public enum State {
        UPLOADED,
        CHECKING,
        CHECKED,
        APPLYING,
        APPLIED,
        UNDOING,
        UNDONE,
        FAILED
    }

    /**
     * A sheet whose rows are the items of a list.
     *
     * @param list the name of the {@link SheetList}
     * @param sheet the name of the sheet
     * @param unread its headings that no column goes by; what stands below them is not imported
     */
    public record ListSheet(String list, String sheet, List<String> unread) {

        public ListSheet {
            unread = List.copyOf(unread);
        }
    }

    /**
     * What is wrong with a cell.
     *
     * @param row the row's number in the sheet, as Excel shows it
     * @param column the heading, or the name of the sheet of a list; null for the whole row
     * @param reason what is wrong and what to do
     */
    public record RowFault(int row, String column, Message reason) {}
}
