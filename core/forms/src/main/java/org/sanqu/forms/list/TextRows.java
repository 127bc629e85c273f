package org.sanqu.forms.list;

import org.sanqu.api.platform.Sql;

/** The texts that are searched, inside the transaction that writes their submissions. */
public record TextRows(Sql sql) {

    /** Keeps the text of a new submission. */
    public void add(long submission, String text) {
        sql.update("insert into submission_text (submission, text, loose) values (?, ?, 0)", submission, text);
    }

    /** Keeps the text of a new revision; the index is told of it later, and until then it is read as it stands. */
    public void replace(long submission, String text) {
        sql.update(
                "update submission_text set text = ?, loose = 1 where submission = ? and text <> ?",
                text,
                submission,
                text);
    }
}
