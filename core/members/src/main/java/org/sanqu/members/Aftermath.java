package org.sanqu.members;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.platform.Sql;

/**
 * What follows for ties, posts and transfers from what happened to people on the roll; in the same transaction, behind it.
 *
 * @param sql the transaction
 * @param today the day
 * @param paper what the change rests on
 */
record Aftermath(Sql sql, LocalDate today, EventRows.Paper paper) {

    /** Somebody was found to be the same as another: what they both have they have once, and one transfer is under way at most. */
    void merged(long kept) {
        sql.lock("secondary_affiliation");
        sql.lock("appointment");
        TieRows ties = new TieRows(sql);
        List<Affiliation> entered = ties.of(kept).stream()
                .filter(tie -> tie.root() == null)
                .map(TieRows.Tie::affiliation)
                .toList();
        once(entered, tie -> List.of(tie.organisation(), tie.kind()), Aftermath::entry)
                .forEach((id, on) -> ties.end(id, on, paper.account(), paper.at()));
        new TieCarriage(sql).again(List.of(kept));
        AppointmentRows posts = new AppointmentRows(sql);
        List<Appointment> held =
                posts.of(kept).stream().map(AppointmentRows.Held::appointment).toList();
        once(held, post -> List.of(post.organisation(), post.post()), Aftermath::entry)
                .forEach((id, on) -> posts.end(id, on, paper.account(), paper.at()));
        TransferRows transfers = new TransferRows(sql, today);
        transfers.expire(kept);
        close(transfers.surplus(kept), "merge");
    }

    /** Somebody left the roll, or was never on it. */
    void gone(List<Long> members, String act) {
        close(new TransferRows(sql, today).open(members), act);
    }

    /** Somebody is at home elsewhere than they were when their transfer was issued, by no transfer of theirs. */
    void rehomed(long member) {
        close(new TransferRows(sql, today).open(List.of(member)), "rehome");
    }

    private void close(List<TransferRows.Kept> open, String act) {
        TransferRows rows = new TransferRows(sql, today);
        for (TransferRows.Kept kept : open) {
            rows.change(kept, "withdrawn", kept.from(), kept.to(), null);
            rows.step(kept.id(), new Transfer.Step(act, null, paper.reason(), paper.account(), paper.at()));
        }
    }

    private static final Comparator<Entry> FIRST =
            Comparator.comparing((Entry entry) -> entry.span.from()).thenComparing(Entry::id);

    private record Entry(long id, Span span) {}

    private static Entry entry(Affiliation tie) {
        return new Entry(tie.id(), new Span(tie.from(), tie.until()));
    }

    private static Entry entry(Appointment post) {
        return new Entry(post.id(), new Span(post.from(), post.until()));
    }

    /** When to end which, so that no two that are the same are there at a time, and no day loses the one it had. */
    private static <T> Map<Long, LocalDate> once(List<T> all, Function<T, Object> same, Function<T, Entry> entry) {
        Map<Long, LocalDate> ends = new HashMap<>();
        all.stream()
                .collect(Collectors.groupingBy(same, Collectors.mapping(entry, Collectors.toList())))
                .values()
                .forEach(entries -> once(entries, ends));
        return ends;
    }

    private static void once(List<Entry> entries, Map<Long, LocalDate> ends) {
        Entry last = null;
        for (Entry next : entries.stream().sorted(FIRST).toList()) {
            if (last == null || !last.span.overlaps(next.span)) {
                last = next;
            } else if (last.span.until() == null || !next.span.lastsBeyond(last.span.until())) {
                ends.put(next.id, next.span.from());
            } else {
                ends.put(last.id, next.span.from());
                last = next;
            }
        }
    }
}
