package org.sanqu.web.page.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sanqu.api.form.Period;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Rollup;
import org.sanqu.api.metric.RollupQuery;
import org.sanqu.api.module.Module;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.figure.Card;
import org.sanqu.web.figure.CodeLabels;
import org.sanqu.web.figure.Detail;
import org.sanqu.web.figure.Section;
import org.sanqu.web.form.PeriodField;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Lifetime;
import org.sanqu.web.page.Standpoint;
import org.sanqu.web.page.review.Flagged;
import org.sanqu.web.template.figure.JtemetricGenerated;
import org.sanqu.web.template.figure.JteoverviewGenerated;

/** The figures of an organisation for a period: all of them, or one with what it is made of. */
public final class FiguresPage {

    /** Asks for the tree of today in a past period. */
    public static final String NOW = "now";

    private static final int TREND = 6;
    private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final Comparator<String> CORE_FIRST =
            Comparator.comparing((String module) -> !module.equals("core")).thenComparing(Comparator.naturalOrder());

    /**
     * The period that is shown and how to choose another.
     *
     * @param from the first day as typed, for a free range; empty otherwise
     * @param to the last day as typed, for a free range; empty otherwise
     * @param past whether the period is over, so that the tree then and the tree now may differ
     * @param treeOf the day whose tree is used; null for the tree at the period's end
     * @param kept what addresses carry on beside organisation, period and metric; may be empty
     */
    public record When(
            Period period, PeriodField field, String from, String to, boolean past, LocalDate treeOf, String kept) {

        /** What addresses carry on beside organisation and metric. */
        public String carried() {
            return "period=" + period + (kept.isEmpty() ? "" : "&" + kept);
        }

        /** The same as names and values, without the period, for a form that asks for it. */
        public Map<String, List<String>> hidden() {
            return Parameters.parse(kept).values();
        }

        /** The same period with the tree at its end, or with the tree of today. */
        public String along(boolean now) {
            return "period=" + period + (now ? "&tree=" + NOW : "");
        }
    }

    /** Numbers before ratios, and what counts everything before what counts a part. */
    private static final Comparator<Metric> WHOLE_FIRST = Comparator.comparing(Metric::isRatio)
            .thenComparing(metric -> metric.numerator().where() != null)
            .thenComparing(Metric::id);

    private final Services services;
    private final Frames frames;

    public FiguresPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        return List.of(Route.get("/figures", this::show));
    }

    private Reply show(Exchange exchange) {
        Optional<Long> organisation = exchange.query().id("organisation").or(() -> top(exchange));
        if (organisation.isEmpty()) {
            return Reply.redirect("/organisations");
        }
        Optional<Reply> elsewhere = new Lifetime(services).elsewhere(exchange, organisation.get());
        return elsewhere.orElseGet(() -> show(exchange, organisation.get()));
    }

    private Reply show(Exchange exchange, long organisation) {
        Parameters query = exchange.query();
        When when = when(exchange, organisation);
        String metric = query.text("metric");
        String suffix = "period=" + when.period()
                + (metric.isEmpty() ? "" : "&metric=" + metric)
                + (query.text("tree").equals(NOW) ? "&tree=" + NOW : "");
        Frame frame = frames.of(exchange, organisation, "figures", suffix);
        return metric.isEmpty() ? overview(exchange, frame, when) : detail(exchange, frame, when, metric);
    }

    private Reply overview(Exchange exchange, Frame frame, When when) {
        Map<String, List<Card>> byModule = new TreeMap<>(CORE_FIRST);
        List<Metric> metrics = new ArrayList<>(services.rollups().metrics(exchange.caller()));
        metrics.sort(WHOLE_FIRST);
        for (Metric metric : metrics) {
            Rollup rollup = services.rollups().rollup(exchange.caller(), query(frame, when, metric.id()));
            byModule.computeIfAbsent(metric.module(), module -> new ArrayList<>())
                    .add(Card.of(rollup, rollup.total(), exchange.locale()));
        }
        List<Section> sections = byModule.entrySet().stream()
                .map(each -> new Section(title(each.getKey(), exchange), each.getValue()))
                .toList();
        Map<Boolean, List<Section>> byEmptiness = sections.stream().collect(Collectors.partitioningBy(Section::empty));
        Flagged flagged = Flagged.of(services, exchange, frame.organisation().id(), when.period(), metrics, "");
        return Reply.html(
                200,
                out -> JteoverviewGenerated.render(
                        out, null, frame, when, flagged, byEmptiness.get(false), byEmptiness.get(true)));
    }

    private Reply detail(Exchange exchange, Frame frame, When when, String metric) {
        Rollup rollup = services.rollups().rollup(exchange.caller(), query(frame, when, metric));
        CodeLabels codes = CodeLabels.of(rollup.metric(), services.modules().catalogue(), exchange.labels());
        List<Rollup> trend =
                services.rollups().trend(exchange.caller(), query(frame, when, metric), until(when.period()));
        Detail detail = Detail.of(rollup, trend, codes, when.kept(), exchange.locale());
        Flagged flagged = Flagged.of(
                services, exchange, frame.organisation().id(), when.period(), List.of(rollup.metric()), metric);
        return Reply.html(200, out -> JtemetricGenerated.render(out, null, frame, when, flagged, detail));
    }

    private static RollupQuery query(Frame frame, When when, String metric) {
        return new RollupQuery(
                metric,
                frame.organisation().id(),
                when.period(),
                frame.standpoint().hierarchy(),
                when.treeOf());
    }

    /** A period and those before it, the oldest first; none begins before 1900. */
    static List<Period> until(Period last) {
        LinkedList<Period> periods = new LinkedList<>(List.of(last));
        while (periods.size() < TREND && hasPrevious(periods.getFirst())) {
            periods.addFirst(periods.getFirst().previous());
        }
        return periods;
    }

    private static boolean hasPrevious(Period period) {
        return period.to().toEpochDay() - period.from().toEpochDay()
                < period.from().toEpochDay() - FIRST_DAY;
    }

    private When when(Exchange exchange, long organisation) {
        Parameters query = exchange.query();
        Period period = asked(exchange)
                .or(() -> services.rollups().latestYear(exchange.caller(), organisation))
                .or(() -> top(exchange).flatMap(top -> services.rollups().latestYear(exchange.caller(), top)))
                .orElseGet(() -> Period.of(Period.Kind.YEAR, LocalDate.now()));
        boolean range = period.kind() == Period.Kind.RANGE;
        Standpoint standpoint = Standpoint.of(exchange);
        boolean now = query.text("tree").equals(NOW);
        String tree = now ? "tree=" + NOW : "";
        String kept = tree + (now && !standpoint.query().isEmpty() ? "&" : "") + standpoint.query();
        return new When(
                period,
                PeriodField.of(null, period, exchange.labels()),
                range ? period.from().toString() : query.text("from"),
                range ? period.to().toString() : query.text("to"),
                period.to().isBefore(LocalDate.now()),
                now || !standpoint.today() ? standpoint.on() : null,
                kept);
    }

    /** The period of the address: written whole, or chosen as a range of days or a year and its part. */
    private static Optional<Period> asked(Exchange exchange) {
        Parameters query = exchange.query();
        if (query.filled("from").isPresent() || query.filled("to").isPresent()) {
            return Optional.of(parse(query.text("from") + "/" + query.text("to")));
        }
        if (query.has("year")) {
            return Optional.of(PeriodField.of(null, query, exchange.labels())
                    .period()
                    .orElseThrow(() -> HttpFault.parameter("period")));
        }
        return query.filled("period").map(FiguresPage::parse);
    }

    private static Period parse(String text) {
        return Period.parse(text).orElseThrow(() -> HttpFault.parameter("period"));
    }

    private Optional<Long> top(Exchange exchange) {
        return services.tree().tops(exchange.caller(), LocalDate.now()).stream()
                .map(Organisation::id)
                .findFirst();
    }

    private String title(String module, Exchange exchange) {
        Module found = services.modules().catalogue().modules().get(module);
        return found == null ? module : found.title(exchange.locale());
    }
}
