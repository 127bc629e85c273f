package org.sanqu.forms.review;

import java.util.List;
import java.util.function.Predicate;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.SubmissionBook;
import org.sanqu.forms.SubmissionRows;

/** Agreeing, giving back and opening again, each in one transaction with what figures say. Thread-safe. */
record Decisions(
        Store store,
        Access access,
        Submissions submissions,
        FormArchive archive,
        Approvers approvers,
        SubmissionBook book,
        Competence competence) {

    /** Agrees, for the level that is awaited; the last one approves. */
    void agree(Caller caller, long submission, int revision, String remark) {
        Submission before = seen(caller, submission, revision);
        if (before.state() != SubmissionState.SUBMITTED || before.awaits() == null) {
            throw refusedNow(before);
        }
        long reviewer = competence.require(caller, before);
        List<Long> all =
                approvers.of(archive.version(before.formVersion()).orElseThrow().approval(), before.organisation());
        decide(caller, before, Review.Decision.AGREED, reviewer, remark, rows -> {
            int at = all.indexOf(approvers.present(reviewer));
            int next = (at >= 0 ? at : rows.steps(submission)) + 1;
            return rows.agree(before, next < all.size() ? all.get(next) : null);
        });
    }

    /** Hands a submission that is in a state back to those who filled it in. */
    Submission handBack(
            Caller caller,
            long submission,
            int revision,
            SubmissionState state,
            Review.Decision decision,
            String reason) {
        Submission before = seen(caller, submission, revision);
        if (before.state() != state) {
            throw refusedNow(before);
        }
        long reviewer = competence.require(caller, before);
        String why = Remark.required(reason, StoredReviews.REMARK);
        return decide(caller, before, decision, reviewer, why, rows -> rows.handBack(before));
    }

    /** The submission, as the reviewer saw it. */
    private Submission seen(Caller caller, long submission, int revision) {
        Submission before = submissions.get(caller, submission);
        if (before.revision() != revision) {
            throw changed();
        }
        return before;
    }

    private Submission decide(
            Caller caller,
            Submission before,
            Review.Decision decision,
            long reviewer,
            String why,
            Predicate<ReviewRows> change) {
        String behalf = access.behalf(caller, Permission.REVIEW, reviewer).orElse(null);
        return store.write(sql -> {
            ReviewRows rows = new ReviewRows(sql);
            if (!change.test(rows)) {
                throw changed();
            }
            rows.add(before, decision, reviewer, why, caller.account(), behalf);
            Submission decided = new SubmissionRows(sql).withId(before.id()).orElseThrow();
            book.decided(sql, decided);
            return decided;
        });
    }

    private static Refusal changed() {
        return new Refusal(Refusal.Reason.CONFLICT, "review.changed");
    }

    /** In this state there is nothing of the kind to decide. */
    private static Refusal refusedNow(Submission submission) {
        String state = submission.state() == SubmissionState.SUBMITTED && submission.awaits() == null
                ? "filed"
                : submission.state().code();
        return new Refusal(Refusal.Reason.CONFLICT, "review.not-" + state);
    }
}
