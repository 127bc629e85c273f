package org.sanqu.forms.review;

import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Substitutes;

/** Who may decide about a submission as it stands. Thread-safe. */
record Competence(Store store, Access access, Approvers approvers, Substitutes substitutes) {

    Reviewer reviewer(Caller caller) {
        return new Reviewer(access, caller, substitutes.principals(caller));
    }

    /** For which organisation it is decided: the one that is awaited, of what is only filed the superior, of what is approved who agreed last. */
    long organisation(Submission submission) {
        if (submission.state() == SubmissionState.APPROVED) {
            return store.read(sql -> new ReviewRows(sql).agreedLast(submission))
                    .map(Review::organisation)
                    .orElse(submission.organisation());
        }
        return submission.awaits() == null ? approvers.superior(submission.organisation()) : submission.awaits();
    }

    boolean may(Caller caller, Submission submission) {
        Reviewer reviewer = reviewer(caller);
        long organisation = organisation(submission);
        return reviewer.reviews(organisation) && !isOwn(reviewer, submission, organisation);
    }

    private boolean isOwn(Reviewer reviewer, Submission submission, long organisation) {
        Map<Long, Long> one = Map.of(submission.id(), organisation);
        return !store.read(sql -> reviewer.own(sql, one)).isEmpty();
    }

    /**
     * Passes when the caller may decide.
     *
     * @return for which organisation
     * @throws Refusal FORBIDDEN otherwise
     */
    long require(Caller caller, Submission submission) {
        long organisation = organisation(submission);
        access.require(caller, Permission.REVIEW, organisation);
        if (isOwn(reviewer(caller), submission, organisation)) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "review.own");
        }
        return organisation;
    }
}
