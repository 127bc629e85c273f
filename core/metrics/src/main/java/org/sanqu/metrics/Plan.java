package org.sanqu.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Source;
import org.sanqu.api.module.Catalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the metrics of one catalogue need, compiled; immutable. */
final class Plan {

    private static final Logger LOG = LoggerFactory.getLogger(Plan.class);

    private final Catalogue catalogue;
    private final Map<String, Extraction> byHash = new HashMap<>();
    private final Map<String, List<Extraction>> byForm = new HashMap<>();

    /**
     * Compiles a catalogue's aggregates, each once.
     *
     * @param before the plan before, whose extractions are taken over; null for none
     */
    Plan(Catalogue catalogue, Plan before) {
        this.catalogue = catalogue;
        for (Metric metric : catalogue.metrics()) {
            Stream.of(metric.numerator(), metric.denominator()).forEach(aggregate -> take(metric, aggregate, before));
        }
        byHash.values().stream()
                .filter(extraction -> extraction.aggregate().source() == Source.SUBMISSIONS)
                // one order for all, so that two transactions never wait for one another
                .sorted(Comparator.comparing(
                        extraction -> extraction.aggregate().hash()))
                .forEach(extraction -> byForm.computeIfAbsent(
                                extraction.aggregate().form(), form -> new ArrayList<>())
                        .add(extraction));
    }

    private void take(Metric metric, Aggregate aggregate, Plan before) {
        if (aggregate == null || byHash.containsKey(aggregate.hash())) {
            return;
        }
        Extraction known = before == null ? null : before.byHash.get(aggregate.hash());
        try {
            byHash.put(aggregate.hash(), known == null ? new Extraction(aggregate) : known);
        } catch (RuntimeException e) {
            LOG.error("The metric {} has no values, its condition cannot be compiled", metric.id(), e);
        }
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** The extraction of an aggregate; null when it is not in the catalogue or cannot be compiled. */
    Extraction extraction(String hash) {
        return byHash.get(hash);
    }

    /** What is taken of a form's submissions, by hash. */
    List<Extraction> of(String form) {
        return byForm.getOrDefault(form, List.of());
    }

    /** The aggregates over submissions, form by form. */
    Stream<Extraction> overSubmissions() {
        return byForm.values().stream().flatMap(List::stream);
    }
}
