package org.sanqu.forms.review;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Reviews;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Substitutes;
import org.sanqu.forms.Confidence;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.SubmissionBook;
import org.sanqu.forms.list.StandIns;

/** Decisions in the database, each with its facts in one transaction. */
@Component(service = Reviews.class)
public final class StoredReviews implements Reviews {

    static final int REMARK = 500;
    private static final int AT_ONCE = 200;
    private static final int COUNTED = 1_000;

    private final Store store;
    private final Hierarchies hierarchies;
    private final Confidence confidence;
    private final Competence competence;
    private final Decisions decisions;
    private final ChangedSubmissions changed;
    private volatile StandIns closed;

    @Activate
    public StoredReviews(
            @Reference Store store,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference Submissions submissions,
            @Reference FormArchive archive,
            @Reference Approvers approvers,
            @Reference SubmissionBook book,
            @Reference Confidence confidence,
            @Reference Substitutes substitutes) {
        this.store = store;
        this.hierarchies = hierarchies;
        this.confidence = confidence;
        this.competence = new Competence(store, access, approvers, substitutes);
        this.decisions = new Decisions(store, access, submissions, archive, approvers, book, competence);
        this.changed = new ChangedSubmissions(store, access, hierarchies, confidence);
    }

    @Override
    public Page<Submission> waiting(Caller caller, String form, String after, int size) {
        if (size < 1 || size > AT_ONCE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "submission.page-size", AT_ONCE);
        }
        Waiting waiting = waiting(caller, form);
        return store.read(sql -> waiting.page(sql, after, size, confidence.trusted(sql, caller)));
    }

    @Override
    public int count(Caller caller) {
        Waiting waiting = waiting(caller, null);
        return store.read(sql -> waiting.count(sql, COUNTED, confidence.trusted(sql, caller)));
    }

    private Waiting waiting(Caller caller, String form) {
        StandIns present = StandIns.of(hierarchies.current(Hierarchy.FORMAL), closed);
        closed = present;
        return new Waiting(present, competence.reviewer(caller), form);
    }

    @Override
    public Map<Long, Message> agree(Caller caller, Map<Long, Integer> revisions, String remark) {
        if (revisions.size() > AT_ONCE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "review.too-many", AT_ONCE);
        }
        String said = Remark.optional(remark, REMARK);
        Map<Long, Message> refused = new LinkedHashMap<>();
        revisions.forEach((submission, revision) -> {
            try {
                decisions.agree(caller, submission, revision, said);
            } catch (Refusal refusal) {
                refused.put(submission, refusal.text());
            }
        });
        return refused;
    }

    @Override
    public Submission giveBack(Caller caller, long submission, int revision, String reason) {
        return decisions.handBack(
                caller, submission, revision, SubmissionState.SUBMITTED, Review.Decision.RETURNED, reason);
    }

    @Override
    public Submission reopen(Caller caller, long submission, int revision, String reason) {
        return decisions.handBack(
                caller, submission, revision, SubmissionState.APPROVED, Review.Decision.REOPENED, reason);
    }

    @Override
    public List<String> possible(Caller caller, Submission submission) {
        boolean open = submission.state() == SubmissionState.SUBMITTED;
        if (!open && submission.state() != SubmissionState.APPROVED || !competence.may(caller, submission)) {
            return List.of();
        }
        if (!open) {
            return List.of("reopen");
        }
        return submission.awaits() == null ? List.of("give-back") : List.of("agree", "give-back");
    }

    @Override
    public List<Submission> changed(
            Caller caller, Collection<String> forms, long organisation, Period period, int most) {
        return changed.list(caller, forms, organisation, period, most);
    }

    @Override
    public int countChanged(Caller caller, Collection<String> forms, long organisation, Period period) {
        return changed.count(caller, forms, organisation, period, COUNTED);
    }
}
