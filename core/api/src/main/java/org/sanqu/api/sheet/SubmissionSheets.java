package org.sanqu.api.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.security.Caller;

/** What was filled in as workbooks, row by row without holding them all. Thread-safe. */
@ProviderType
public interface SubmissionSheets {

    /**
     * Writes all submissions of a query, each as it was written, with all columns of all versions of its form; each list of objects is a sheet of
     * its own with the number of the submission in front. What the form says is a number is one. Cursor and size of the query are left aside.
     *
     * @param query of one form
     * @throws Refusal FORBIDDEN outside the caller's scope; NOT_FOUND when there never was such a form
     */
    default void write(Caller caller, SubmissionQuery query, Locale locale, OutputStream out) throws IOException {
        write(caller, query, locale, null, out);
    }

    /**
     * Writes the same with what it comes to as the second sheet.
     *
     * @param sums null for none
     */
    void write(Caller caller, SubmissionQuery query, Locale locale, Sums sums, OutputStream out) throws IOException;

    /**
     * Sums as a table.
     *
     * @param name of the sheet
     * @param headings the first one above the titles of the lines
     */
    record Sums(String name, List<String> headings, List<Line> lines) {

        public Sums {
            headings = List.copyOf(headings);
            lines = List.copyOf(lines);
        }
    }

    /** A line of sums. */
    record Line(String title, List<BigDecimal> values) {

        public Line {
            values = List.copyOf(values);
        }
    }
}
