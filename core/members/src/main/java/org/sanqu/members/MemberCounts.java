package org.sanqu.members;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;

/** How many members are at home below each organisation: a running sum over the pre-order, so that a count is a difference. */
@Component(service = MemberCounts.class)
public final class MemberCounts {

    private static final int KEPT = 4;

    private final Store store;
    private final Hierarchies hierarchies;
    private final AtomicLong revision = new AtomicLong();
    private final Map<Key, int[]> sums = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, int[]> eldest) {
            return size() > KEPT;
        }
    };

    @Activate
    public MemberCounts(@Reference Store store, @Reference Hierarchies hierarchies) {
        this.store = store;
        this.hierarchies = hierarchies;
    }

    /** A number that grows with every change of the roll. */
    long revision() {
        return revision.get();
    }

    /** Makes the sums of before stale. */
    void changed() {
        revision.incrementAndGet();
    }

    /** How many are at home in an organisation or below it; 0 where it does not exist on the day. */
    long below(long organisation, LocalDate asOf) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, asOf);
        int ordinal = tree.ordinal(organisation);
        if (ordinal < 0) {
            return 0;
        }
        int[] sum = sums(tree, new Key(asOf, revision.get(), hierarchies.revision()));
        return sum[tree.end(ordinal)] - sum[tree.position(ordinal)];
    }

    private int[] sums(Hierarchy tree, Key key) {
        synchronized (sums) {
            int[] known = sums.get(key);
            if (known != null && known.length == tree.count() + 1) {
                return known;
            }
        }
        // read without the lock, since somebody who reads the database may be waiting for it
        int[] counted = count(tree, key.asOf);
        synchronized (sums) {
            sums.put(key, counted);
        }
        return counted;
    }

    private int[] count(Hierarchy tree, LocalDate asOf) {
        int[] sum = new int[tree.count() + 1];
        store.read(sql -> {
            new MemberRows(sql, null, asOf).count(row -> {
                int ordinal = tree.ordinal(row.number("organisation"));
                if (ordinal >= 0) {
                    sum[tree.position(ordinal) + 1] = Math.toIntExact(row.number("members"));
                }
            });
            return sum;
        });
        for (int i = 1; i < sum.length; i++) {
            sum[i] += sum[i - 1];
        }
        return sum;
    }

    private record Key(LocalDate asOf, long members, long hierarchies) {}
}
