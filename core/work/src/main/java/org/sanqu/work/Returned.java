package org.sanqu.work;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Revision;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.WorkItem;

/** What was given back to somebody: to one of their own organisations, or entered by themselves for one below. Thread-safe. */
@Component(service = Returned.class)
public final class Returned {

    private static final int MOST = 1_000;
    private static final int MOST_KEPT = 500;
    private static final int CHUNK = 500;
    private static final String SELECT = "select id from submission where state = 'returned' and ";

    private final Store store;
    private final Submissions submissions;
    private final Filed filed;
    private final Access access;
    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Kept(long revision, Instant until, Set<Long> own, List<Submission> found) {}

    @Activate
    public Returned(
            @Reference Store store,
            @Reference Submissions submissions,
            @Reference Filed filed,
            @Reference Access access) {
        this(store, submissions, filed, access, Clock.systemDefaultZone());
    }

    Returned(Store store, Submissions submissions, Filed filed, Access access, Clock clock) {
        this.store = store;
        this.submissions = submissions;
        this.filed = filed;
        this.access = access;
        this.clock = clock;
    }

    /** The newest thousand; the same list as long as nothing changes, which is looked at once a minute for the sake of other nodes. */
    List<Submission> of(Caller caller, Set<Long> own) {
        long revision = filed.revision();
        Instant now = clock.instant();
        Kept before;
        synchronized (kept) {
            before = kept.get(caller.account());
        }
        if (before != null && before.revision == revision && before.own.equals(own) && !now.isAfter(before.until)) {
            return before.found;
        }
        List<Submission> read = read(caller, own);
        List<Submission> found = before != null && before.found.equals(read) ? before.found : read;
        synchronized (kept) {
            kept.put(caller.account(), new Kept(revision, now.plus(OwnDues.KEPT), Set.copyOf(own), found));
        }
        return found;
    }

    private List<Submission> read(Caller caller, Set<Long> own) {
        List<Long> ids =
                store.read(sql -> ids(sql, caller, own)).stream().limit(MOST).toList();
        // those that are confidential, and not to the caller, are left out
        return submissions.list(caller, ids).stream()
                .filter(submission -> submission.state() == SubmissionState.RETURNED)
                .filter(submission -> access.allows(caller, Permission.RECORD, submission.organisation()))
                .sorted(Comparator.comparingLong(Submission::id).reversed())
                .toList();
    }

    /** The newest first. */
    private static Set<Long> ids(Sql sql, Caller caller, Set<Long> own) {
        Set<Long> ids = new TreeSet<>(Collections.reverseOrder());
        ids.addAll(sql.list(SELECT + "entered_by = ?", row -> row.number("id"), caller.account()));
        List<Long> all = List.copyOf(own);
        for (int i = 0; i < all.size(); i += CHUNK) {
            List<Long> some = all.subList(i, Math.min(all.size(), i + CHUNK));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            ids.addAll(sql.list(SELECT + "organisation in (" + marks + ")", row -> row.number("id"), some.toArray()));
        }
        return ids;
    }

    /** With what was said when it was given back. */
    WorkItem withReason(Caller caller, WorkItem item) {
        String reason = null;
        for (Revision revision : submissions.history(caller, item.id())) {
            for (Review review : revision.reviews()) {
                boolean back =
                        review.decision() == Review.Decision.RETURNED || review.decision() == Review.Decision.REOPENED;
                reason = back ? review.reason() : reason;
            }
        }
        return new WorkItem(
                item.kind(),
                item.form(),
                item.organisation(),
                item.member(),
                item.period(),
                item.until(),
                item.id(),
                item.revised(),
                reason);
    }
}
