package org.sanqu.forms.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
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
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Substitutes;
import org.sanqu.forms.Confidence;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.SubmissionBook;
import org.sanqu.forms.SubmissionRows;
import org.sanqu.forms.list.StandIns;

/** Decisions in the database, each with its facts in one transaction. */
@Component(service = Reviews.class)
public final class StoredReviews implements Reviews {

    private static final int REMARK = 500;
    private static final int AT_ONCE = 200;
    private static final int COUNTED = 1_000;

    private final Store store;
    private final Access access;
    private final Hierarchies hierarchies;
    private final Submissions submissions;
    private final FormArchive archive;
    private final Approvers approvers;
    private final SubmissionBook book;
    private final Confidence confidence;
    private final Substitutes substitutes;
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
        this.access = access;
        this.hierarchies = hierarchies;
        this.submissions = submissions;
        this.archive = archive;
        this.approvers = approvers;
        this.book = book;
        this.confidence = confidence;
        this.substitutes = substitutes;
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
        return new Waiting(
                present,
                access.tops(caller, Permission.REVIEW),
                organisation -> access.allows(caller, Permission.REVIEW, organisation),
                caller.account(),
                form);
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
                agree(caller, submission, revision, said);
            } catch (Refusal refusal) {
                refused.put(submission, refusal.text());
            }
        });
        return refused;
    }

    private void agree(Caller caller, long submission, int revision, String remark) {
        Submission before = seen(caller, submission, revision);
        if (before.state() != SubmissionState.SUBMITTED || before.awaits() == null) {
            throw refusedNow(before);
        }
        long reviewer = before.awaits();
        require(caller, before, reviewer);
        List<Long> all =
                approvers.of(archive.version(before.formVersion()).orElseThrow().approval(), before.organisation());
        decide(caller, before, Review.Decision.AGREED, reviewer, remark, rows -> {
            int at = all.indexOf(approvers.present(reviewer));
            int next = (at >= 0 ? at : rows.steps(submission)) + 1;
            return rows.agree(before, next < all.size() ? all.get(next) : null);
        });
    }

    @Override
    public Submission giveBack(Caller caller, long submission, int revision, String reason) {
        Submission before = seen(caller, submission, revision);
        if (before.state() != SubmissionState.SUBMITTED) {
            throw refusedNow(before);
        }
        long reviewer = reviewer(before);
        require(caller, before, reviewer);
        String why = Remark.required(reason, REMARK);
        return decide(caller, before, Review.Decision.RETURNED, reviewer, why, rows -> rows.giveBack(before));
    }

    /** The one that decides about what is submitted: whom it awaits, and of what is only filed the superior. */
    private long reviewer(Submission submission) {
        return submission.awaits() == null ? approvers.superior(submission.organisation()) : submission.awaits();
    }

    @Override
    public Submission reopen(Caller caller, long submission, int revision, String reason) {
        Submission before = seen(caller, submission, revision);
        if (before.state() != SubmissionState.APPROVED) {
            throw refusedNow(before);
        }
        long reviewer = agreedLast(before);
        require(caller, before, reviewer);
        String why = Remark.required(reason, REMARK);
        return decide(caller, before, Review.Decision.REOPENED, reviewer, why, rows -> rows.reopen(before));
    }

    private long agreedLast(Submission approved) {
        return store.read(sql -> new ReviewRows(sql).agreedLast(approved))
                .map(Review::organisation)
                .orElse(approved.organisation());
    }

    @Override
    public List<String> possible(Caller caller, Submission submission) {
        List<String> possible = new ArrayList<>();
        if (submission.state() == SubmissionState.SUBMITTED && may(caller, submission, reviewer(submission))) {
            if (submission.awaits() != null) {
                possible.add("agree");
            }
            possible.add("give-back");
        }
        if (submission.state() == SubmissionState.APPROVED && may(caller, submission, agreedLast(submission))) {
            possible.add("reopen");
        }
        return possible;
    }

    private boolean may(Caller caller, Submission submission, long reviewer) {
        return access.allows(caller, Permission.REVIEW, reviewer) && !isOwn(caller, submission, reviewer);
    }

    /** Whether they filled it in, or act for who did and could not review it otherwise. */
    private boolean isOwn(Caller caller, Submission submission, long reviewer) {
        return submission.enteredBy().equals(caller.account())
                || access.behalf(caller, Permission.REVIEW, reviewer).isPresent()
                        && substitutes.principals(caller).contains(submission.enteredBy());
    }

    private void require(Caller caller, Submission submission, long reviewer) {
        access.require(caller, Permission.REVIEW, reviewer);
        if (isOwn(caller, submission, reviewer)) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "review.own");
        }
    }

    @Override
    public List<Submission> changed(
            Caller caller, Collection<String> forms, long organisation, Period period, int most) {
        return changed(caller, organisation, (sql, below) -> {
            List<Submission> found = new ArrayList<>();
            Predicate<Submission> opens = confidence.trusted(sql, caller);
            new ChangedRows(sql).each(forms, period, below, id -> {
                new SubmissionRows(sql).withId(id).filter(opens).ifPresent(found::add);
                return found.size() < most;
            });
            return found;
        });
    }

    @Override
    public int countChanged(Caller caller, Collection<String> forms, long organisation, Period period) {
        return changed(caller, organisation, (sql, below) -> {
            int[] count = new int[1];
            new ChangedRows(sql).each(forms, period, below, id -> ++count[0] < COUNTED);
            return count[0];
        });
    }

    private <T> T changed(Caller caller, long organisation, BiFunction<Sql, LongPredicate, T> read) {
        access.require(caller, Permission.READ, organisation);
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        int top = tree.standIn(organisation);
        LongPredicate below = each -> {
            int standIn = tree.standIn(each);
            return each == organisation || top >= 0 && standIn >= 0 && tree.contains(top, standIn);
        };
        return store.read(sql -> read.apply(sql, below));
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
            Function<ReviewRows, Boolean> change) {
        String behalf = access.behalf(caller, Permission.REVIEW, reviewer).orElse(null);
        return store.write(sql -> {
            ReviewRows rows = new ReviewRows(sql);
            if (!change.apply(rows)) {
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
