package org.sanqu.metrics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Rollup;
import org.sanqu.api.metric.RollupQuery;
import org.sanqu.api.metric.Rollups;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Figures out of columns that are folded on first use. */
@Component(service = Rollups.class)
public final class FoldedRollups implements Rollups {

    /** How much memory the columns may take. */
    public @interface Settings {
        int cacheMegabytes() default 32;
    }

    private final StoredFacts facts;
    private final Hierarchies hierarchies;
    private final OrganisationTree organisations;
    private final Access access;
    private final Clock clock;
    private final ColumnSource columns;
    private final Map<Source, Census> censuses = new ConcurrentHashMap<>();

    /**
     * Figures.
     *
     * @param submissions not asked: that they are there means that their table is
     */
    @Activate
    public FoldedRollups(
            @Reference Store store,
            @Reference StoredFacts facts,
            @Reference Hierarchies hierarchies,
            @Reference OrganisationTree organisations,
            @Reference Access access,
            @Reference Submissions submissions,
            Settings settings) {
        this(store, facts, hierarchies, organisations, access, Clock.systemDefaultZone(), settings.cacheMegabytes());
    }

    FoldedRollups(
            Store store,
            StoredFacts facts,
            Hierarchies hierarchies,
            OrganisationTree organisations,
            Access access,
            Clock clock,
            int megabytes) {
        this.facts = facts;
        this.hierarchies = hierarchies;
        this.organisations = organisations;
        this.access = access;
        this.clock = clock;
        this.columns = new ColumnSource(facts, new FactScan(store), censuses, new Columns(megabytes * 1024L * 1024));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindCensus(Census census) {
        censuses.put(census.source(), census);
    }

    void unbindCensus(Census census) {
        censuses.remove(census.source(), census);
    }

    @Override
    public List<Metric> metrics(Caller caller) {
        return access.tops(caller, Permission.READ).isEmpty()
                ? List.of()
                : facts.plan().catalogue().metrics();
    }

    @Override
    public Rollup rollup(Caller caller, RollupQuery query) {
        access.require(caller, Permission.READ, query.organisation());
        Metric metric = metric(query);
        Tree tree = tree(query, query.period());
        Organisation organisation = organisations.get(caller, query.organisation(), tree.day());
        int ordinal = tree.picture().ordinal(query.organisation());
        if (ordinal < 0) {
            throw new Refusal(
                    Refusal.Reason.NOT_FOUND,
                    "organisation.not-found",
                    String.valueOf(query.organisation()),
                    tree.day().toString());
        }
        Figure figure = figure(metric, query.period(), tree);
        List<Rollup.Part> children = organisations.list(caller, below(tree.picture(), ordinal), tree.day()).stream()
                .map(child -> new Rollup.Part(child, figure.total(tree.picture().ordinal(child.id()))))
                .toList();
        return rollup(metric, organisation, query.period(), figure, ordinal, children);
    }

    @Override
    public List<Rollup> trend(Caller caller, RollupQuery query, List<Period> periods) {
        access.require(caller, Permission.READ, query.organisation());
        Metric metric = metric(query);
        Organisation organisation = organisations.get(caller, query.organisation(), treeDay(query, query.period()));
        return periods.stream()
                .map(period -> {
                    Tree tree = tree(query, period);
                    int ordinal = tree.picture().ordinal(query.organisation());
                    // before its founding an organisation has no value
                    Figure figure =
                            ordinal < 0 ? new Figure(metric, tree.picture(), null, null) : figure(metric, period, tree);
                    return rollup(metric, organisation, period, figure, ordinal, List.of());
                })
                .toList();
    }

    private Metric metric(RollupQuery query) {
        return facts.plan()
                .catalogue()
                .metric(query.metric())
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "metrics.not-found", query.metric()));
    }

    private Rollup rollup(
            Metric metric,
            Organisation organisation,
            Period period,
            Figure figure,
            int ordinal,
            List<Rollup.Part> children) {
        return new Rollup(
                metric,
                organisation,
                period,
                figure.total(ordinal),
                figure.own(ordinal),
                children,
                figure.cells(ordinal),
                progress(metric));
    }

    private Figure figure(Metric metric, Period period, Tree tree) {
        if (period.from().isAfter(LocalDate.now(clock))) {
            return new Figure(metric, tree.picture(), null, null);
        }
        // the denominator last: when something is submitted meanwhile, a share never rises above the whole
        Column numerator = columns.column(metric.numerator(), period, onDay(period), tree);
        Column denominator =
                metric.isRatio() ? columns.column(metric.denominator(), period, onDay(period), tree) : null;
        return new Figure(metric, tree.picture(), numerator, denominator);
    }

    private double progress(Metric metric) {
        double above = progress(metric.numerator());
        return metric.isRatio() ? Math.min(above, progress(metric.denominator())) : above;
    }

    private double progress(Aggregate aggregate) {
        return aggregate.source() == Source.SUBMISSIONS ? facts.measures().progress(aggregate.hash()) : 1;
    }

    private static List<Long> below(Hierarchy tree, int ordinal) {
        List<Long> below = new ArrayList<>();
        int end = tree.end(ordinal);
        for (int position = tree.position(ordinal) + 1; position < end; position = tree.end(tree.at(position))) {
            below.add(tree.organisation(tree.at(position)));
        }
        return below;
    }

    /** A picture with the revision that it is of. */
    private Tree tree(RollupQuery query, Period period) {
        LocalDate day = treeDay(query, period);
        while (true) {
            long revision = hierarchies.revision();
            Hierarchy picture = hierarchies.asOf(query.hierarchy(), day);
            if (revision == hierarchies.revision()) {
                return new Tree(query.hierarchy(), day, revision, picture);
            }
        }
    }

    private LocalDate treeDay(RollupQuery query, Period period) {
        return query.treeOf() == null ? onDay(period) : query.treeOf();
    }

    /** The period's last day, or today while it is not over. */
    private LocalDate onDay(Period period) {
        LocalDate today = LocalDate.now(clock);
        return period.to().isAfter(today) ? today : period.to();
    }

    @Override
    public Optional<Period> latestYear(Caller caller, long organisation) {
        access.require(caller, Permission.READ, organisation);
        LocalDate today = LocalDate.now(clock);
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        int ordinal = tree.ordinal(organisation);
        if (ordinal < 0) {
            return Optional.empty();
        }
        return facts.activity()
                .latestYear(tree, ordinal, today.getYear())
                .map(year -> Period.of(Period.Kind.YEAR, LocalDate.of(year, 1, 1)));
    }
}
