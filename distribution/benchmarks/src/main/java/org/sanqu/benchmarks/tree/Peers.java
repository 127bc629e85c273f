package org.sanqu.benchmarks.tree;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.sanqu.benchmarks.Timing;

/** The same tree in PostgreSQL in the three ways that people keep trees in tables. */
final class Peers implements AutoCloseable {

    /** As many nodes as one COPY takes at a time. */
    private static final int CHUNK = 50_000;

    private final Divisions tree;
    private final EmbeddedPostgres server;
    private final Connection connection;

    Peers(Divisions tree, Path work) throws IOException, SQLException {
        this.tree = tree;
        this.server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(work.resolve("postgres").toFile())
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("maintenance_work_mem", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        this.connection = server.getPostgresDatabase().getConnection();
    }

    void load() throws SQLException, IOException {
        execute("create extension ltree");
        execute("create table node (id int, parent int)");
        execute("create table labelled (id int, path ltree)");
        execute("create table closure (ancestor int, descendant int, steps int)");
        timed("parent column loaded", () -> {
            copy("node", node -> node + "\t" + (node == 0 ? "\\N" : String.valueOf(tree.parent()[node])) + "\n");
            execute("alter table node add primary key (id)");
            execute("create index on node (parent)");
        });
        timed("ltree loaded", () -> {
            copy(
                    "labelled",
                    node -> node + "\t"
                            + Arrays.stream(tree.path(node))
                                    .mapToObj(Integer::toString)
                                    .collect(Collectors.joining("."))
                            + "\n");
            execute("alter table labelled add primary key (id)");
            execute("create index on labelled using gist (path)");
        });
        timed("closure loaded", () -> {
            copy("closure", this::closure);
            execute("create unique index on closure (ancestor, descendant)");
            execute("create index on closure (descendant)");
        });
        execute("analyze");
    }

    private String closure(int node) {
        StringBuilder rows = new StringBuilder();
        int[] path = tree.path(node);
        for (int i = 0; i < path.length; i++) {
            rows.append(path[i])
                    .append('\t')
                    .append(node)
                    .append('\t')
                    .append(path.length - 1 - i)
                    .append('\n');
        }
        return rows.toString();
    }

    void below(int rounds) throws Exception {
        ask(
                "recursive CTE: is below",
                rounds,
                "with recursive up (id, parent) as (select id, parent from node where id = ? union all"
                        + " select n.id, n.parent from node n join up on n.id = up.parent)"
                        + " select count(*) from up where id = ?",
                round -> new int[] {leaf(round), inner(round)});
        ask(
                "ltree: is below",
                rounds,
                "select count(*) from labelled b, labelled a where b.id = ? and a.id = ? and b.path <@ a.path",
                round -> new int[] {leaf(round), inner(round)});
        ask("closure: is below", rounds, "select count(*) from closure where descendant = ? and ancestor = ?", round ->
                new int[] {leaf(round), inner(round)});
    }

    void count(String what, int node, int rounds) throws Exception {
        ask(
                "recursive CTE: count below " + what,
                rounds,
                "with recursive down (id) as (select ? union all select n.id from node n join down on n.parent = down.id)"
                        + " select count(*) from down",
                round -> new int[] {node});
        ask(
                "ltree: count below " + what,
                rounds,
                "select count(*) from labelled where path <@ (select path from labelled where id = ?)",
                round -> new int[] {node});
        ask("closure: count below " + what, rounds, "select count(*) from closure where ancestor = ?", round ->
                new int[] {node});
    }

    void move(int node, int elsewhere, int rounds) throws Exception {
        int[] places = {elsewhere, tree.parent()[node]};
        Timing.say(
                "parent column: move",
                Timing.of(rounds, round -> update("update node set parent = ? where id = ?", places[round % 2], node)));
        Timing.say(
                "ltree: move",
                Timing.of(
                        rounds,
                        round -> update(
                                "update labelled set path = (select path from labelled where id = ?)"
                                        + " || subpath(path, (select nlevel(path) - 1 from labelled where id = ?))"
                                        + " where path <@ (select path from labelled where id = ?)",
                                places[round % 2],
                                node,
                                node)));
        Timing.say("closure: move", Timing.of(rounds, round -> {
            update(
                    "delete from closure where descendant in (select descendant from closure where ancestor = ?)"
                            + " and ancestor not in (select descendant from closure where ancestor = ?)",
                    node,
                    node);
            update(
                    "insert into closure select up.ancestor, down.descendant, up.steps + down.steps + 1"
                            + " from closure up, closure down where up.descendant = ? and down.ancestor = ?",
                    places[round % 2],
                    node);
        }));
    }

    private int leaf(int round) {
        return tree.size() - 1 - (int) ((round * 7_919L) % (tree.size() / 2));
    }

    private int inner(int round) {
        int[] path = tree.path(leaf(round));
        return path[round % path.length];
    }

    private void ask(String name, int rounds, String sql, java.util.function.IntFunction<int[]> args) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Timing.say(name, Timing.of(rounds, round -> {
                int place = 1;
                for (int arg : args.apply(round)) {
                    statement.setInt(place++, arg);
                }
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                }
            }));
        }
    }

    private void update(String sql, int... args) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) {
                statement.setInt(i + 1, args[i]);
            }
            statement.executeUpdate();
        }
    }

    private void copy(String table, java.util.function.IntFunction<String> rows) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (int from = 0; from < tree.size(); from += CHUNK) {
            StringBuilder chunk = new StringBuilder();
            for (int node = from; node < Math.min(tree.size(), from + CHUNK); node++) {
                chunk.append(rows.apply(node));
            }
            copies.copyIn("copy " + table + " from stdin", new StringReader(chunk.toString()));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Something that takes long. */
    @FunctionalInterface
    private interface Load {
        void run() throws SQLException, IOException;
    }

    private static void timed(String name, Load load) throws SQLException, IOException {
        long begin = System.nanoTime();
        load.run();
        Timing.say(name, Timing.shown((System.nanoTime() - begin) / 1_000.0));
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        server.close();
    }
}
