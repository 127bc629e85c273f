package org.sanqu.benchmarks.tree;

import java.time.LocalDate;
import java.util.Arrays;
import org.sanqu.benchmarks.ApiClient;
import org.sanqu.benchmarks.Timing;

/** The tree as the API of a running distribution serves it. */
final class Served {

    private final Divisions tree;
    private final ApiClient api;

    Served(Divisions tree, int port) {
        this.tree = tree;
        this.api = new ApiClient(port);
    }

    void children(int rounds) throws Exception {
        Timing.say("Sanqu API: children", Timing.of(rounds, round -> {
            int[] path = tree.path(tree.size() - 1 - (int) ((round * 7_919L) % (tree.size() / 2)));
            api.get("organisations/" + id(path[1 + round % (path.length - 2)]) + "/children");
        }));
    }

    /** Children as of days that differ by a move, so that each has a picture of its own; the pictures are built before. */
    void childrenAsOf(int rounds, LocalDate day) throws Exception {
        long begin = System.nanoTime();
        api.get("organisations/" + id(1) + "/children?asOf=" + day);
        Timing.say("Sanqu API: first answer as of another day", Timing.shown((System.nanoTime() - begin) / 1_000.0));
        Timing.say("Sanqu API: children as of another day", Timing.of(rounds, round -> {
            int[] path = tree.path(tree.size() - 1 - (int) ((round * 7_919L) % (tree.size() / 2)));
            api.get("organisations/" + id(path[1 + round % (path.length - 2)]) + "/children?asOf=" + day);
        }));
    }

    void move(int node, int elsewhere, int rounds) throws Exception {
        int[] places = {elsewhere, tree.parent()[node]};
        double[] decided = new double[rounds];
        double[] visible = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long begin = System.nanoTime();
            api.post("events", decision(node, places[round % 2], LocalDate.now().minusDays(rounds - round)));
            decided[round] = (System.nanoTime() - begin) / 1_000.0;
            String path = api.get("organisations/" + id(node) + "/path");
            visible[round] = (System.nanoTime() - begin) / 1_000.0;
            if (!path.contains("\"id\":" + id(places[round % 2]) + ",")) {
                throw new IllegalStateException("the move is not seen: " + path);
            }
        }
        Arrays.sort(decided);
        Arrays.sort(visible);
        Timing.say(
                "Sanqu API: move decided",
                "median " + Timing.shown(decided[rounds / 2]) + ", worst " + Timing.shown(decided[rounds - 1]));
        Timing.say(
                "Sanqu API: move visible",
                "median " + Timing.shown(visible[rounds / 2]) + ", worst " + Timing.shown(visible[rounds - 1]));
    }

    private static String decision(int node, int place, LocalDate day) {
        return "{\"effectiveOn\":\"" + day + "\",\"reason\":\"benchmark\",\"approvedBy\":" + id(0)
                + ",\"change\":{\"kind\":\"move\",\"organisation\":" + id(node)
                + ",\"hierarchy\":\"formal\",\"parent\":" + id(place) + "}}";
    }

    private static long id(int node) {
        return node + (long) Founded.FIRST;
    }
}
