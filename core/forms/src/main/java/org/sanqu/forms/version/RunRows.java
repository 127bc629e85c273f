package org.sanqu.forms.version;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.SubmissionRows;

/** The rows of migrations that run, of what they could not read, and of who agreed, inside one transaction. */
record RunRows(Sql sql) {

    /**
     * A submission that could not be read.
     *
     * @param slow whether a module's code did not come to its end with it
     */
    record Failed(Submission written, boolean slow) {}

    /** Notes that a submission cannot be read, so that it is not tried again in the same way. */
    void failed(Failed failed, String attempt) {
        sql.update(
                "insert into reading_failure (submission, revision, attempt, slow) values (?, ?, ?, ?) on conflict (submission)"
                        + " do update set revision = excluded.revision, attempt = excluded.attempt, slow = excluded.slow",
                failed.written().id(),
                failed.written().revision(),
                attempt,
                failed.slow());
    }

    /** Has what was too slow be tried again: that may have been the machine. */
    void forgetSlow() {
        sql.update("delete from reading_failure where slow = 1");
    }

    /** Whether a submission could not be read in that way. */
    boolean isFailed(Submission submission, String attempt) {
        return sql.first(
                        "select 1 as n from reading_failure where submission = ? and revision = ? and attempt = ?",
                        row -> true,
                        submission.id(),
                        submission.revision(),
                        attempt)
                .isPresent();
    }

    long failures(String attempt) {
        return sql.first(
                        "select count(*) as n from reading_failure f join submission s on s.id = f.submission"
                                + " and s.revision = f.revision where f.attempt = ?",
                        row -> row.number("n"),
                        attempt)
                .orElseThrow();
    }

    /** The first submissions that could not be read. */
    List<Failed> failing(String attempt, int most) {
        return sql.list(
                "select " + SubmissionRows.COLUMNS
                        + ", (select f.slow from reading_failure f where f.submission = s.id) as slow from submission s"
                        + " where exists (select 1 from reading_failure f"
                        + " where f.submission = s.id and f.revision = s.revision and f.attempt = ?)"
                        + " order by id limit ?",
                row -> new Failed(SubmissionRows.read(row), row.flag("slow")),
                attempt,
                most);
    }

    /** Notes that a form's submissions are being brought to an edition; figures wait for that. */
    void begin(String form, int edition, long total) {
        sql.update(
                "insert into form_migration (form, edition, total, begun_at, ended_at) values (?, ?, ?, ?, null)"
                        + " on conflict (form) do update set edition = excluded.edition, total = excluded.total,"
                        + " begun_at = excluded.begun_at, ended_at = null",
                form,
                edition,
                total,
                Instant.now());
    }

    void end(String form) {
        sql.update("update form_migration set ended_at = ? where form = ? and ended_at is null", Instant.now(), form);
    }

    /** The edition to which a form's submissions are being brought, and how many there were. */
    Optional<long[]> running(String form) {
        return sql.first(
                "select edition, total from form_migration where form = ? and ended_at is null",
                row -> new long[] {row.number("edition"), row.number("total")},
                form);
    }

    /** Whether a form's run has been open for so long that whoever opened it must have begun by now. */
    boolean isStale(String form, Duration age) {
        return sql.first(
                        "select begun_at from form_migration where form = ? and ended_at is null",
                        row -> row.instant("begun_at"),
                        form)
                .filter(begun -> begun.isBefore(Instant.now().minus(age)))
                .isPresent();
    }

    boolean confirmed(String module, String hash) {
        return sql.first("select 1 as n from module_update where module = ? and hash = ?", row -> 1, module, hash)
                .isPresent();
    }

    void confirm(String module, String version, String hash, String account) {
        sql.update(
                "insert into module_update (module, version, hash, account, at) values (?, ?, ?, ?, ?)"
                        + " on conflict (module) do update set version = excluded.version, hash = excluded.hash,"
                        + " account = excluded.account, at = excluded.at",
                module,
                version,
                hash,
                account,
                Instant.now());
    }
}
