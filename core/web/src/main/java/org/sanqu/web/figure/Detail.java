package org.sanqu.web.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Rollup;

/** One figure with its parts: a table beside each chart. */
public record Detail(
        Card total,
        Card own,
        List<Line> children,
        Chart childrenChart,
        List<Line> trend,
        Chart trendChart,
        Breakdown breakdown) {

    /** A line of a table with a measure; no address for one that leads nowhere. */
    public record Line(String href, String label, String value, String pair) {

        private static Line of(String href, String label, Metric metric, Measure measure) {
            return new Line(href, label, Numerals.text(metric, measure), Numerals.pair(measure));
        }
    }

    /**
     * The figure of a rollup and of the periods before.
     *
     * @param kept what addresses carry on beside organisation, period and metric; may be empty
     */
    public static Detail of(Rollup rollup, List<Rollup> trend, CodeLabels codes, String kept, Locale locale) {
        Metric metric = rollup.metric();
        return new Detail(
                Card.of(rollup, rollup.total(), locale),
                Card.of(rollup, rollup.own(), locale),
                rollup.children().stream()
                        .map(part -> child(rollup, part, kept))
                        .toList(),
                new Chart(
                        "bar",
                        metric.unit(locale),
                        rollup.children().stream()
                                .map(part -> part.organisation().shortName())
                                .toList(),
                        rollup.children().stream()
                                .map(part ->
                                        Numerals.value(metric, part.measure()).orElse(null))
                                .collect(Collectors.toList())),
                trend.stream().map(Detail::point).toList(),
                new Chart(
                        "line",
                        metric.unit(locale),
                        trend.stream().map(each -> each.period().toString()).toList(),
                        trend.stream()
                                .map(each ->
                                        Numerals.value(metric, each.total()).orElse(null))
                                .collect(Collectors.toList())),
                Breakdown.of(rollup, codes));
    }

    private static Line child(Rollup rollup, Rollup.Part part, String kept) {
        String href = "/figures?organisation=" + part.organisation().id() + "&period=" + rollup.period() + "&metric="
                + rollup.metric().id() + (kept.isEmpty() ? "" : "&" + kept);
        return Line.of(href, part.organisation().shortName(), rollup.metric(), part.measure());
    }

    private static Line point(Rollup rollup) {
        return Line.of(null, rollup.period().toString(), rollup.metric(), rollup.total());
    }
}
