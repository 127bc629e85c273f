package org.sanqu.forms.list;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.FormArchive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Indexes the texts of whole blocks of submissions beside those who write them, some rows at a time. */
@Component(service = IndexCare.class, immediate = true)
public final class IndexCare implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexCare.class);
    private static final int SECONDS = 1;

    /** So many rows go in one transaction: some milliseconds of the only writer. */
    private static final int ROWS = 500;

    /** So many texts that changed are read as they stand by each search. */
    private static final int LOOSE = 200;

    private static final int LOOSE_AT_ONCE = 20;

    private final Store store;
    private final ScheduledExecutorService thread;

    /**
     * Care.
     *
     * @param archive not asked: that it is there means that the tables are
     */
    @Activate
    public IndexCare(@Reference Store store, @Reference FormArchive archive) {
        this.store = store;
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "sanqu-search");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::tend, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void tend() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.warn("the search's index", e);
        }
    }

    /** Indexes all that can be. */
    public synchronized void run() {
        long next = store.read(sql -> new GramIndex(sql).indexed()) + 1;
        long last = store.read(IndexCare::last);
        if (last >= (next + 1) * Bits.BLOCK - 1) {
            settle();
        }
        for (; (next + 1) * Bits.BLOCK - 1 <= last && !Thread.currentThread().isInterrupted(); next++) {
            index(next);
        }
        while (loose() && !Thread.currentThread().isInterrupted()) {
            store.write(IndexCare::tighten);
        }
    }

    private static long last(Sql sql) {
        return sql.first("select coalesce(max(id), -1) as id from submission", row -> row.number("id"))
                .orElseThrow();
    }

    /** Waits for whoever has an id of a block and has not written it yet. */
    private void settle() {
        store.write(sql -> {
            sql.lock("submission");
            return null;
        });
    }

    private void index(long block) {
        Map<String, BitSet> grams = store.read(sql -> grams(sql, block));
        List<Object[]> rows = new ArrayList<>();
        grams.forEach((gram, bits) -> rows.add(new Object[] {gram, block, Bits.written(bits)}));
        for (int from = 0; from < rows.size(); from += ROWS) {
            List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + ROWS));
            store.write(sql -> {
                if (alone(sql) < block) {
                    put(sql, some);
                }
                return null;
            });
        }
        store.write(sql -> alone(sql) < block
                ? sql.update("insert into submission_block (block) values (?) on conflict do nothing", block)
                : 0);
    }

    /** Keeps other nodes from indexing until the end of the transaction, and says which block is the last that is indexed. */
    private static long alone(Sql sql) {
        sql.lock("submission_block");
        return new GramIndex(sql).indexed();
    }

    private static void put(Sql sql, List<Object[]> rows) {
        sql.batch(
                "insert into submission_gram (gram, block, bits) values (?, ?, ?)"
                        + " on conflict (gram, block) do update set bits = excluded.bits",
                rows);
    }

    private static Map<String, BitSet> grams(Sql sql, long block) {
        Map<String, BitSet> grams = new HashMap<>();
        sql.each(
                "select t.submission, t.text, s.form from submission_text t join submission s on s.id = t.submission"
                        + " where t.submission between ? and ?",
                row -> add(grams, row),
                block * Bits.BLOCK,
                (block + 1) * Bits.BLOCK - 1);
        return grams;
    }

    private static void add(Map<String, BitSet> grams, Row row) {
        int bit = (int) (row.number("submission") % Bits.BLOCK);
        for (String gram : Grams.of(row.text("text"))) {
            grams.computeIfAbsent(gram, unknown -> new BitSet()).set(bit);
        }
        grams.computeIfAbsent(Grams.form(row.text("form")), unknown -> new BitSet())
                .set(bit);
    }

    private boolean loose() {
        return store.read(sql -> sql.first(
                                "select count(*) as n from submission_text where loose = 1 and submission < ?",
                                row -> row.number("n"),
                                Bits.BLOCK * (new GramIndex(sql).indexed() + 1))
                        .orElseThrow())
                > LOOSE;
    }

    /** Adds what some changed texts say to the blocks that are indexed; what they said before stays, and is seen through when it is read. */
    private static int tighten(Sql sql) {
        long indexed = alone(sql);
        List<Long> some = sql.list(
                "select submission from submission_text where loose = 1 and submission < ? order by submission limit ?",
                row -> row.number("submission"),
                Bits.BLOCK * (indexed + 1),
                LOOSE_AT_ONCE);
        for (long submission : some) {
            String text = sql.first(
                            "select text from submission_text where submission = ?",
                            row -> row.text("text"),
                            submission)
                    .orElseThrow();
            List<Object[]> rows = new ArrayList<>();
            for (String gram : Grams.of(text)) {
                rows.add(new Object[] {gram, submission / Bits.BLOCK, with(sql, gram, submission)});
            }
            put(sql, rows);
            // one that was revised meanwhile stays loose, for the index does not know it
            sql.update("update submission_text set loose = 0 where submission = ? and text = ?", submission, text);
        }
        return some.size();
    }

    private static byte[] with(Sql sql, String gram, long submission) {
        BitSet bits = sql.first(
                        "select bits from submission_gram where gram = ? and block = ?",
                        row -> Bits.read(row.bytes("bits")),
                        gram,
                        submission / Bits.BLOCK)
                .orElseGet(BitSet::new);
        bits.set((int) (submission % Bits.BLOCK));
        return Bits.written(bits);
    }

    @Override
    @Deactivate
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
