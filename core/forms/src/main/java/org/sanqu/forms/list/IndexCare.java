package org.sanqu.forms.list;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Chore;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.FormArchive;

/** Indexes the texts of whole blocks of submissions beside those who write them. */
@Component(service = IndexCare.class, immediate = true)
public final class IndexCare implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** So many rows of a new block go in one transaction: some milliseconds of the only writer. */
    private static final int ROWS = 500;

    /** So many texts that changed are read as they stand by each search. */
    private static final int LOOSE = 1_000;

    private final Store store;
    private final Chore chore;

    /**
     * Care.
     *
     * @param archive not asked: that it is there means that the tables are
     */
    @Activate
    public IndexCare(@Reference Store store, @Reference FormArchive archive) {
        this.store = store;
        this.chore = new Chore("sanqu-search", EVERY, EVERY, each -> run(each::goesOn));
    }

    /** Indexes all that can be. */
    public void run() {
        run(() -> true);
    }

    private synchronized void run(BooleanSupplier goesOn) {
        long next = store.read(sql -> new GramIndex(sql).indexed()) + 1;
        long last = store.read(IndexCare::last);
        if (isWhole(next, last)) {
            settle();
        }
        for (; isWhole(next, last) && goesOn.getAsBoolean(); next++) {
            index(next);
        }
        for (Optional<Long> loose = loosest(); loose.isPresent() && goesOn.getAsBoolean(); loose = loosest()) {
            renew(loose.get());
        }
    }

    private static long last(Sql sql) {
        return sql.first("select coalesce(max(id), -1) as id from submission", row -> row.number("id"))
                .orElseThrow();
    }

    private static boolean isWhole(long block, long last) {
        return (block + 1) * Bits.BLOCK - 1 <= last;
    }

    /** Waits for whoever has an id of a block and has not written it yet. */
    private void settle() {
        store.write(sql -> {
            sql.lock("submission");
            return null;
        });
    }

    /** A new block, in parts: nobody asks its index before all of it is written. */
    private void index(long number) {
        IndexedBlock block = store.read(sql -> IndexedBlock.read(sql, number));
        for (int from = 0; from < block.grams(); from += ROWS) {
            int some = from;
            alone(block, sql -> block.writeGrams(sql, some, Math.min(block.grams(), some + ROWS)));
        }
        alone(block, block::writeEntries);
    }

    /** A block of which texts changed, all at once. */
    private void renew(long number) {
        IndexedBlock block = store.read(sql -> IndexedBlock.read(sql, number));
        alone(block, sql -> {
            block.writeGrams(sql, 0, block.grams());
            block.writeEntries(sql);
            block.fasten(sql);
        });
    }

    /** Writes while no other node does, and unless one did. */
    private void alone(IndexedBlock block, Consumer<Sql> work) {
        store.write(sql -> {
            sql.lock("submission_block");
            if (block.isStill(sql)) {
                work.accept(sql);
            }
            return null;
        });
    }

    /** The block in which most texts changed, when too many did. */
    private Optional<Long> loosest() {
        return store.read(sql -> {
            long indexed = Bits.BLOCK * (new GramIndex(sql).indexed() + 1);
            long loose = sql.first(
                            "select count(*) as n from submission_text where loose > 0 and submission < ?",
                            row -> row.number("n"),
                            indexed)
                    .orElseThrow();
            return loose <= LOOSE
                    ? Optional.empty()
                    : sql.first(
                            "select submission / " + Bits.BLOCK + " as block, count(*) as n from submission_text"
                                    + " where loose > 0 and submission < ? group by 1 order by n desc limit 1",
                            row -> row.number("block"),
                            indexed);
        });
    }

    @Override
    @Deactivate
    public void close() {
        chore.close();
    }
}
