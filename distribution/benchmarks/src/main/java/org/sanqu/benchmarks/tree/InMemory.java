package org.sanqu.benchmarks.tree;

import java.nio.file.Path;
import java.time.LocalDate;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.benchmarks.Timing;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.store.DatabaseStore;

/** The tree in Sanqu's memory: how long it takes to load, how much it takes, and how fast it answers. */
final class InMemory implements AutoCloseable {

    private static final int SHORT = 2_000_000;

    private final Divisions tree;
    private final DatabaseStore store;
    private final StoredHierarchies hierarchies;

    InMemory(Divisions tree, Path data) {
        this.tree = tree;
        this.store = new DatabaseStore(data, "");
        long begin = System.nanoTime();
        this.hierarchies = new StoredHierarchies(store);
        hierarchies.current(Hierarchy.FORMAL);
        Timing.say("Sanqu: load from SQLite to the first answer", Timing.shown((System.nanoTime() - begin) / 1_000.0));
        Timing.say(
                "Sanqu: heap after the load",
                heap() + " MB of " + Runtime.getRuntime().maxMemory() / 1_048_576);
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_048_576;
    }

    void below() {
        long[] below = new long[1_024];
        long[] above = new long[below.length];
        for (int i = 0; i < below.length; i++) {
            int leaf = tree.size() - 1 - (int) ((i * 7_919L) % (tree.size() / 2));
            int[] path = tree.path(leaf);
            below[i] = leaf + Founded.FIRST;
            above[i] = path[i % path.length] + Founded.FIRST;
        }
        long[] seen = new long[1];
        Timing.say("Sanqu: is below (by id)", Timing.ofShort(SHORT, round -> {
            Hierarchy now = hierarchies.current(Hierarchy.FORMAL);
            int i = round & 1_023;
            seen[0] += now.contains(now.ordinal(above[i]), now.ordinal(below[i])) ? 1 : 0;
        }));
        Timing.say("Sanqu: count below (by id)", Timing.ofShort(SHORT, round -> {
            Hierarchy now = hierarchies.current(Hierarchy.FORMAL);
            int ordinal = now.ordinal(above[round & 1_023]);
            seen[0] += now.end(ordinal) - now.position(ordinal);
        }));
        Timing.say("Sanqu: the same as of another day", Timing.ofShort(SHORT, round -> {
            Hierarchy then = hierarchies.asOf(Hierarchy.FORMAL, LocalDate.EPOCH.plusYears(40));
            int ordinal = then.ordinal(above[round & 1_023]);
            seen[0] += then.end(ordinal) - then.position(ordinal);
        }));
        if (seen[0] == 0) {
            throw new IllegalStateException("nothing is below anything");
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
