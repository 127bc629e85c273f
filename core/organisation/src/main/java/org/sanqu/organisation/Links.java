package org.sanqu.organisation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All dated links of one hierarchy by ordinal, sorted by the lower end and the day; days since 1970. Immutable. */
final class Links {

    /** Not in the hierarchy. */
    static final int ABSENT = -2;

    /** Above a top. */
    static final int NOTHING = -1;

    /** The day behind an open end. */
    static final int OPEN = Integer.MAX_VALUE;

    private final int[] lower;
    private final int[] upper;
    private final int[] from;
    private final int[] until;
    /** The days on which something changes, ascending. */
    private final int[] turns;

    Links(int[] lower, int[] upper, int[] from, int[] until) {
        this.lower = lower;
        this.upper = upper;
        this.from = from;
        this.until = until;
        this.turns = turns(from, until);
    }

    static Links none() {
        return new Links(new int[0], new int[0], new int[0], new int[0]);
    }

    private static int[] turns(int[] from, int[] until) {
        if (from.length == 0) {
            return new int[0];
        }
        int earliest = Arrays.stream(from).min().orElseThrow();
        BitSet days = new BitSet();
        for (int i = 0; i < from.length; i++) {
            days.set(from[i] - earliest);
            if (until[i] != OPEN) {
                days.set(until[i] - earliest);
            }
        }
        return days.stream().map(day -> day + earliest).toArray();
    }

    /** The number of the stretch of days with the same links that a day is in; −1 before the first. */
    int stretch(int day) {
        int found = Arrays.binarySearch(turns, day);
        return found >= 0 ? found : -found - 2;
    }

    /** What is above each ordinal on a day. */
    int[] above(int size, int day) {
        int[] above = new int[size];
        Arrays.fill(above, ABSENT);
        for (int i = 0; i < lower.length; i++) {
            if (from[i] <= day && day < until[i]) {
                above[lower[i]] = upper[i];
            }
        }
        return above;
    }

    /** The first link of an ordinal; −1 when it has none. */
    int first(int ordinal) {
        int low = start(ordinal);
        return low < lower.length && lower[low] == ordinal ? low : -1;
    }

    /** The last link of an ordinal; −1 when it has none. */
    int last(int ordinal) {
        int behind = start(ordinal + 1);
        return behind > 0 && lower[behind - 1] == ordinal ? behind - 1 : -1;
    }

    int upper(int link) {
        return upper[link];
    }

    int from(int link) {
        return from[link];
    }

    int until(int link) {
        return until[link];
    }

    private int start(int ordinal) {
        int low = 0;
        int high = lower.length;
        // mostly everyone has one link
        if (ordinal < lower.length && lower[ordinal] == ordinal && (ordinal == 0 || lower[ordinal - 1] < ordinal)) {
            return ordinal;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lower[middle] < ordinal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** With other links of some ordinals in the place of theirs. */
    Links with(SortedMap<Integer, List<Link>> told) {
        SortedMap<Integer, List<Link>> changed = new TreeMap<>(told);
        changed.entrySet().removeIf(each -> each.getValue().equals(of(each.getKey())));
        if (changed.isEmpty()) {
            return this;
        }
        int more = changed.values().stream().mapToInt(List::size).sum();
        for (int ordinal : changed.keySet()) {
            more -= start(ordinal + 1) - start(ordinal);
        }
        Splice splice = new Splice(lower.length + more);
        int read = 0;
        for (var each : changed.entrySet()) {
            int start = start(each.getKey());
            splice.copy(read, start);
            each.getValue().forEach(link -> splice.add(each.getKey(), link));
            read = start(each.getKey() + 1);
        }
        splice.copy(read, lower.length);
        return new Links(splice.lower, splice.upper, splice.from, splice.until);
    }

    private List<Link> of(int ordinal) {
        return IntStream.range(start(ordinal), start(ordinal + 1))
                .mapToObj(link -> new Link(upper[link], from[link], until[link]))
                .toList();
    }

    /** What is above for some days. */
    record Link(int upper, int from, int until) {}

    /** Writes new arrays from stretches of the old and single links. */
    private final class Splice {
        private final int[] lower;
        private final int[] upper;
        private final int[] from;
        private final int[] until;
        private int written;

        Splice(int size) {
            lower = new int[size];
            upper = new int[size];
            from = new int[size];
            until = new int[size];
        }

        void copy(int start, int end) {
            int many = end - start;
            System.arraycopy(Links.this.lower, start, lower, written, many);
            System.arraycopy(Links.this.upper, start, upper, written, many);
            System.arraycopy(Links.this.from, start, from, written, many);
            System.arraycopy(Links.this.until, start, until, written, many);
            written += many;
        }

        void add(int ordinal, Link link) {
            lower[written] = ordinal;
            upper[written] = link.upper;
            from[written] = link.from;
            until[written] = link.until;
            written++;
        }
    }
}
