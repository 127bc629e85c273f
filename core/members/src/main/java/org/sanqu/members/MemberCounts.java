package org.sanqu.members;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/**
 * How many members are at home below each organisation: a running sum over the pre-order, so that a count is a difference. The members
 * are counted once a day that is asked for; what the register changes afterwards is added to that.
 */
@Component(service = MemberCounts.class)
public final class MemberCounts {

    private static final int KEPT = 4;
    private static final int FEW = 1_000;
    private static final long FORGOTTEN = 60_000_000_000L;

    private final Store store;
    private final Hierarchies hierarchies;
    private final AtomicLong revision = new AtomicLong();
    private final Map<LocalDate, Tally> tallies = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Tally> eldest) {
            return size() > KEPT;
        }
    };

    private final Map<Object, Long> acts = new HashMap<>();

    @Activate
    public MemberCounts(@Reference Store store, @Reference Hierarchies hierarchies) {
        this.store = store;
        this.hierarchies = hierarchies;
        store.migrate("members", Migration.of(MemberCounts.class, "001-members.sql"));
        TieChanges.tables(store);
    }

    /** A number that grows with every change of the roll. */
    long revision() {
        return revision.get();
    }

    /** Has everything counted again. */
    void changed() {
        revision.incrementAndGet();
        synchronized (tallies) {
            tallies.clear();
        }
    }

    /** Tells of an act that changes a few homes, before it is kept; whoever counts meanwhile cannot know whether they saw it. */
    void changing(Sql sql, HomeProjection.Changed changed) {
        if (changed.ended().size() + changed.begun().size() > FEW) {
            sql.afterCommit(this::changed);
            return;
        }
        Object act = new Object();
        synchronized (tallies) {
            acts.put(act, System.nanoTime());
        }
        sql.afterCommit(() -> {
            moved(changed.ended(), changed.begun());
            synchronized (tallies) {
                acts.remove(act);
                revision.incrementAndGet();
            }
        });
    }

    /** Whether something is being changed; an act that nobody heard of again was not kept. */
    private boolean quiet() {
        acts.values().removeIf(since -> System.nanoTime() - since > FORGOTTEN);
        return acts.isEmpty();
    }

    private void moved(List<Homestead> ended, List<Homestead> begun) {
        Map<LocalDate, Tally> kept;
        synchronized (tallies) {
            kept = new LinkedHashMap<>(tallies);
        }
        kept.forEach((day, tally) -> {
            Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
            ended.stream().filter(home -> home.has(day)).forEach(home -> tally.add(tree, home.organisation(), -1));
            begun.stream().filter(home -> home.has(day)).forEach(home -> tally.add(tree, home.organisation(), 1));
        });
    }

    /** How many are at home in an organisation or below it; 0 where it does not exist on the day. */
    long below(String hierarchy, long organisation, LocalDate day) {
        Hierarchy tree = hierarchies.asOf(hierarchy, day);
        int ordinal = tree.ordinal(organisation);
        return ordinal < 0 ? 0 : between(tree, tree.position(ordinal), tree.end(ordinal), day);
    }

    /** How many are at home in the organisations from one position of a picture to another, which is exclusive. */
    long between(Hierarchy tree, int first, int end, LocalDate day) {
        return tally(day).between(tree, first, end);
    }

    /** How many are at home in the organisations of some ordinals themselves. */
    long at(int[] ordinals, LocalDate day) {
        Tally tally = tally(day);
        return IntStream.of(ordinals).mapToLong(tally::at).sum();
    }

    /** How many are on the roll. */
    long all(LocalDate day) {
        return tally(day).all();
    }

    private Tally tally(LocalDate day) {
        long before;
        synchronized (tallies) {
            Tally known = tallies.get(day);
            if (known != null) {
                return known;
            }
            before = quiet() ? revision.get() : -1;
        }
        // read without the lock, since somebody who reads the database may be waiting for it
        Tally counted = count(day);
        synchronized (tallies) {
            if (quiet() && revision.get() == before) {
                tallies.put(day, counted);
            }
        }
        return counted;
    }

    private Tally count(LocalDate day) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        Tally tally = new Tally(tree.size());
        String constant = "'" + day + "'";
        store.read(sql -> {
            sql.each(
                    "select home, count(*) as members from member where home is not null and home_from <= " + constant
                            + " group by home union all select organisation as home, count(*) as members from affiliation"
                            + " where until_on is not null and from_on <= " + constant + " and until_on > " + constant
                            + " group by organisation",
                    row -> tally.add(tree, row.number("home"), Math.toIntExact(row.number("members"))));
            return null;
        });
        return tally;
    }

    /** The members of one day by the ordinal of their home. */
    private static final class Tally {

        private int[] own;
        private int all;
        private final Map<Hierarchy, int[]> sums = new WeakHashMap<>();

        Tally(int size) {
            own = new int[size];
        }

        synchronized void add(Hierarchy tree, long organisation, int members) {
            int ordinal = tree.ordinal(organisation);
            all += members;
            if (ordinal >= 0) {
                own = ordinal < own.length ? own : Arrays.copyOf(own, tree.size());
                own[ordinal] += members;
                sums.clear();
            }
        }

        synchronized long all() {
            return all;
        }

        synchronized long at(int ordinal) {
            return ordinal < own.length ? own[ordinal] : 0;
        }

        synchronized long between(Hierarchy tree, int first, int end) {
            int[] sum = sums.computeIfAbsent(tree, this::sum);
            return sum[end] - sum[first];
        }

        private int[] sum(Hierarchy tree) {
            int[] sum = new int[tree.count() + 1];
            for (int position = 0; position < tree.count(); position++) {
                sum[position + 1] = sum[position] + Math.toIntExact(at(tree.at(position)));
            }
            return sum;
        }
    }
}
