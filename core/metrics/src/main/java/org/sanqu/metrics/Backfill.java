package org.sanqu.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.CatalogueListener;
import org.sanqu.api.platform.Chore;
import org.sanqu.api.platform.Store;

/**
 * Counts what was submitted before a metric was installed: a thread of its own, short writes, what is done is stored with them.
 *
 * <p>Every batch keeps the table of submissions locked, so that it sees each submission either finished or not begun; and who
 * begins later records with the catalogue that has the metric.
 */
@Component(service = CatalogueListener.class, immediate = true)
public final class Backfill implements CatalogueListener, AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final long GOAL_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int FEWEST = 10;

    /** What is being brought to another edition is counted when it is there, and does not look whole before. */
    private static final String BEHIND =
            """
            select distinct form from measure where ready = 0
            and form not in (select form from form_migration where ended_at is null) order by form""";

    private static final int MOST = 2_000;

    private final Store store;
    private final StoredFacts facts;
    private final Chore chore;
    private int size = FEWEST;

    /**
     * Begins to work.
     *
     * @param submissions not asked: that they are there means that their table is
     */
    @Activate
    public Backfill(@Reference Store store, @Reference StoredFacts facts, @Reference Submissions submissions) {
        this.store = store;
        this.facts = facts;
        this.chore = new Chore("sanqu-backfill", Duration.ZERO, LOOK, this::catchUp);
    }

    @Override
    public void replaced(Catalogue before, Catalogue after) {
        chore.ring();
    }

    private void catchUp(Chore turn) throws InterruptedException {
        prepare(facts.plan());
        List<String> forms = behind();
        while (turn.goesOn() && !forms.isEmpty()) {
            BackfillBatch batch = new BackfillBatch(store, facts, forms.get(0));
            while (turn.goesOn() && batch.next(size)) {
                size = next(size, batch.nanos());
                // as long a pause as the work was: people who submit come first
                TimeUnit.NANOSECONDS.sleep(Math.min(batch.nanos(), GOAL_NANOS * 4));
            }
            forms = behind();
        }
    }

    /** As many as fit in the goal, at most double. */
    private static int next(int size, long nanos) {
        long fitting = Math.min(2L * size, size * GOAL_NANOS / Math.max(1, nanos));
        return (int) Math.max(FEWEST, Math.min(MOST, fitting));
    }

    /** Makes the rows of new aggregates, all in the order in which submissions make them. */
    private void prepare(Plan plan) {
        List<Aggregate> fresh = plan.overSubmissions()
                .map(Extraction::aggregate)
                .filter(aggregate -> facts.measures().id(aggregate.hash()) == null)
                .sorted((a, b) -> a.hash().compareTo(b.hash()))
                .toList();
        if (!fresh.isEmpty()) {
            store.write(sql -> {
                fresh.forEach(aggregate -> facts.measures().id(sql, aggregate));
                return null;
            });
        }
    }

    /** The forms of the present catalogue with a measure that is not ready. */
    private List<String> behind() {
        Plan plan = facts.plan();
        return store
                .read(sql -> {
                    facts.measures().load(sql);
                    return sql.list(BEHIND, row -> row.text("form"));
                })
                .stream()
                .filter(form -> plan.of(form).stream().anyMatch(extraction -> !facts.measures()
                        .isReady(extraction.aggregate().hash())))
                .toList();
    }

    /** Ends with the batch that is under way; the rest goes on after the next start. */
    @Override
    @Deactivate
    public void close() {
        chore.close();
    }
}
