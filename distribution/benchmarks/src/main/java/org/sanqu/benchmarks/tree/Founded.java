package org.sanqu.benchmarks.tree;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.platform.Pinyin;
import org.sanqu.api.platform.Sql;
import org.sanqu.benchmarks.Timing;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.store.DatabaseStore;

/** Fills the embedded database with the tree, with the events that founded it. */
final class Founded {

    /** A node's id is its number and one. */
    static final int FIRST = 1;

    private static final LocalDate DAY = LocalDate.of(2000, 1, 1);
    private static final int CHUNK = 20_000;

    private final Divisions tree;

    Founded(Divisions tree) {
        this.tree = tree;
    }

    void into(Path data) {
        long begin = System.nanoTime();
        try (DatabaseStore store = new DatabaseStore(data, "")) {
            new StoredHierarchies(store);
            for (int from = 0; from < tree.size(); from += CHUNK) {
                int start = from;
                store.write(sql -> found(sql, start, Math.min(tree.size(), start + CHUNK)));
            }
        }
        Timing.say("Sanqu filled (SQLite, with its events)", Timing.shown((System.nanoTime() - begin) / 1_000.0));
    }

    private Void found(Sql sql, int start, int end) {
        long event = sql.insert(
                "insert into organisation_event (kind, effective_on, reason, entered_by, entered_at) values (?, ?, ?, ?, ?)",
                "found",
                DAY,
                "benchmark",
                "benchmark",
                "2000-01-01T00:00:00Z");
        List<Object[]> organisations = new ArrayList<>();
        List<Object[]> versions = new ArrayList<>();
        List<Object[]> places = new ArrayList<>();
        List<Object[]> changes = new ArrayList<>();
        for (int node = start; node < end; node++) {
            long id = node + FIRST;
            Long parent = node == 0 ? null : (Long) (long) (tree.parent()[node] + FIRST);
            String name = name(node);
            String type = node < tree.divisions() ? "committee" : "branch";
            organisations.add(new Object[] {id, "N" + id, DAY});
            versions.add(new Object[] {id, DAY, name, Pinyin.key(name), name, type, ""});
            places.add(new Object[] {id, "formal", parent, DAY});
            changes.add(new Object[] {event, id, "into", patch(name, type, parent)});
        }
        sql.batch("insert into organisation (id, code, established_on) values (?, ?, ?)", organisations);
        sql.batch(
                "insert into organisation_version (organisation, from_on, name, name_key, short_name, type, sectors)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                versions);
        sql.batch(
                "insert into organisation_parent (organisation, hierarchy, parent, from_on) values (?, ?, ?, ?)",
                places);
        sql.batch("insert into organisation_change (event, organisation, role, patch) values (?, ?, ?, ?)", changes);
        return null;
    }

    private String name(int node) {
        return node < tree.divisions()
                ? tree.name()[node] + "党委"
                : tree.name()[tree.parent()[node]] + "第" + node + "党支部";
    }

    private static String patch(String name, String type, Long parent) {
        return "{\"exists\":true,\"name\":\"" + name + "\",\"shortName\":\"" + name + "\",\"type\":\"" + type
                + "\",\"parent\":{\"formal\":" + parent + "},\"sectors\":[],\"aliases\":[]}";
    }
}
