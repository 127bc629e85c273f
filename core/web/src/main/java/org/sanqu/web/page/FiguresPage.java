package org.sanqu.web.page;

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
import org.sanqu.api.organisation.Hierarchy;
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
import org.sanqu.web.template.figure.JtemetricGenerated;
import org.sanqu.web.template.figure.JteoverviewGenerated;

/** The figures of an organisation for a period: all of them, or one with what it is made of. */
public final class FiguresPage {

    private static final int TREND = 6;
    private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final Comparator<String> CORE_FIRST =
            Comparator.comparing((String module) -> !module.equals("core")).thenComparing(Comparator.naturalOrder());

    /**
     * The period that is shown and how to choose another.
     *
     * @param range the first and last day as typed, for a free range; empty strings otherwise
     */
    public record When(Period period, PeriodField field, String from, String to) {}

    /** Numbers before ratios, and what counts everything before what counts a part. */
    private static final Comparator<Metric> WHOLE_FIRST = Comparator.comparing(Metric::isRatio)
            .thenComparing(metric -> metric.numerator().where() != null)
            .thenComparing(Metric::id);

    private final Services services;
    private final Frames frames;

    FiguresPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    List<Route> routes() {
        return List.of(Route.get("/figures", this::show));
    }

    private Reply show(Exchange exchange) {
        Parameters query = exchange.query();
        Optional<Long> organisation = query.id("organisation").or(() -> top(exchange));
        if (organisation.isEmpty()) {
            return Reply.redirect("/organisations");
        }
        When when = when(exchange, organisation.get());
        String metric = query.text("metric");
        String suffix = "&period=" + when.period() + (metric.isEmpty() ? "" : "&metric=" + metric);
        Frame frame = frames.of(exchange, organisation.get(), "figures", suffix);
        return metric.isEmpty() ? overview(exchange, frame, when) : detail(exchange, frame, when, metric);
    }

    private Reply overview(Exchange exchange, Frame frame, When when) {
        Map<String, List<Card>> byModule = new TreeMap<>(CORE_FIRST);
        List<Metric> metrics = new ArrayList<>(services.rollups().metrics(exchange.caller()));
        metrics.sort(WHOLE_FIRST);
        for (Metric metric : metrics) {
            Rollup rollup = rollup(exchange, metric.id(), frame.organisation().id(), when.period());
            byModule.computeIfAbsent(metric.module(), module -> new ArrayList<>())
                    .add(Card.of(rollup, rollup.total(), exchange.locale()));
        }
        List<Section> sections = byModule.entrySet().stream()
                .map(each -> new Section(title(each.getKey(), exchange), each.getValue()))
                .toList();
        Map<Boolean, List<Section>> byEmptiness = sections.stream().collect(Collectors.partitioningBy(Section::empty));
        return Reply.html(
                200,
                out -> JteoverviewGenerated.render(
                        out, null, frame, when, byEmptiness.get(false), byEmptiness.get(true)));
    }

    private Reply detail(Exchange exchange, Frame frame, When when, String metric) {
        Rollup rollup = rollup(exchange, metric, frame.organisation().id(), when.period());
        CodeLabels codes = CodeLabels.of(rollup.metric(), services.modules().catalogue(), exchange.labels());
        Detail detail = Detail.of(rollup, trend(exchange, rollup), codes, exchange.locale());
        return Reply.html(200, out -> JtemetricGenerated.render(out, null, frame, when, detail));
    }

    private Rollup rollup(Exchange exchange, String metric, long organisation, Period period) {
        return services.rollups()
                .rollup(exchange.caller(), new RollupQuery(metric, organisation, period, Hierarchy.FORMAL, null));
    }

    private List<Rollup> trend(Exchange exchange, Rollup rollup) {
        RollupQuery query = new RollupQuery(
                rollup.metric().id(), rollup.organisation().id(), rollup.period(), Hierarchy.FORMAL, null);
        return services.rollups().trend(exchange.caller(), query, until(rollup.period()));
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
        return new When(
                period,
                PeriodField.of(null, period, exchange.labels()),
                range ? period.from().toString() : query.text("from"),
                range ? period.to().toString() : query.text("to"));
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
