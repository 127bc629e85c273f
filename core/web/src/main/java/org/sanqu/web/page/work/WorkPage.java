package org.sanqu.web.page.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.Page;
import org.sanqu.api.form.Form;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.WorkItem;
import org.sanqu.api.work.WorkItem.Kind;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.Told;
import org.sanqu.web.template.work.JtelistGenerated;

/** What the reader has to do, the most urgent first; the page that everything begins with. */
public final class WorkPage {

    private static final int FEW = 8;
    private static final int SIZE = 50;
    private static final int MOST_PLACES = 8;

    /**
     * Something to do.
     *
     * @param href where it is done
     * @param about whom or whose: the organisation and the member
     * @param left how long there is, or how long it is over; empty for no deadline
     * @param note what a superior or reviewer said; null for nothing
     */
    public record Line(
            String href, String title, String about, String period, String until, String left, String note) {}

    /** The things of one kind. */
    public record Group(Kind kind, long count, List<Line> lines, String next) {}

    /**
     * The page.
     *
     * @param only the kind that is listed whole; null for a few of each
     * @param first whether it is the first page of that kind
     * @param principals the titles of those for whom the reader acts today
     * @param places the organisations whose completeness the reader can look at
     */
    public record View(
            Chrome chrome,
            List<Group> groups,
            Kind only,
            boolean first,
            List<String> principals,
            List<Organisation> places) {

        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }
    }

    private final Services services;

    public WorkPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/", this::show), Route.get("/work", this::show));
    }

    private Reply show(Exchange exchange) {
        Kind only = exchange.query().filled("kind").map(WorkPage::kind).orElse(null);
        String after = exchange.query().filled("after").orElse(null);
        Map<Kind, Long> counts = services.workList().counts(exchange.caller());
        List<Group> groups = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            boolean shown = only == null ? counts.containsKey(kind) : only == kind;
            if (shown) {
                groups.add(group(exchange, kind, counts.getOrDefault(kind, 0L), only == null ? null : after, only));
            }
        }
        View view = new View(
                Chrome.of(exchange, "work", services.access()),
                groups,
                only,
                after == null,
                services.substitutes().principals(exchange.caller()),
                places(exchange));
        return Reply.html(200, out -> JtelistGenerated.render(out, null, view));
    }

    private static Kind kind(String code) {
        try {
            return Kind.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw HttpFault.parameter("kind");
        }
    }

    private Group group(Exchange exchange, Kind kind, long count, String after, Kind only) {
        Page<WorkItem> page = services.workList().page(exchange.caller(), kind, after, only == null ? FEW : SIZE);
        return new Group(kind, count, lines(exchange, page.items()), page.next());
    }

    private List<Line> lines(Exchange exchange, List<WorkItem> items) {
        Map<Long, String> places =
                Places.names(services, exchange, items.stream().map(WorkItem::organisation));
        Set<Long> about =
                items.stream().map(WorkItem::member).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, String> members = about.isEmpty()
                ? Map.of()
                : services.members().list(exchange.caller(), about, LocalDate.now()).stream()
                        .collect(Collectors.toMap(Member::id, Member::name));
        return items.stream().map(item -> line(exchange, item, places, members)).toList();
    }

    private Line line(Exchange exchange, WorkItem item, Map<Long, String> places, Map<Long, String> members) {
        Optional<Form> form = services.modules().catalogue().form(item.form());
        String member = item.member() == null ? "" : members.getOrDefault(item.member(), "");
        String place = places.getOrDefault(item.organisation(), "");
        return new Line(
                href(item),
                form.map(found -> found.title(exchange.locale())).orElse(item.form()),
                member.isEmpty() ? place : member + " · " + place,
                Told.period(exchange.labels(), item.period()),
                Told.until(item.until()),
                Told.left(exchange.labels(), item.until()),
                item.note());
    }

    private static String href(WorkItem item) {
        return switch (item.kind()) {
            case OVERDUE, DUE -> fill(item, item.period() == null ? "" : "period=" + item.period());
            case RETURNED -> "/submissions/" + item.id() + "/edit";
            case REVIEW -> "/submissions/" + item.id();
            case DRAFT ->
                item.revised() == null
                        ? fill(item, "draft=" + item.id())
                        : "/submissions/" + item.revised() + "/edit?draft=" + item.id();
        };
    }

    private static String fill(WorkItem item, String query) {
        String member = item.member() == null ? "" : "member=" + item.member();
        String both = member.isEmpty() || query.isEmpty() ? member + query : member + "&" + query;
        return "/organisations/" + item.organisation() + "/forms/" + item.form() + (both.isEmpty() ? "" : "?" + both);
    }

    private List<Organisation> places(Exchange exchange) {
        List<Long> tops = services.access().tops(exchange.caller(), Permission.READ).stream()
                .limit(MOST_PLACES)
                .toList();
        return services.tree().list(exchange.caller(), tops, LocalDate.now());
    }
}
