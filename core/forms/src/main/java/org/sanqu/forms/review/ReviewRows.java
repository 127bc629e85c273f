package org.sanqu.forms.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/** The rows of decisions, inside one transaction. */
public record ReviewRows(Sql sql) {

    private static final String COLUMNS =
            "submission, revision, decision, organisation, reason, account, behalf, at from submission_review";

    /** Keeps what was decided. */
    public void add(
            Submission about,
            Review.Decision decision,
            long organisation,
            String reason,
            String account,
            String behalf) {
        sql.update(
                "insert into submission_review (submission, revision, decision, organisation, reason, account, behalf, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                about.id(),
                about.revision(),
                decision.code(),
                organisation,
                reason,
                account,
                behalf,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Everything that was decided about a submission, the oldest first. */
    public List<Review> all(long submission) {
        return sql.list("select " + COLUMNS + " where submission = ? order by id", ReviewRows::read, submission);
    }

    /** The last of those who agreed to the present revision. */
    Optional<Review> agreedLast(Submission submission) {
        return sql.first(
                "select " + COLUMNS
                        + " where submission = ? and revision = ? and decision = 'agreed' order by id desc limit 1",
                ReviewRows::read,
                submission.id(),
                submission.revision());
    }

    /** How many levels agreed to the present revision. */
    int steps(long submission) {
        return sql.first("select steps from submission where id = ?", row -> (int) row.number("steps"), submission)
                .orElseThrow();
    }

    /** One level more agrees; false when somebody else decided or revised since. */
    boolean agree(Submission before, Long next) {
        SubmissionState state = next == null ? SubmissionState.APPROVED : SubmissionState.SUBMITTED;
        return sql.update(
                        "update submission set steps = steps + 1, awaits = ?, state = ?"
                                + " where id = ? and revision = ? and state = 'submitted' and awaits = ?",
                        next,
                        state.code(),
                        before.id(),
                        before.revision(),
                        before.awaits())
                == 1;
    }

    /** In the hands of those who filled it in again, whatever it was; false when somebody else decided or revised since. */
    boolean handBack(Submission before) {
        return sql.update(
                        "update submission set state = 'returned', awaits = null, steps = 0"
                                + " where id = ? and revision = ? and state = ? and coalesce(awaits, 0) = ?",
                        before.id(),
                        before.revision(),
                        before.state().code(),
                        before.awaits() == null ? 0 : before.awaits())
                == 1;
    }

    private static Review read(Row row) {
        return new Review(
                row.number("submission"),
                (int) row.number("revision"),
                Review.Decision.valueOf(row.text("decision").toUpperCase(Locale.ROOT)),
                row.number("organisation"),
                row.text("reason"),
                row.text("account"),
                row.text("behalf"),
                row.instant("at"));
    }
}
