package org.sanqu.work;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
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
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Drafts;
import org.sanqu.api.form.Reviews;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.WorkItem;
import org.sanqu.api.work.WorkItem.Kind;
import org.sanqu.api.work.WorkList;

/** Work lists, put together when somebody looks and kept until something changes, a minute at most. */
@Component(service = WorkList.class)
public final class PersonalWorkList implements WorkList {

    private static final int LARGEST_PAGE = 200;
    private static final int MOST_KEPT = 500;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Modules modules;
    private final Ledgers ledgers;
    private final Extensions extensions;
    private final Urgings urgings;
    private final OwnPlaces places;
    private final OwnDues dues;
    private final Returned returned;
    private final Reviews reviews;
    private final Drafts drafts;
    private final Filed filed;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    @Activate
    public PersonalWorkList(
            @Reference Modules modules,
            @Reference Ledgers ledgers,
            @Reference Extensions extensions,
            @Reference Urgings urgings,
            @Reference OwnPlaces places,
            @Reference OwnDues dues,
            @Reference Returned returned,
            @Reference Reviews reviews,
            @Reference Drafts drafts,
            @Reference Filed filed) {
        this.modules = modules;
        this.ledgers = ledgers;
        this.extensions = extensions;
        this.urgings = urgings;
        this.places = places;
        this.dues = dues;
        this.returned = returned;
        this.reviews = reviews;
        this.drafts = drafts;
        this.filed = filed;
    }

    @Override
    public Page<WorkItem> page(Caller caller, Kind kind, String after, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "work.page-size", LARGEST_PAGE);
        }
        Cursor from = Cursor.read(after);
        List<WorkItem> items = new ArrayList<>();
        for (Kind each : Kind.values()) {
            boolean wanted = kind == null || kind == each;
            if (wanted && each.compareTo(from.kind) >= 0) {
                String key = each == from.kind ? from.key : "";
                Page<WorkItem> page = part(caller, each, key, size - items.size());
                items.addAll(page.items());
                if (page.next() != null) {
                    return new Page<>(items, new Cursor(each, page.next()).written());
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
        return new Cursor(Kind.values()[last.ordinal() + 1], "").written();
    }

    private Page<WorkItem> part(Caller caller, Kind kind, String after, int size) {
        if (kind == Kind.REVIEW) {
            return reviews.waiting(caller, null, after.isEmpty() ? null : after, size)
                    .map(waiting -> item(Kind.REVIEW, waiting, null));
        }
        List<WorkItem> all = all(caller, kind);
        List<WorkItem> found = new ArrayList<>();
        for (WorkItem item : all) {
            if (key(item).compareTo(after) > 0) {
                if (found.size() == size) {
                    return new Page<>(found, key(found.get(size - 1)));
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
        return drafts.places(caller).stream()
                .map(PersonalWorkList::item)
                .sorted(Comparator.comparing(PersonalWorkList::key))
                .toList();
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
        Stamp stamp = new Stamp(
                filed.revision(),
                modules.catalogue().revision(),
                extensions.revision(),
                urgings.revision(),
                ledgers.today(),
                places.access().grants(caller));
        Instant now = ledgers.clock().instant();
        synchronized (kept) {
            Kept present = kept.get(caller.account());
            if (present != null && present.stamp.equals(stamp) && now.isBefore(present.until)) {
                return present.items;
            }
        }
        Map<Kind, List<WorkItem>> items = read(caller);
        synchronized (kept) {
            kept.put(caller.account(), new Kept(stamp, now.plus(KEPT), items));
        }
        return items;
    }

    private Map<Kind, List<WorkItem>> read(Caller caller) {
        Set<Long> own = places.of(caller, Permission.RECORD);
        Map<Kind, List<WorkItem>> items = new EnumMap<>(Kind.class);
        for (Due due : dues.of(own)) {
            Kind kind = due.state() == Due.State.OVERDUE ? Kind.OVERDUE : Kind.DUE;
            items.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(item(kind, due));
        }
        List<WorkItem> back = returned.of(caller, own).stream()
                .map(submission -> item(Kind.RETURNED, submission, null))
                .toList();
        items.put(Kind.RETURNED, new ArrayList<>(back));
        items.values().forEach(each -> each.sort(Comparator.comparing(PersonalWorkList::key)));
        return items;
    }

    private WorkItem item(Kind kind, Due due) {
        String urged = urgings.text(due.form(), due.period(), places.formal(), due.organisation());
        return new WorkItem(
                kind,
                due.form(),
                due.organisation(),
                due.member(),
                due.period(),
                due.until(),
                due.submission(),
                null,
                urged);
    }

    private static WorkItem item(Kind kind, Submission submission, String note) {
        return new WorkItem(
                kind,
                submission.form(),
                submission.organisation(),
                submission.member(),
                submission.period(),
                null,
                submission.id(),
                null,
                note);
    }

    private static WorkItem item(Draft draft) {
        return new WorkItem(
                Kind.DRAFT,
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
    private static String key(WorkItem item) {
        return "%s|%s|%018d|%018d|%s|%018d"
                .formatted(
                        item.until() == null ? "" : item.until(),
                        item.form(),
                        item.organisation(),
                        item.member() == null ? 0 : item.member(),
                        item.period() == null ? "" : item.period(),
                        item.id() == null ? 0 : item.id());
    }

    /** Where a page ended: a kind and what was last of it, nothing for before its first. */
    private record Cursor(Kind kind, String key) {

        static Cursor read(String text) {
            if (text == null) {
                return new Cursor(Kind.values()[0], "");
            }
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int space = plain.indexOf(' ');
                return new Cursor(Kind.valueOf(plain.substring(0, space)), plain.substring(space + 1));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new Refusal(Refusal.Reason.MALFORMED, "work.cursor");
            }
        }

        String written() {
            byte[] plain = (kind.name() + " " + key).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
        }
    }

    private record Stamp(
            long filed, long catalogue, long extensions, long urgings, LocalDate day, List<Grant> grants) {}

    private record Kept(Stamp stamp, Instant until, Map<Kind, List<WorkItem>> items) {}
}
