package org.sanqu.api.form;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.Text;
import org.sanqu.api.security.Caller;

/** Submissions as tables: what the columns of a form are and what stands in the cells, also when its module is gone. Thread-safe. */
@ProviderType
public interface SubmissionTables {

    /** The titles of all forms that are served or were ever filled in, by id, sorted by title. */
    Map<String, Text> forms(Caller caller);

    /**
     * A form as lists show it: in the version that is served, or the last one that was filled in; with what a submission says in that version,
     * where a migration made it say so.
     *
     * @throws Refusal NOT_FOUND when there never was such a form
     */
    Table present(Caller caller, String form);

    /**
     * A form with the columns of all its versions that were filled in, in the order of the latest: each submission as it was written. What
     * another version calls differently is a column of its own with the version in its title.
     *
     * @throws Refusal NOT_FOUND when there never was such a form
     */
    Table whole(Caller caller, String form);

    /** The ids of the columns that the caller's lists show: those that they chose, else those that the form says, else its first five. */
    List<String> chosen(Caller caller, String form);

    /**
     * Remembers which columns the caller's lists of a form show.
     *
     * @param columns their ids, at most 40; unknown ones are left out, and with none the caller goes back to those of the form
     */
    void choose(Caller caller, String form, Collection<String> columns);

    /** What the organisations and members that some submissions are of and about are called, as far as the caller may know. */
    Named named(Caller caller, List<Submission> some);

    /** The columns of a form, and what stands in them for one reader. */
    interface Table {

        /** The form's title. */
        Text title();

        /** In the form's order. */
        List<Column> columns();

        /**
         * What stands in the cells, by submission and column: labels for codes, names for references; empty where nothing stands.
         *
         * @param columns some of this table's that are no lists of objects
         */
        List<List<String>> cells(List<Submission> some, List<Column> columns, Locale locale);

        /**
         * The items of a list of objects as rows of its columns; empty where a submission has none.
         *
         * @param list one of this table's columns
         */
        List<List<String>> items(Submission submission, Column list, Locale locale);
    }

    /**
     * A column.
     *
     * @param id its name in addresses: where its value is in the data, and which version where there are several
     * @param title its heading
     * @param columns those of the items of a list of objects; empty for what stands in a cell
     * @param isNumber whether its cells hold numbers that can be summed, in every version
     */
    record Column(String id, Text title, List<Column> columns, boolean isNumber) {

        public Column {
            columns = List.copyOf(columns);
        }

        /** Whether it is a list of objects. */
        public boolean isList() {
            return !columns.isEmpty();
        }
    }

    /** The names of organisations and members. */
    interface Named {

        /** The organisation's short name; empty when there is nobody to be told. */
        String organisation(long id);

        /** The member's name; empty when there is nobody to be told, and for null. */
        String member(Long id);
    }
}
