package org.sanqu.metrics;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.sanqu.api.form.Period;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Census;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds an aggregate's column, or builds it from one scan of facts or of a census. Thread-safe. */
final class ColumnSource {

    private static final Logger LOG = LoggerFactory.getLogger(ColumnSource.class);

    private final StoredFacts facts;
    private final FactScan scan;
    private final Map<Source, Census> censuses;
    private final Columns columns;

    ColumnSource(StoredFacts facts, FactScan scan, Map<Source, Census> censuses, Columns columns) {
        this.facts = facts;
        this.scan = scan;
        this.censuses = censuses;
        this.columns = columns;
    }

    /**
     * A column.
     *
     * @param onDay the day on which members and organisations are counted
     * @return null where the aggregate has no value in the period
     */
    Column column(Aggregate aggregate, Period period, LocalDate onDay, Tree tree) {
        return aggregate.source() == Source.SUBMISSIONS
                ? ofSubmissions(aggregate, period, tree)
                : ofCensus(aggregate, onDay, tree);
    }

    private Column ofSubmissions(Aggregate aggregate, Period period, Tree tree) {
        boolean measurable = facts.plan()
                .catalogue()
                .form(aggregate.form())
                .map(form -> WholePeriods.measurable(form.cadence(), period))
                .orElse(false);
        if (!measurable) {
            return null;
        }
        String hash = aggregate.hash();
        return get(
                aggregate,
                period.from(),
                period.to(),
                tree,
                () -> facts.measures().version(hash),
                folding -> {
                    Long measure = facts.measures().id(hash);
                    if (measure != null) {
                        scan.read(aggregate, measure, period.from(), period.to(), folding);
                    }
                });
    }

    private Column ofCensus(Aggregate aggregate, LocalDate day, Tree tree) {
        Census census = censuses.get(aggregate.source());
        Extraction extraction = facts.plan().extraction(aggregate.hash());
        if (census == null || extraction == null) {
            return null;
        }
        return get(aggregate, day, day, tree, census::revision, folding -> new CensusScan(extraction, tree.picture())
                .read(census, day, folding));
    }

    private Column get(
            Aggregate aggregate, LocalDate from, LocalDate to, Tree tree, Supplier<Long> version, Scan scanning) {
        Columns.Key key = new Columns.Key(aggregate.hash(), from, to, tree.hierarchy(), tree.day());
        return columns.get(key, () -> new Columns.Stamp(version.get(), tree.revision()), () -> {
            Folding folding = new Folding(tree.picture());
            scanning.into(folding);
            Column column = folding.column();
            warn(aggregate, column, tree);
            return column;
        });
    }

    private static void warn(Aggregate aggregate, Column column, Tree tree) {
        if (column.isOverflown()) {
            LOG.warn("Totals of {} {} do not fit and have no value", aggregate.function(), aggregate.form());
        }
        // not everybody hangs in the other hierarchies
        if (column.leftOut() > 0 && tree.hierarchy().equals(Hierarchy.FORMAL)) {
            LOG.info(
                    "{} values of {} {} are in no total: their organisations are not in the {} tree of {}",
                    column.leftOut(),
                    aggregate.function(),
                    aggregate.form() == null ? aggregate.source() : aggregate.form(),
                    tree.hierarchy(),
                    tree.day());
        }
    }

    /** Adds what there is to a folding. */
    private interface Scan {
        void into(Folding folding);
    }
}
