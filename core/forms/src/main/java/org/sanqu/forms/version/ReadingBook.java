package org.sanqu.forms.version;

import java.util.List;
import java.util.Map;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.SubmissionBook;
import org.sanqu.forms.list.SearchTexts;
import org.sanqu.forms.list.TextRows;
import org.sanqu.forms.version.ServedRows.Standing;

/** Writes one reading with all that follows from it: its day and slot, what it is searched for, and its facts. */
record ReadingBook(FormArchive archive, SubmissionBook book, SearchTexts texts) {

    /**
     * What submissions are searched for, by id.
     *
     * @param some as they read, all in one version
     */
    Map<Long, String> texts(List<Submission> some) {
        return some.isEmpty() ? Map.of() : texts.of(version(some.get(0)), some);
    }

    private Form version(Submission submission) {
        return archive.version(submission.formVersion()).orElseThrow();
    }

    /**
     * Keeps how a submission reads; false, and nothing is done, when it cannot be read or another is there already about the same thing.
     *
     * @param text what it is searched for then
     */
    boolean keep(Sql sql, Way way, Submission written, Standing now, Outcome outcome, String migrations, String text) {
        if (!outcome.isGood()
                || !new ServedRows(sql).move(written, now, way, way.slot(written, outcome), outcome.day())) {
            return false;
        }
        Submission reading = VersionRows.with(written, now.state(), way.form().version(), outcome);
        new VersionRows(sql).keep(reading, migrations);
        follow(sql, reading, text);
        return true;
    }

    /**
     * Has a submission read as it was written.
     *
     * @param text what it is searched for then; null where that stays
     */
    void leave(Sql sql, Way way, Submission written, Standing now, String text) {
        if (new VersionRows(sql).forget(written.id())) {
            Form version = archive.version(sql, written.formVersion()).orElseThrow();
            new ServedRows(sql).back(written, now.state(), version, way);
            Outcome plain = new Outcome(written.data(), written.key(), written.day(), List.of());
            follow(sql, VersionRows.with(written, now.state(), written.formVersion(), plain), text);
        }
    }

    private void follow(Sql sql, Submission reading, String text) {
        if (reading.state() == SubmissionState.APPROVED && book.changes(sql, reading)) {
            new ServedRows(sql).mark(reading.id());
        }
        book.record(sql, reading);
        if (text != null) {
            new TextRows(sql).replace(reading.id(), text);
        }
    }
}
