package org.sanqu.benchmarks.tree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.sanqu.benchmarks.ApiClient;
import org.sanqu.benchmarks.Karaf;
import org.sanqu.benchmarks.Timing;

/**
 * Compares the tree in Sanqu with the tree in PostgreSQL in one run.
 *
 * <p>Arguments: the assembly's folder, a work folder with 15 GB free, and how many organisations (at least 665,277).
 */
public final class NationalTree {

    private static final int PORT = 19_182;
    private static final int MOVED = 10_000;

    private NationalTree() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        Divisions tree = Divisions.of(work, Integer.parseInt(arguments[2]));
        int moved = tree.ofSize(MOVED);
        int elsewhere = tree.elsewhere(moved);
        Timing.say("organisations", String.valueOf(tree.size()));
        Timing.say("divisions among them", String.valueOf(tree.divisions() - 1));
        Timing.say("to be moved", tree.name()[moved] + ", " + tree.sizes()[moved]);
        Path data = work.resolve("data");
        if (!Files.exists(data)) {
            new Founded(tree).into(data);
        }
        try (InMemory memory = new InMemory(tree, data)) {
            memory.below();
        }
        serve(Path.of(arguments[0]), work, tree, moved, elsewhere);
        try (Peers peers = new Peers(tree, work)) {
            peers.load();
            peers.below(1_000);
            peers.count("the moved", moved, 50);
            peers.count("a province", 1, 5);
            peers.move(moved, elsewhere, 6);
        }
    }

    private static void serve(Path assembly, Path work, Divisions tree, int moved, int elsewhere) throws Exception {
        Path home = work.resolve("karaf");
        Karaf.copy(assembly.toAbsolutePath(), home);
        Map<String, String> environment = Map.of(
                "JAVA_OPTS",
                "-Xms256m -Xmx1500m -XX:+UseParallelGC",
                "SANQU_ADMIN_PASSWORD",
                ApiClient.PASSWORD,
                "SANQU_DATA",
                work.resolve("data").toString());
        try (Karaf karaf = Karaf.start(home, environment, PORT, 200)) {
            Timing.say(
                    "Sanqu: start to ready with -Xmx1500m",
                    Timing.shown(karaf.boot().toNanos() / 1_000.0));
            Served served = new Served(tree, PORT);
            served.children(2_000);
            served.move(moved, elsewhere, 10);
            served.children(2_000);
            served.childrenAsOf(2_000, LocalDate.now().minusDays(5));
            Timing.say("Sanqu: resident", karaf.resident() + " MB");
        }
    }
}
