package org.sanqu.api.platform;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.Text;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetList;

/** Imports a ledger of one kind, row by row, as a batch that can be undone. Thread-safe. */
@ProviderType
public interface BatchImport {

    /** What the rows are: {@code organisations}, {@code members}, or one of a family's: {@code submissions:market/stall}. */
    String kind();

    /** Who may import: whoever has this permission anywhere; where the rows go is seen to when they are applied. */
    default Permission permission() {
        return Permission.MAINTAIN;
    }

    List<SheetColumn> columns();

    /** What rows may have several of, as sheets of their own. */
    default List<SheetList> lists() {
        return List.of();
    }

    /** What rows cannot bring and how it comes in, in sentences for whoever fills in the template. */
    default List<Text> remarks() {
        return List.of();
    }

    /** By which edition of its rules rows are checked: when it is another by the time they are applied, they are checked anew. */
    default String edition() {
        return "";
    }

    /** How many rows are applied or taken back in one transaction: so many that others who write hardly wait. */
    default int together() {
        return 2_000;
    }

    /**
     * Begins a batch.
     *
     * @param batch its number, for {@link #undo}
     * @param baseline the day as of which the rows are true, for those that do not say it; of a form's the last day that is history, handed in
     *     some other way when it was due; null for none
     * @throws Refusal FORBIDDEN without the permission anywhere
     */
    Intake begin(Caller caller, long batch, LocalDate baseline);

    /**
     * Passes when nothing has happened since to what a batch brought, so that all of it can be taken back.
     *
     * @throws Refusal CONFLICT saying to what something has happened
     */
    void requireUndoable(Sql sql, long batch);

    /**
     * Takes back some of what is left of a batch, in the transaction of {@code sql}.
     *
     * @param most at most so many rows, where they do not hang together
     * @return how many; 0 when nothing is left
     * @throws Refusal CONFLICT when something has happened since to one of them; FORBIDDEN where the caller lacks the permission
     */
    int undo(Sql sql, Caller caller, long batch, int most);

    /** Takes the rows of one batch, one after the other, by one thread. */
    interface Intake {

        /**
         * Checks a row and keeps it when it is good.
         *
         * @param row its number in the sheet, 1 or more, growing from call to call
         * @param values the texts by field, as they stand in the cells (dates in ISO 8601), codes already looked up; no blanks
         * @param unread the fields whose cells cannot be read: nothing more is said about them, and the row is not kept
         * @return what is wrong, at {@code /field}; empty when it is good
         */
        List<Fault> add(int row, Map<String, String> values, Set<String> unread);

        /**
         * Checks a row with its items and keeps it when it is good.
         *
         * @param lists the items by the name of their list, in their order
         * @return what is wrong, for an item at {@code /list/index/field}
         */
        default List<Fault> add(
                int row, Map<String, String> values, Set<String> unread, Map<String, List<Item>> lists) {
            return add(row, values, unread);
        }

        /** What can only be seen when all rows are known, by row: a parent that is missing, a circle; those rows are dropped. */
        Map<Integer, List<Fault>> close();

        /** The good rows that say what is there already; known when all are, and more when applying finds that somebody was quicker. */
        There there();

        /** How many good rows are still to be applied. */
        int remaining();

        /**
         * Applies the next good rows in the transaction; a row that is there already is left alone. Without a way back: after a failure
         * the intake is of no more use.
         *
         * @param caller who applies, with the grants that they have now
         * @param most at most so many rows
         * @return how many were new
         * @throws Refusal FORBIDDEN when the caller no longer has the permission where they go
         */
        int apply(Sql sql, Caller caller, int most);

        /**
         * An item of a list.
         *
         * @param values as those of a row
         * @param unread as those of a row: the item is wrong, and so is its row
         */
        record Item(Map<String, String> values, Set<String> unread) {}

        /**
         * Rows that say what is there already, which is left as it is.
         *
         * @param rows how many
         * @param differing how many of them say something else than is there
         * @param differences of the first of those, by row, what is there, at {@code /field}; of at most a hundred
         */
        record There(long rows, long differing, Map<Integer, List<Fault>> differences) {}
    }
}
