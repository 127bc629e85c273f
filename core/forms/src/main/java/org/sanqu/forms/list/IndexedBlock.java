package org.sanqu.forms.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/** What is to be written in the index of a block of submissions, as they were when they were read. Not thread-safe. */
final class IndexedBlock {

    private final long block;
    private final int turn;
    private final Entries entries = Entries.none();
    private final List<Object[]> grams = new ArrayList<>();
    private final List<Object[]> loose = new ArrayList<>();
    private LocalDate newest = LocalDate.MIN;

    private IndexedBlock(long block, int turn) {
        this.block = block;
        this.turn = turn;
    }

    /** Reads the submissions of a block. */
    static IndexedBlock read(Sql sql, long block) {
        IndexedBlock read = new IndexedBlock(block, turn(sql, block));
        List<String> texts = new ArrayList<>();
        List<Integer> bits = new ArrayList<>();
        Map<String, BitSet> forms = new HashMap<>();
        sql.each(
                "select s.id, s.form, s.organisation, s.day, t.text, t.loose from submission s"
                        + " join submission_text t on t.submission = s.id where s.id between ? and ?",
                row -> {
                    int bit = read.note(row);
                    bits.add(bit);
                    texts.add(row.text("text"));
                    forms.computeIfAbsent(Grams.form(row.text("form")), unknown -> new BitSet())
                            .set(bit);
                },
                block * Bits.BLOCK,
                (block + 1) * Bits.BLOCK - 1);
        Grams.of(texts, (gram, some, followed) -> {
            BitSet where = new BitSet(Bits.BLOCK);
            some.stream().forEach(text -> where.set(bits.get(text)));
            read.grams.add(new Object[] {gram, block, Bits.written(where, followed)});
        });
        forms.forEach((form, where) -> read.grams.add(new Object[] {form, block, Bits.written(where, false)}));
        return read;
    }

    private int note(Row row) {
        int bit = (int) (row.number("id") % Bits.BLOCK);
        LocalDate day = row.date("day");
        entries.put(bit, row.number("organisation"), day);
        newest = day.isAfter(newest) ? day : newest;
        if (row.number("loose") > 0) {
            loose.add(new Object[] {row.number("id"), row.number("loose")});
        }
        return bit;
    }

    /** How often a block was indexed. */
    private static int turn(Sql sql, long block) {
        return sql.first("select turn from submission_block where block = ?", row -> (int) row.number("turn"), block)
                .orElse(0);
    }

    /** Whether nobody indexed the block since it was read. */
    boolean isStill(Sql sql) {
        return turn(sql, block) == turn;
    }

    int grams() {
        return grams.size();
    }

    /** Writes some of its grams; those that follow others stand before them, so that what is found by the ones before stays found. */
    void writeGrams(Sql sql, int from, int to) {
        sql.batch(
                "insert into submission_gram (gram, block, bits) values (?, ?, ?)"
                        + " on conflict (gram, block) do update set bits = excluded.bits",
                grams.subList(from, to));
    }

    /** Writes that the block is indexed. */
    void writeEntries(Sql sql) {
        sql.update(
                "insert into submission_block (block, turn, newest, entries) values (?, ?, ?, ?) on conflict (block)"
                        + " do update set turn = excluded.turn, newest = excluded.newest, entries = excluded.entries",
                block,
                turn + 1,
                newest,
                entries.written());
    }

    /** Writes that the index knows the texts that were loose; one that changed again meanwhile stays so. */
    void fasten(Sql sql) {
        sql.batch("update submission_text set loose = 0 where submission = ? and loose = ?", loose);
    }
}
