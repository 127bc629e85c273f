package org.sanqu.work;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.Due;

/** How what is owed for one form and period stands at a moment; sums over a subtree are sums over a range of rows. Immutable. */
final class Ledger {

    private static final byte OPEN = 0;
    private static final byte OVERDUE = 1;
    private static final byte RETURNED = 2;
    private static final byte RETURNED_OVERDUE = 3;
    private static final byte DONE = 4;
    private static final byte LATE = 5;
    private static final byte EXEMPT = 6;
    private static final int KINDS = 7;
    private static final int BLOCK = 256;

    private final Terms terms;
    private final Period period;
    private final Owed owed;
    private final MoreTime moreTime;
    private final byte[] states;
    private final long[] submissions;
    private final int[] sums;
    private Instant until = Instant.MAX;

    private Ledger(Terms terms, Period period, Owed owed, MoreTime moreTime) {
        this.terms = terms;
        this.period = period;
        this.owed = owed;
        this.moreTime = moreTime;
        states = new byte[owed.size()];
        submissions = new long[owed.size()];
        sums = new int[(owed.size() / BLOCK + 1) * KINDS];
    }

    /**
     * Looks who has submitted.
     *
     * @param organisations the only ones in {@code owed}; null when all are
     */
    static Ledger of(
            Terms terms,
            Period period,
            Owed owed,
            MoreTime moreTime,
            Filed filed,
            Collection<Long> organisations,
            Instant now,
            ZoneId zone) {
        Ledger ledger = new Ledger(terms, period, owed, moreTime);
        ledger.judge(filed, organisations, now, zone);
        ledger.sum();
        return ledger;
    }

    private void judge(Filed filed, Collection<Long> organisations, Instant now, ZoneId zone) {
        Owed.Index index = owed.index();
        boolean[] counts = new boolean[states.length];
        long[] at = new long[states.length];
        filed.each(terms.form().id(), period, organisations, (submission, organisation, member, state, submittedAt) -> {
            int row = owed.ofMembers() == (member != null) ? index.row(member == null ? organisation : member) : -1;
            long second = submittedAt.getEpochSecond();
            if (row >= 0 && isBetter(row, counts, at, state, second)) {
                counts[row] = state.counts();
                at[row] = second;
                submissions[row] = submission;
            }
        });
        for (int row = 0; row < states.length; row++) {
            states[row] = state(row, counts[row], at[row], now, zone);
        }
    }

    /** Of several about one thing each, one that counts is better than one that was returned, and the first is better than a later one. */
    private boolean isBetter(int row, boolean[] counts, long[] at, SubmissionState state, long second) {
        if (submissions[row] == 0 || state.counts() && !counts[row]) {
            return true;
        }
        return state.counts() == counts[row] && second < at[row];
    }

    private byte state(int row, boolean counts, long at, Instant now, ZoneId zone) {
        if (owed.isExempt(row)) {
            return EXEMPT;
        }
        Instant end = until(row).atZone(zone).toInstant();
        if (counts) {
            return at <= end.getEpochSecond() ? DONE : LATE;
        }
        boolean over = now.getEpochSecond() > end.getEpochSecond();
        if (!over && end.isBefore(until)) {
            until = end;
        }
        if (submissions[row] != 0) {
            return over ? RETURNED_OVERDUE : RETURNED;
        }
        return over ? OVERDUE : OPEN;
    }

    private void sum() {
        for (int row = 0; row < states.length; row++) {
            int block = row / BLOCK + 1;
            if (block * KINDS < sums.length) {
                sums[block * KINDS + states[row]]++;
            }
        }
        for (int i = KINDS; i < sums.length; i++) {
            sums[i] += sums[i - KINDS];
        }
    }

    private int[] before(int row) {
        int[] counts = new int[KINDS];
        int block = row / BLOCK;
        System.arraycopy(sums, block * KINDS, counts, 0, KINDS);
        for (int i = block * BLOCK; i < row; i++) {
            counts[states[i]]++;
        }
        return counts;
    }

    /** How complete some rows are, the second excluded. */
    Completeness completeness(long organisation, int from, int to) {
        int[] counts = before(to);
        int[] less = before(from);
        for (int i = 0; i < KINDS; i++) {
            counts[i] -= less[i];
        }
        return new Completeness(
                organisation,
                to - from - counts[EXEMPT],
                counts[DONE],
                counts[LATE],
                counts[OVERDUE] + counts[RETURNED_OVERDUE],
                counts[EXEMPT]);
    }

    /** By when, with the time that was given. */
    private LocalDateTime until(int row) {
        LocalDateTime said = said(row);
        LocalDateTime given = moreTime.until(owed.tree(), owed.ordinal(row));
        return given != null && given.isAfter(said) ? given : said;
    }

    private LocalDateTime said(int row) {
        return terms.until(period, owed.since(row));
    }

    Due.State state(int row) {
        return switch (states[row]) {
            case OPEN -> Due.State.OPEN;
            case OVERDUE -> Due.State.OVERDUE;
            case RETURNED, RETURNED_OVERDUE -> Due.State.RETURNED;
            case DONE -> Due.State.DONE;
            case LATE -> Due.State.LATE;
            default -> Due.State.EXEMPT;
        };
    }

    Due due(int row) {
        LocalDateTime end = until(row);
        return new Due(
                terms.form().id(),
                owed.organisation(row),
                owed.member(row),
                period,
                end,
                end.isAfter(said(row)),
                state(row),
                submissions[row] == 0 ? null : submissions[row]);
    }

    Owed owed() {
        return owed;
    }

    /** Whether time alone has changed nothing by a moment: no deadline passed. */
    boolean holds(Instant now) {
        return now.getEpochSecond() <= until.getEpochSecond();
    }

    /** Until when time alone changes nothing. */
    Instant until() {
        return until;
    }

    /** What it takes in memory without what is owed, roughly. */
    long bytes() {
        return 200 + 10L * states.length;
    }
}
