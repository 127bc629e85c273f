package org.sanqu.forms.list;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/** Candidates in the order of pages: block after block is opened for as long as something newer may be in it. Not thread-safe. */
final class NewestFirst {

    private static final int ASKED = 500;

    private final Sql sql;
    private final Candidates candidates;
    private final Position after;
    private final LocalDate from;
    private final LongPredicate below;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final PriorityQueue<Entry> waiting =
            new PriorityQueue<>(Comparator.comparing(Entry::position, Position.ORDER));

    private record Block(long number, LocalDate newest) {}

    NewestFirst(Sql sql, Candidates candidates, SubmissionQuery query, Position after, LongPredicate below) {
        this.sql = sql;
        this.candidates = candidates;
        this.after = after;
        this.from = query.period() == null ? LocalDate.MIN : query.period().from();
        this.below = below;
        if (candidates.areMany()) {
            sql.each(
                    "select block, newest from submission_block where newest >= ? order by newest desc",
                    row -> blocks.add(new Block(row.number("block"), row.date("newest"))),
                    query.period() == null ? "" : from);
            blocks.removeIf(block -> !candidates.areIn(block.number));
        }
        others(Condition.of(query, after));
    }

    private void others(Condition where) {
        List<Long> ids = List.copyOf(candidates.others());
        for (int i = 0; i < ids.size(); i += ASKED) {
            Condition some = where.in("id", ids.subList(i, Math.min(ids.size(), i + ASKED)));
            sql.each(
                    "select id, day, organisation from submission where " + some.text(),
                    this::other,
                    some.args().toArray());
        }
        if (candidates.allFrom() != null) {
            List<Object> args = new ArrayList<>(List.of(candidates.allFrom()));
            args.addAll(where.args());
            // otherwise a database may walk all days
            sql.each(
                    "with fresh as materialized (select id, form, day, organisation, state from submission where id >= ?)"
                            + " select id, day, organisation from fresh where " + where.text(),
                    this::other,
                    args.toArray());
        }
    }

    private void other(Row row) {
        Entry entry = Entry.read(row);
        if (below.test(entry.organisation())) {
            add(entry);
        }
    }

    /** The next ones, so many at most; none at the end. */
    List<Entry> next(int most) {
        List<Entry> next = new ArrayList<>();
        while (next.size() < most) {
            while (!blocks.isEmpty() && mayHoldNewer(blocks.peek())) {
                open(blocks.remove().number);
            }
            if (waiting.isEmpty()) {
                break;
            }
            next.add(waiting.remove());
        }
        return next;
    }

    private boolean mayHoldNewer(Block block) {
        return waiting.isEmpty() || !waiting.peek().position().day().isAfter(block.newest);
    }

    private void open(long block) {
        Entries entries = sql.first(
                        "select entries from submission_block where block = ?",
                        row -> Entries.read(row.bytes("entries")),
                        block)
                .orElseThrow();
        BitSet bits = candidates.in(block);
        for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) {
            long organisation = entries.organisation(bit);
            if (organisation != 0 && below.test(organisation)) {
                add(new Entry(new Position(entries.day(bit), block * Bits.BLOCK + bit), organisation));
            }
        }
    }

    private void add(Entry entry) {
        Position position = entry.position();
        if (position.isBehind(after) && !position.day().isBefore(from)) {
            waiting.add(entry);
        }
    }
}
