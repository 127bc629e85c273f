package org.sanqu.tests.example;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance that repeats: the same seed always decides the same. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** A number in a range, both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** True so many times of a hundred. */
    boolean in(int hundred) {
        return random.nextInt(100) < hundred;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A day in a range, both ends included. */
    LocalDate day(LocalDate from, LocalDate to) {
        return LocalDate.ofEpochDay(from.toEpochDay() + between(0, (int) (to.toEpochDay() - from.toEpochDay())));
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }

    /** Splits a total into uneven parts, none below the least. */
    int[] split(int total, int parts, int least) {
        int[] split = new int[parts];
        Arrays.fill(split, total / parts);
        for (int i = 0; i < total % parts; i++) {
            split[i]++;
        }
        for (int i = 0; i < parts * 3; i++) {
            int from = random.nextInt(parts);
            int moved = between(0, Math.max(0, (split[from] - least) / 2));
            split[from] -= moved;
            split[random.nextInt(parts)] += moved;
        }
        return split;
    }
}
