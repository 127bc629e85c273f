package org.sanqu.benchmarks;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** How long something takes, in microseconds. */
public final class Timing {

    private Timing() {}

    /** Something that may fail. */
    @FunctionalInterface
    public interface Act {
        void run(int round) throws Exception;
    }

    /** The median and the 95th percentile of so many rounds, after a tenth more to warm up. */
    public static String of(int rounds, Act act) throws Exception {
        for (int round = 0; round < Math.max(1, rounds / 10); round++) {
            act.run(round);
        }
        double[] times = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long begin = System.nanoTime();
            act.run(round);
            times[round] = (System.nanoTime() - begin) / 1_000.0;
        }
        Arrays.sort(times);
        return String.format("median %s, p95 %s", shown(times[rounds / 2]), shown(times[rounds * 95 / 100]));
    }

    /** The mean of very short acts, measured together. */
    public static String ofShort(int rounds, IntConsumer act) {
        for (int round = 0; round < rounds; round++) {
            act.accept(round);
        }
        long begin = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            act.accept(round);
        }
        return String.format("mean %s", shown((System.nanoTime() - begin) / 1_000.0 / rounds));
    }

    /** A line of the result. */
    public static void say(String name, String figure) {
        System.out.printf("%-44s %s%n", name, figure);
    }

    public static String shown(double micros) {
        if (micros < 1) {
            return String.format("%.0f ns", micros * 1_000);
        }
        if (micros < 1_000) {
            return String.format("%.1f µs", micros);
        }
        return micros < 1_000_000
                ? String.format("%.1f ms", micros / 1_000)
                : String.format("%.2f s", micros / 1_000_000);
    }
}
