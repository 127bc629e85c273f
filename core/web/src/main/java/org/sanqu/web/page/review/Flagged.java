package org.sanqu.web.page.review;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sanqu.api.form.Period;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Metric;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;

/**
 * That something behind figures was changed after it was approved.
 *
 * @param count how many submissions; 0 for none
 * @param href where they are listed
 */
public record Flagged(int count, String href) {

    /** Nothing. */
    public static final Flagged NONE = new Flagged(0, "");

    /**
     * What there is behind figures.
     *
     * @param metric the one that is shown; empty when all are
     */
    public static Flagged of(
            Services services,
            Exchange exchange,
            long organisation,
            Period period,
            Collection<Metric> metrics,
            String metric) {
        int count = services.reviews().countChanged(exchange.caller(), forms(metrics), organisation, period);
        String href = "/submissions/changed?organisation=" + organisation + "&period=" + period;
        return count == 0 ? NONE : new Flagged(count, metric.isEmpty() ? href : href + "&metric=" + metric);
    }

    /** The forms of which metrics are made. */
    static List<String> forms(Collection<Metric> metrics) {
        return metrics.stream()
                .flatMap(each -> Stream.of(each.numerator(), each.denominator()))
                .filter(Objects::nonNull)
                .map(Aggregate::form)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
