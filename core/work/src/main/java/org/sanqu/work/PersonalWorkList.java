package org.sanqu.work;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Drafts;
import org.sanqu.api.form.Reviews;
import org.sanqu.api.form.Submission;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.WorkItem;
import org.sanqu.api.work.WorkItem.Kind;
import org.sanqu.api.work.WorkList;

/** Work lists, put together when somebody looks and kept until something that they tell changes. */
@Component(service = WorkList.class)
public final class PersonalWorkList implements WorkList {

    private static final int LARGEST_PAGE = 200;
    private static final int MOST_KEPT = 500;

    private final Urgings urgings;
    private final OwnPlaces places;
    private final OwnDues dues;
    private final Returned returned;
    private final Reviews reviews;
    private final Drafts drafts;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    @Activate
    public PersonalWorkList(
            @Reference Urgings urgings,
            @Reference OwnPlaces places,
            @Reference OwnDues dues,
            @Reference Returned returned,
            @Reference Reviews reviews,
            @Reference Drafts drafts) {
        this.urgings = urgings;
        this.places = places;
        this.dues = dues;
        this.returned = returned;
        this.reviews = reviews;
        this.drafts = drafts;
    }

    @Override
    public Page<WorkItem> page(Caller caller, Kind kind, String after, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "work.page-size", LARGEST_PAGE);
        }
        WorkCursor from = WorkCursor.read(after);
        List<WorkItem> items = new ArrayList<>();
        for (Kind each : Kind.values()) {
            boolean wanted = kind == null || kind == each;
            if (wanted && each.compareTo(from.kind()) >= 0) {
                String key = each == from.kind() ? from.key() : "";
                Page<WorkItem> page = part(caller, each, key, size - items.size());
                items.addAll(page.items());
                if (page.next() != null) {
                    return new Page<>(items, new WorkCursor(each, page.next()).written());
                }
                if (items.size() == size) {
                    return new Page<>(items, kind == null && isMore(caller, each) ? next(each) : null);
                }
            }
        }
        return new Page<>(items, null);
    }

    private boolean isMore(Caller caller, Kind last) {
        return counts(caller).keySet().stream().anyMatch(kind -> kind.compareTo(last) > 0);
    }

    private static String next(Kind last) {
        return new WorkCursor(Kind.values()[last.ordinal() + 1], "").written();
    }

    private Page<WorkItem> part(Caller caller, Kind kind, String after, int size) {
        if (kind == Kind.REVIEW) {
            return reviews.waiting(caller, null, after.isEmpty() ? null : after, size)
                    .map(waiting -> WorkItems.submission(Kind.REVIEW, waiting));
        }
        List<WorkItem> all = all(caller, kind);
        List<WorkItem> found = new ArrayList<>();
        for (WorkItem item : all) {
            if (WorkItems.key(item).compareTo(after) > 0) {
                if (found.size() == size) {
                    return new Page<>(found, WorkItems.key(found.get(size - 1)));
                }
                found.add(kind == Kind.RETURNED ? returned.withReason(caller, item) : item);
            }
        }
        return new Page<>(found, null);
    }

    private List<WorkItem> all(Caller caller, Kind kind) {
        return kind == Kind.DRAFT ? drafts(caller) : kept(caller).getOrDefault(kind, List.of());
    }

    private List<WorkItem> drafts(Caller caller) {
        return WorkItems.sorted(
                drafts.places(caller).stream().map(WorkItems::draft).toList());
    }

    @Override
    public Map<Kind, Long> counts(Caller caller) {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        kept(caller).forEach((kind, items) -> counts.put(kind, (long) items.size()));
        counts.put(Kind.REVIEW, (long) reviews.count(caller));
        counts.put(Kind.DRAFT, (long) drafts.count(caller));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private Map<Kind, List<WorkItem>> kept(Caller caller) {
        Set<Long> own = places.of(caller, Permission.RECORD);
        Stamp stamp = new Stamp(dues.of(own), returned.of(caller, own), urgings.revision(), places.formal());
        synchronized (kept) {
            Kept present = kept.get(caller.account());
            if (present != null && present.stamp.isSame(stamp)) {
                return present.items;
            }
        }
        Map<Kind, List<WorkItem>> items = read(stamp);
        synchronized (kept) {
            kept.put(caller.account(), new Kept(stamp, items));
        }
        return items;
    }

    private Map<Kind, List<WorkItem>> read(Stamp stamp) {
        Map<Kind, List<WorkItem>> items = new EnumMap<>(Kind.class);
        for (Due due : stamp.dues) {
            Kind kind = due.state() == Due.State.OVERDUE ? Kind.OVERDUE : Kind.DUE;
            String urged = urgings.text(due.form(), due.period(), stamp.formal, due.organisation());
            items.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(WorkItems.due(kind, due, urged));
        }
        items.put(
                Kind.RETURNED,
                stamp.returned.stream()
                        .map(submission -> WorkItems.submission(Kind.RETURNED, submission))
                        .toList());
        items.replaceAll((kind, some) -> WorkItems.sorted(some));
        return items;
    }

    /** What a list was made of; whoever made the parts answers the same object while nothing changes. */
    private record Stamp(List<Due> dues, List<Submission> returned, long urgings, Hierarchy formal) {

        boolean isSame(Stamp other) {
            return dues == other.dues
                    && returned == other.returned
                    && urgings == other.urgings
                    && formal == other.formal;
        }
    }

    private record Kept(Stamp stamp, Map<Kind, List<WorkItem>> items) {}
}
