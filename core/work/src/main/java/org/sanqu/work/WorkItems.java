package org.sanqu.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Submission;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.WorkItem;

/** Makes items of work lists, and their order. */
final class WorkItems {

    private WorkItems() {}

    /**
     * Something that is due.
     *
     * @param note what a superior said; null for nothing
     */
    static WorkItem due(WorkItem.Kind kind, Due due, String note) {
        return new WorkItem(
                kind,
                due.form(),
                due.organisation(),
                due.member(),
                due.period(),
                due.until(),
                due.submission(),
                null,
                note);
    }

    static WorkItem submission(WorkItem.Kind kind, Submission submission) {
        return new WorkItem(
                kind,
                submission.form(),
                submission.organisation(),
                submission.member(),
                submission.period(),
                null,
                submission.id(),
                null,
                null);
    }

    static WorkItem draft(Draft draft) {
        return new WorkItem(
                WorkItem.Kind.DRAFT,
                draft.form(),
                draft.organisation(),
                draft.member(),
                draft.period(),
                null,
                draft.id(),
                draft.submission(),
                null);
    }

    /** The order within a kind: by deadline, form, organisation, member, period; it tells every two items apart. */
    static String key(WorkItem item) {
        return "%s|%s|%018d|%018d|%s|%018d"
                .formatted(
                        item.until() == null ? "" : item.until(),
                        item.form(),
                        item.organisation(),
                        item.member() == null ? 0 : item.member(),
                        item.period() == null ? "" : item.period(),
                        item.id() == null ? 0 : item.id());
    }

    static List<WorkItem> sorted(List<WorkItem> items) {
        record Keyed(String key, WorkItem item) {}
        List<Keyed> keyed = new ArrayList<>();
        items.forEach(item -> keyed.add(new Keyed(key(item), item)));
        keyed.sort(Comparator.comparing(Keyed::key));
        return keyed.stream().map(Keyed::item).toList();
    }
}
