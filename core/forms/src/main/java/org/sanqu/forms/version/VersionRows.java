package org.sanqu.forms.version;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.SubmissionRows;

/** The rows of readings and of what remains to be read, inside one transaction. */
record VersionRows(Sql sql) {

    /**
     * A version of a form.
     *
     * @param submissions how many were filled in in it
     */
    record Used(String version, int edition, long submissions) {}

    /** A page has at most so many characters of data, about 8 MB. */
    private static final long CHARACTERS = 4_000_000;

    private static final String UNREAD =
            """
            from submission s where s.form_version = ? and s.id > ? and not exists (
                select 1 from submission_reading r join form_version v on v.version = r.form_version
                where r.submission = s.id and r.revision = s.revision and v.edition = ? and r.migrations = ?)
                and not exists (
                select 1 from reading_failure f
                where f.submission = s.id and f.revision = s.revision and f.attempt = ?)""";

    /** The versions of a form with submissions, the earliest first. */
    List<Used> used(String form) {
        return sql
                .list(
                        """
                        select v.version, v.edition,
                            (select count(*) from submission s where s.form_version = v.version) as n
                        from form_version v where v.form = ? order by v.edition, v.first_used_at, v.version""",
                        row -> new Used(row.text("version"), (int) row.number("edition"), row.number("n")),
                        form)
                .stream()
                .filter(used -> used.submissions() > 0)
                .toList();
    }

    /** Whether every version of a form that was ever kept is of an edition. */
    boolean onlyEdition(String form, int edition) {
        return sql.first("select 1 as n from form_version where form = ? and edition <> ?", row -> 1, form, edition)
                .isEmpty();
    }

    /** How many submissions in a version have not been read yet as a way leads. */
    long unread(Used used, Way way) {
        return sql.first("select count(*) as n " + UNREAD, row -> row.number("n"), unreadOf(used, way, 0))
                .orElseThrow();
    }

    /** Those behind an id, by id. */
    List<Submission> unread(Used used, Way way, long after, int most) {
        Object[] args = Arrays.copyOf(unreadOf(used, way, after), 6);
        args[5] = most;
        return page(UNREAD + " order by s.id limit ?", args);
    }

    private static Object[] unreadOf(Used used, Way way, long after) {
        int edition = way.form().edition();
        return new Object[] {used.version(), after, edition, way.migrations(used.edition()), way.attempt()};
    }

    /** As many as fit into the memory of one step, and at least one; the last argument is the limit. */
    private List<Submission> page(String from, Object... args) {
        long room = CHARACTERS;
        int fitting = 0;
        for (long length : sql.list("select length(data) as n " + from, row -> row.number("n"), args)) {
            room -= length;
            if (room < 0 && fitting > 0) {
                break;
            }
            fitting++;
        }
        Object[] bounded = args.clone();
        bounded[args.length - 1] = fitting;
        return sql.list("select " + SubmissionRows.COLUMNS + " " + from, SubmissionRows::read, bounded);
    }

    /** Submissions in a version behind an id, by id. */
    List<Submission> in(String version, long after, int most) {
        return page("from submission where form_version = ? and id > ? order by id limit ?", version, after, most);
    }

    /** The other versions of a form in an edition. */
    List<String> others(String form, int edition, String version) {
        return sql.list(
                "select version from form_version where form = ? and edition = ? and version <> ?",
                row -> row.text("version"),
                form,
                edition,
                version);
    }

    /** The versions of later editions in which submissions of a form are read. */
    List<String> readAhead(String form, int edition) {
        return sql.list(
                """
                select v.version from form_version v where v.form = ? and v.edition > ?
                and exists (select 1 from submission_reading r where r.form_version = v.version)""",
                row -> row.text("version"),
                form,
                edition);
    }

    /** How many are read in a version. */
    long readings(String version) {
        return sql.first(
                        "select count(*) as n from submission_reading where form_version = ?",
                        row -> row.number("n"),
                        version)
                .orElseThrow();
    }

    /** Submissions that are read in a version, behind an id, by id. */
    List<Submission> readIn(String version, long after, int most) {
        return page(
                "from submission where id in (select submission from submission_reading where form_version = ?"
                        + " and submission > ?) order by id limit ?",
                version,
                after,
                most);
    }

    /** The reading of a submission's present revision, as the submission that it would be. */
    Optional<Submission> reading(Submission submission) {
        return sql.first(
                "select form_version, series_key, day, data from submission_reading where submission = ? and revision = ?",
                row -> with(
                        submission,
                        submission.state(),
                        row.text("form_version"),
                        new Outcome(
                                SubmissionRows.json(row.text("data")),
                                row.text("series_key"),
                                row.date("day"),
                                List.of())),
                submission.id(),
                submission.revision());
    }

    /** A submission as it reads in a version. */
    static Submission with(Submission written, SubmissionState state, String version, Outcome outcome) {
        return new Submission(
                written.id(),
                written.form(),
                version,
                written.organisation(),
                written.member(),
                written.period(),
                outcome.day(),
                outcome.key(),
                outcome.data(),
                state,
                written.awaits(),
                written.changedAfterApproval(),
                written.batch(),
                written.revision(),
                written.behalf(),
                written.enteredBy(),
                written.enteredAt(),
                written.submittedAt());
    }

    /**
     * Keeps how a submission reads, in place of how it read before.
     *
     * @param migrations those that made it
     */
    void keep(Submission reading, String migrations) {
        sql.update(
                """
                insert into submission_reading (submission, revision, form_version, migrations, series_key, day, data)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (submission) do update set revision = excluded.revision,
                form_version = excluded.form_version, migrations = excluded.migrations,
                series_key = excluded.series_key, day = excluded.day, data = excluded.data""",
                reading.id(),
                reading.revision(),
                reading.formVersion(),
                migrations,
                reading.key(),
                reading.day(),
                reading.data().toString());
    }

    /** Forgets how a submission reads; false when there was nothing. */
    boolean forget(long submission) {
        return sql.update("delete from submission_reading where submission = ?", submission) > 0;
    }
}
