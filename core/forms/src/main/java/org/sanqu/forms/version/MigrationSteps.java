package org.sanqu.forms.version;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.Slot;

/** The work on one form, from page to page. Not thread-safe. */
final class MigrationSteps {

    /** A module's code that does not come to its end with so many is broken. */
    static final int MOST_SLOW = 50;

    private static final int READ = 500;
    private static final int WRITTEN = 100;

    private final Store store;
    private final Way way;
    private final ReadingBatch batch;
    private final BooleanSupplier goesOn;
    private final Consumer<Long> done;
    private long brought;

    /**
     * Steps.
     *
     * @param done is told how many more there are with each group
     */
    MigrationSteps(Store store, ReadingBook book, Way way, BooleanSupplier goesOn, Consumer<Long> done) {
        this.store = store;
        this.way = way;
        this.batch = new ReadingBatch(store, book, way);
        this.goesOn = goesOn;
        this.done = done;
    }

    /** How many were brought, or found to be unreadable. */
    long brought() {
        return brought;
    }

    private void advance(long more) {
        brought += more;
        done.accept(more);
    }

    /** Brings what was filled in in earlier versions; says how many had better be tried again later. */
    int forward(List<VersionRows.Used> behind) {
        AtomicInteger slow = new AtomicInteger();
        for (VersionRows.Used version : behind) {
            long after = 0;
            List<Submission> page;
            do {
                long from = after;
                page = store.read(sql -> new VersionRows(sql).unread(version, way, from, READ));
                batch.forward(page, version, this::advance, goesOn, slow);
                after = last(page, after);
            } while (!page.isEmpty() && goesOn.getAsBoolean() && slow.get() < MOST_SLOW);
        }
        return slow.get();
    }

    private static long last(List<Submission> page, long otherwise) {
        return page.isEmpty() ? otherwise : page.get(page.size() - 1).id();
    }

    /** Takes the readings of later versions away. */
    void back(List<String> ahead) {
        for (String version : ahead) {
            long after = 0;
            List<Submission> page;
            do {
                long from = after;
                page = store.read(sql -> new VersionRows(sql).readIn(version, from, READ));
                batch.back(page, this::advance, goesOn);
                after = last(page, after);
            } while (!page.isEmpty() && goesOn.getAsBoolean());
        }
    }

    /** Leaves as it was written what a module's code does not come to an end with. */
    void giveUp(List<VersionRows.Used> behind) {
        for (VersionRows.Used version : behind) {
            List<Submission> page;
            do {
                page = store.read(sql -> new VersionRows(sql).unread(version, way, 0, WRITTEN));
                batch.giveUp(page);
                advance(page.size());
            } while (!page.isEmpty() && goesOn.getAsBoolean());
        }
    }

    /** Gives those that made room for others, and stayed where they were, their slots where these are free. */
    void seat() {
        Form form = way.form();
        if (!goesOn.getAsBoolean() || Slot.of(form, 0, null, null, "").name() == null) {
            return;
        }
        long after = 0;
        List<Submission> page;
        do {
            long from = after;
            page = store.read(sql -> new ServedRows(sql).without(form.id(), from, WRITTEN));
            List<Submission> some = page;
            store.write(sql -> {
                sql.lock("submission");
                some.forEach(one -> new ServedRows(sql).seat(one, form));
                return null;
            });
            after = last(page, after);
        } while (!page.isEmpty() && goesOn.getAsBoolean());
    }
}
