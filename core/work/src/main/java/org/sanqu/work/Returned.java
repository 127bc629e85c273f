package org.sanqu.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Page;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Revision;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.WorkItem;

/** What was given back to somebody: to one of their own organisations, or entered by themselves for one below. Thread-safe. */
@Component(service = Returned.class)
public final class Returned {

    private static final int PAGE = 200;
    private static final int PAGES = 5;

    private final Submissions submissions;
    private final Access access;

    @Activate
    public Returned(@Reference Submissions submissions, @Reference Access access) {
        this.submissions = submissions;
        this.access = access;
    }

    /** The newest, of a thousand below each of the highest organisations on which somebody may record. */
    List<Submission> of(Caller caller, Set<Long> own) {
        Map<Long, Submission> found = new LinkedHashMap<>();
        for (long top : access.tops(caller, Permission.RECORD)) {
            String after = null;
            int pages = 0;
            do {
                Page<Submission> page = submissions.page(
                        caller,
                        new SubmissionQuery(top, null, null, Set.of(SubmissionState.RETURNED), null, after, PAGE));
                page.items().stream()
                        .filter(each -> own.contains(each.organisation())
                                || each.enteredBy().equals(caller.account()))
                        .forEach(each -> found.put(each.id(), each));
                after = page.next();
                pages++;
            } while (after != null && pages < PAGES);
        }
        return new ArrayList<>(found.values());
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
