package org.sanqu.forms;

import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.FactRecorder;
import org.sanqu.api.platform.Sql;

/** Records a fact of each submission in a table of its own, or breaks. */
final class Notes implements FactRecorder {

    boolean broken;

    /** Breaks only with what says this; null for none. */
    String unfit;

    @Override
    public void record(Sql sql, Submission submission) {
        sql.update("delete from note where submission = ?", submission.id());
        if (!submission.state().counts()) {
            return;
        }
        sql.update(
                "insert into note (submission, name) values (?, ?)",
                submission.id(),
                submission.data().path("name").asText());
        if (broken || unfit != null && submission.data().toString().contains(unfit)) {
            throw new UnsupportedOperationException("no facts today");
        }
    }

    @Override
    public boolean differs(Sql sql, Submission submission) {
        String now = submission.data().path("name").asText();
        return sql.first("select name from note where submission = ?", row -> row.text("name"), submission.id())
                .filter(name -> !name.equals(now))
                .isPresent();
    }
}
