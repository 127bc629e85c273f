package org.sanqu.organisation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The numbers that stand for organisations while the process lives: more come, none changes. Immutable. */
final class Ordinals {

    private final long[] ids;
    /** The ordinals sorted by id; null while that is their own order. */
    private final int[] byId;

    /** Numbers ids that ascend. */
    Ordinals(long[] ids) {
        this(ids, null);
    }

    private Ordinals(long[] ids, int[] byId) {
        this.ids = ids;
        this.byId = byId;
    }

    int size() {
        return ids.length;
    }

    long id(int ordinal) {
        return ids[ordinal];
    }

    /** The ordinal of an organisation; −1 when there is none. */
    int of(long id) {
        if (ids.length == 0) {
            return -1;
        }
        // ids mostly have no gaps
        long guess = id - ids[0];
        if (guess >= 0 && guess < ids.length && ids[(int) guess] == id) {
            return (int) guess;
        }
        int found = byId == null ? Arrays.binarySearch(ids, id) : search(id);
        return Math.max(found, -1);
    }

    private int search(long id) {
        int low = 0;
        int high = byId.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = ids[byId[middle]];
            if (there == id) {
                return byId[middle];
            }
            if (there < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Numbers those that have none yet. */
    Ordinals with(long[] more) {
        long[] fresh =
                Arrays.stream(more).filter(id -> of(id) < 0).sorted().distinct().toArray();
        if (fresh.length == 0) {
            return this;
        }
        long[] all = Arrays.copyOf(ids, ids.length + fresh.length);
        System.arraycopy(fresh, 0, all, ids.length, fresh.length);
        boolean ascending = byId == null && (ids.length == 0 || fresh[0] > ids[ids.length - 1]);
        return new Ordinals(all, ascending ? null : sorted(all));
    }

    private static int[] sorted(long[] ids) {
        return IntStream.range(0, ids.length)
                .boxed()
                .sorted((one, other) -> Long.compare(ids[one], ids[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
