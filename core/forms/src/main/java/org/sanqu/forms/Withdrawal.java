package org.sanqu.forms;

import java.util.List;
import java.util.Locale;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.forms.review.ReviewRows;

/**
 * Declares what an import brought void, in one transaction.
 *
 * @param reason why, for the history of each
 */
record Withdrawal(Sql sql, Access access, SubmissionBook book, Caller caller, Message reason) {

    /** Something happened to a submission after it was imported. */
    private static final String TOUCHED = " (s.revision > 1 or s.state <> 'submitted'"
            + " or exists (select 1 from submission_review r where r.submission = s.id))";

    /** Passes when nothing has happened to what a batch brought. */
    void requireUntouched(long batch) {
        sql.first(
                        "select s.id from submission s where s.batch = ? and s.state <> 'voided' and" + TOUCHED
                                + " order by s.id limit 1",
                        row -> row.number("id"),
                        batch)
                .ifPresent(Withdrawal::refuse);
    }

    /** Annuls submissions to which nothing has happened. */
    void annul(List<Long> ids) {
        SubmissionRows rows = new SubmissionRows(sql);
        for (long id : ids) {
            Submission before = rows.withId(id).orElseThrow();
            access.require(caller, Permission.RECORD, before.organisation());
            boolean touched = before.revision() > 1
                    || before.state() != SubmissionState.SUBMITTED
                    || sql.first("select 1 as n from submission_review where submission = ?", row -> true, id)
                            .isPresent();
            if (touched || !rows.annul(id, before.revision())) {
                refuse(id);
            }
            new ReviewRows(sql)
                    .add(
                            before,
                            Review.Decision.VOIDED,
                            before.organisation(),
                            reason.in(Locale.CHINESE),
                            caller.account(),
                            null);
            book.decided(sql, rows.withId(id).orElseThrow());
        }
    }

    private static void refuse(long submission) {
        throw new Refusal(Refusal.Reason.CONFLICT, "sheet.touched", String.valueOf(submission));
    }
}
