package org.sanqu.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Store;

/** Every hierarchy through all time in memory, read once, and pictures of some days. */
@Component(service = {Hierarchies.class, StoredHierarchies.class})
public final class StoredHierarchies implements Hierarchies {

    private final Clock clock;
    private final Pictures pictures = new Pictures();
    private final Changes changes = new Changes();

    /** Held while changes are worked in, which waits for nobody. */
    private final Object working = new Object();

    private volatile State state;

    /** Apart from the others, since every check of access asks for it. */
    private volatile Today today;

    @Activate
    public StoredHierarchies(@Reference Store store) {
        this(store, Clock.systemDefaultZone());
    }

    StoredHierarchies(Store store, Clock clock) {
        this.clock = clock;
        store.migrate("organisation", Migration.of(StoredHierarchies.class, "001-organisations.sql"));
        Forest forest = store.read(sql -> new ForestReader(sql).read());
        state = new State(0, 0, forest, List.of());
    }

    @Override
    public Hierarchy current(String hierarchy) {
        LocalDate day = LocalDate.now(clock);
        if (!hierarchy.equals(Hierarchy.FORMAL)) {
            return asOf(hierarchy, day);
        }
        Today kept = today;
        if (kept == null || kept.revision != state.revision || !kept.day.equals(day)) {
            State now = worked();
            kept = new Today(now.revision, day, picture(now, hierarchy, day));
            today = kept;
        }
        return kept.hierarchy;
    }

    @Override
    public Hierarchy asOf(String hierarchy, LocalDate day) {
        if (!Projection.HIERARCHIES.contains(hierarchy)) {
            throw new IllegalArgumentException("not a hierarchy: " + hierarchy);
        }
        return picture(worked(), hierarchy, day);
    }

    private PreorderHierarchy picture(State now, String hierarchy, LocalDate day) {
        int stretch = now.forest.links().get(hierarchy).stretch(Forest.day(day));
        Pictures.Key key = new Pictures.Key(now.number, hierarchy, stretch);
        return pictures.get(key, () -> now.forest.picture(hierarchy, day));
    }

    @Override
    public long revision() {
        return state.revision;
    }

    /** The formal hierarchy on a day, were it for what some organisations would be. */
    Hierarchy foreseen(Collection<Biography> told, LocalDate day) {
        return worked().forest.with(told).picture(Hierarchy.FORMAL, day);
    }

    /** Takes in what an event that is now kept made of organisations. */
    void changed(long event, Collection<Biography> told) {
        synchronized (changes) {
            List<Biography> more = changes.latest(event, told);
            List<Biography> waiting = new ArrayList<>(state.waiting);
            waiting.addAll(more);
            state = new State(state.revision + 1, state.number, state.forest, waiting);
        }
    }

    /** The state with every change worked in. */
    private State worked() {
        State known = state;
        if (known.waiting.isEmpty()) {
            return known;
        }
        synchronized (working) {
            State old = state;
            if (old.waiting.isEmpty()) {
                return old;
            }
            Forest grown = old.forest.with(old.waiting);
            // a new name leaves the trees as they are
            long number = grown == old.forest ? old.number : old.number + 1;
            State next = new State(old.revision, number, grown, List.of());
            synchronized (changes) {
                List<Biography> since = state.waiting.subList(old.waiting.size(), state.waiting.size());
                state = new State(state.revision, number, grown, List.copyOf(since));
            }
            return next;
        }
    }

    /**
     * What is known.
     *
     * @param revision grows with every change
     * @param number grows with every change of the forest
     * @param waiting what is not yet in the forest, the latest last
     */
    private record State(long revision, long number, Forest forest, List<Biography> waiting) {}

    private record Today(long revision, LocalDate day, Hierarchy hierarchy) {}
}
