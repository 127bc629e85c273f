package org.sanqu.web.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.form.Period;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Rollup;
import org.sanqu.api.metric.RollupQuery;
import org.sanqu.api.metric.Rollups;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/metrics}. */
final class MetricsResource {

    /** A metric in a list. */
    record Summary(String id, String module, String name, String title, String unit, int decimals, boolean ratio) {
        static Summary of(Metric metric, Locale locale) {
            return new Summary(
                    metric.id(),
                    metric.module(),
                    metric.name(),
                    metric.title(locale),
                    metric.unit(locale),
                    metric.decimals(),
                    metric.isRatio());
        }
    }

    /** A measure as plain numbers; all null for no value. */
    record Number(BigDecimal value, BigDecimal numerator, BigDecimal denominator) {
        static Number of(Metric metric, Measure measure) {
            if (measure == null) {
                return new Number(null, null, null);
            }
            BigDecimal value =
                    measure.value("%".equals(metric.unit()), metric.decimals()).orElse(null);
            Long denominator = measure.denominator();
            return new Number(value, plain(measure.numerator()), denominator == null ? null : plain(denominator));
        }

        private static BigDecimal plain(long parts) {
            BigDecimal number = BigDecimal.valueOf(parts, 4).stripTrailingZeros();
            return number.scale() < 0 ? number.setScale(0) : number;
        }
    }

    record Place(long id, String code, String name) {
        static Place of(Organisation organisation) {
            return new Place(organisation.id(), organisation.code(), organisation.name());
        }
    }

    record Child(Place organisation, BigDecimal value, BigDecimal numerator, BigDecimal denominator) {}

    record Cell(Map<String, String> values, BigDecimal value, BigDecimal numerator, BigDecimal denominator) {}

    /** A figure with its parts. */
    record Figure(
            String metric,
            Place organisation,
            Period period,
            BigDecimal value,
            BigDecimal numerator,
            BigDecimal denominator,
            String unit,
            double progress,
            Number own,
            List<Child> children,
            List<Cell> cells) {}

    private final Rollups rollups;
    private final Places places;

    MetricsResource(Rollups rollups, Places places) {
        this.rollups = rollups;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/metrics", this::list),
                Route.get("/api/metrics/{module}/{metric}/values", this::values));
    }

    private Reply list(Exchange exchange) {
        return Api.json(
                200,
                rollups.metrics(exchange.caller()).stream()
                        .map(metric -> Summary.of(metric, exchange.locale()))
                        .toList());
    }

    private Reply values(Exchange exchange) {
        Period period = exchange.query()
                .filled("period")
                .flatMap(Period::parse)
                .orElseThrow(() -> HttpFault.parameter("period"));
        LocalDate treeOf = exchange.query().has("asOf") ? Asked.day(exchange) : null;
        RollupQuery query = new RollupQuery(
                exchange.variable("module") + "/" + exchange.variable("metric"),
                places.organisation(exchange, treeOf == null ? period.to() : treeOf),
                period,
                exchange.query().filled("hierarchy").orElse(Hierarchy.FORMAL),
                treeOf);
        return Api.json(200, figure(rollups.rollup(exchange.caller(), query), exchange.locale()));
    }

    private static Figure figure(Rollup rollup, Locale locale) {
        Metric metric = rollup.metric();
        Number total = Number.of(metric, rollup.total());
        return new Figure(
                metric.id(),
                Place.of(rollup.organisation()),
                rollup.period(),
                total.value(),
                total.numerator(),
                total.denominator(),
                metric.unit(locale),
                rollup.progress(),
                Number.of(metric, rollup.own()),
                rollup.children().stream().map(part -> child(metric, part)).toList(),
                rollup.cells().stream().map(cell -> cell(metric, cell)).toList());
    }

    private static Child child(Metric metric, Rollup.Part part) {
        Number number = Number.of(metric, part.measure());
        return new Child(Place.of(part.organisation()), number.value(), number.numerator(), number.denominator());
    }

    private static Cell cell(Metric metric, Rollup.Cell cell) {
        Number number = Number.of(metric, cell.measure());
        return new Cell(cell.values(), number.value(), number.numerator(), number.denominator());
    }
}
