package org.sanqu.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** Reads hierarchies from the dated links and keeps a few pictures of them. */
@Component(service = {Hierarchies.class, StoredHierarchies.class})
public final class StoredHierarchies implements Hierarchies {

    private static final int KEPT = 8;
    private static final String LINKS =
            """
            select o.id, p.parent from organisation o
            join organisation_parent p on p.organisation = o.id and p.hierarchy = ?
            where p.from_on <= ? and (p.until_on is null or p.until_on > ?)
              and o.established_on <= ? and (o.closed_on is null or o.closed_on > ?)""";

    private final Store store;
    private final Clock clock;
    private final AtomicLong revision = new AtomicLong();
    private final Map<Key, Hierarchy> pictures = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Hierarchy> eldest) {
            return size() > KEPT;
        }
    };

    /** Apart from the others, since every check of access asks for it. */
    private volatile Picture today;

    @Activate
    public StoredHierarchies(@Reference Store store) {
        this(store, Clock.systemDefaultZone());
    }

    StoredHierarchies(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        store.migrate("organisation", Migration.of(StoredHierarchies.class, "001-organisations.sql"));
    }

    @Override
    public Hierarchy current(String hierarchy) {
        Key key = new Key(hierarchy, LocalDate.now(clock), revision.get());
        Picture kept = today;
        if (kept == null || !kept.key.equals(key)) {
            kept = new Picture(key, asOf(hierarchy, key.day));
            today = kept;
        }
        return kept.hierarchy;
    }

    @Override
    public Hierarchy asOf(String hierarchy, LocalDate day) {
        Key key = new Key(hierarchy, day, revision.get());
        synchronized (pictures) {
            Hierarchy known = pictures.get(key);
            if (known != null) {
                return known;
            }
        }
        // read without the lock, since somebody who reads the database may be waiting for it
        Hierarchy loaded = load(key);
        synchronized (pictures) {
            pictures.put(key, loaded);
        }
        return loaded;
    }

    @Override
    public long revision() {
        return revision.get();
    }

    /** Makes the pictures of before stale. */
    void changed() {
        revision.incrementAndGet();
        synchronized (pictures) {
            pictures.keySet().removeIf(key -> key.revision < revision.get());
        }
    }

    private Hierarchy load(Key key) {
        return store.read(sql -> load(sql, key));
    }

    private static Hierarchy load(Sql sql, Key key) {
        long[] ids = sql.list("select id from organisation order by id", row -> row.number("id")).stream()
                .mapToLong(Long::longValue)
                .toArray();
        boolean[] exists = new boolean[ids.length];
        int[] parent = new int[ids.length];
        Arrays.fill(parent, -1);
        sql.each(
                LINKS,
                row -> {
                    int ordinal = Arrays.binarySearch(ids, row.number("id"));
                    Long above = row.numberOrNull("parent");
                    exists[ordinal] = true;
                    parent[ordinal] = above == null ? -1 : Arrays.binarySearch(ids, above);
                },
                key.hierarchy,
                key.day,
                key.day,
                key.day,
                key.day);
        return new PreorderHierarchy(ids, exists, parent);
    }

    private record Picture(Key key, Hierarchy hierarchy) {}

    private record Key(String hierarchy, LocalDate day, long revision) {}
}
