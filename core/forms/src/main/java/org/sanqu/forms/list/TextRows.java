package org.sanqu.forms.list;

import org.sanqu.api.platform.Sql;

/** The texts that are searched, inside the transaction that writes their submissions. */
public record TextRows(Sql sql) {

    /** Keeps the text of a new submission. */
    public void add(long submission, String text) {
        sql.update("insert into submission_text (submission, text, loose) values (?, ?, 0)", submission, text);
    }

    /** Keeps the text of a submission that changed; the index is told later, and until then it is read as it stands. */
    public void replace(long submission, String text) {
        sql.update("update submission_text set text = ?, loose = loose + 1 where submission = ?", text, submission);
    }

    /** Notes that the day of a submission changed, or whose it is. */
    public void moved(long submission) {
        sql.update("update submission_text set loose = loose + 1 where submission = ?", submission);
    }
}
