package org.sanqu.organisation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The pictures that were asked for last, bounded in number and size; nobody builds one that somebody else is building. */
final class Pictures {

    private static final int MOST = 64;
    /** In bytes, of an organisation in a {@link PreorderHierarchy}. */
    private static final int EACH = 18;

    /** Of the memory; of 1.5 GB it takes three pictures of 5.3 million organisations. */
    private static final int SHARE = 5;

    private final long largest;
    private final Map<Key, PreorderHierarchy> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Key, CompletableFuture<PreorderHierarchy>> building = new ConcurrentHashMap<>();
    private long newest;
    private long size;

    /**
     * What a picture is of.
     *
     * @param forest the number of the forest, which grows
     * @param stretch on which stretch of days, see {@link Links#stretch}
     */
    record Key(long forest, String hierarchy, int stretch) {}

    Pictures() {
        this(Runtime.getRuntime().maxMemory() / SHARE / EACH);
    }

    /** Pictures of so many ordinals together at most, but for the last one. */
    Pictures(long largest) {
        this.largest = largest;
    }

    PreorderHierarchy get(Key key, Supplier<PreorderHierarchy> build) {
        PreorderHierarchy known = known(key);
        if (known != null) {
            return known;
        }
        CompletableFuture<PreorderHierarchy> mine = new CompletableFuture<>();
        CompletableFuture<PreorderHierarchy> other = building.putIfAbsent(key, mine);
        if (other != null) {
            return other.join();
        }
        try {
            PreorderHierarchy since = known(key);
            PreorderHierarchy built = since == null ? build.get() : since;
            keep(key, built);
            mine.complete(built);
            return built;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            building.remove(key);
        }
    }

    private synchronized PreorderHierarchy known(Key key) {
        if (key.forest > newest) {
            // before a new one is built, so that there is room for it
            newest = key.forest;
            kept.clear();
            size = 0;
        }
        return kept.get(key);
    }

    private synchronized void keep(Key key, PreorderHierarchy picture) {
        if (key.forest < newest || kept.put(key, picture) != null) {
            return;
        }
        size += picture.size();
        var oldest = kept.entrySet().iterator();
        while (kept.size() > 1 && (kept.size() > MOST || size > largest)) {
            size -= oldest.next().getValue().size();
            oldest.remove();
        }
    }
}
