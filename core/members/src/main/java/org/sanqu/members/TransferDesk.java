package org.sanqu.members;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.Text;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.TransferRequest;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;

/** What can be done about transfers in one transaction; whoever calls it has seen to it that they may. */
final class TransferDesk {

    private final Sql sql;
    private final Turns turns;
    private final TransferRows rows;
    private final LocalDate today;
    private final String account;
    private final Instant now;

    /**
     * The desk of today.
     *
     * @param tree the formal hierarchy of today
     * @param account who does something; null when nothing is done
     */
    TransferDesk(Sql sql, Hierarchy tree, String account, Clock clock) {
        this.sql = sql;
        this.today = LocalDate.now(clock);
        this.turns = new Turns(sql, tree, today);
        this.rows = new TransferRows(sql, today);
        this.account = account;
        this.now = clock.instant();
    }

    /**
     * Begins a transfer, or keeps one with its result.
     *
     * @param home where the member is at home today; null for one off the roll, who returns
     */
    Transfer issue(TransferRequest request, Long home, int validityDays, HomeMoves homes) {
        LocalDate expiresOn = request.issuedOn() == null || request.issuedOn().isAfter(today)
                ? null
                : request.issuedOn().plusDays(validityDays);
        boolean done = request.acceptedOn() != null;
        TransferCheck.require(request, home, moving(), expiresOn);
        boolean find = request.to() != null && !turns.isHome(request.to());
        long id = rows.insert(new TransferRows.Kept(
                0,
                request.member(),
                null,
                home,
                find ? null : request.to(),
                find ? request.to() : null,
                request.toName(),
                request.kind(),
                request.letterNumber(),
                request.issuedOn(),
                expiresOn,
                request.duesPaidTo(),
                done ? "accepted" : "issued",
                request.acceptedOn(),
                home,
                0));
        if (done) {
            step(id, "register", turns.entitled(home == null ? request.to() : home), null);
            settle(request, home, homes);
        } else {
            step(id, "issue", home, null);
        }
        return shown(id);
    }

    private void settle(TransferRequest request, Long home, HomeMoves homes) {
        LocalDate on = request.acceptedOn();
        if (home == null) {
            homes.comeBack(sql, request.member(), request.to(), on, request.letterNumber(), account);
        } else {
            homes.move(sql, request.member(), request.to(), on, request.letterNumber(), account);
        }
    }

    void send(TransferRows.Kept kept) {
        Turns.Turn turn = expected(kept, "issued");
        if (!kept.outwards() && turn.newSide() == null) {
            throw new Refusal(Refusal.Reason.CONFLICT, "transfer.nobody-there");
        }
        boolean here = !kept.outwards()
                && turns.isHome(turn.newSide())
                && Objects.equals(turns.entitled(turn.newSide()), turn.holder());
        change(kept, here ? "assigned" : "sent", kept.to(), "send", turn.holder(), null);
    }

    void assign(TransferRows.Kept kept, long branch) {
        Turns.Turn turn = expected(kept, "sent");
        if (kept.outwards()) {
            throw new Refusal(Refusal.Reason.CONFLICT, "transfer.outwards");
        }
        List<Fault> faults = new ArrayList<>();
        moving().to("/branch", branch, today, turn.oldSide(), faults);
        Subtree below = Subtree.of(turns.tree(), turn.holder());
        if (faults.isEmpty() && (!turns.isHome(branch) || !below.has(branch))) {
            faults.add(Fault.at("/branch", "transfer.branch-below"));
        }
        require(faults);
        change(kept, "assigned", branch, "assign", turn.holder(), null);
    }

    void accept(TransferRows.Kept kept, LocalDate on, HomeMoves homes) {
        Turns.Turn turn = expected(kept, kept.outwards() ? "sent" : "assigned");
        if (kept.home() == null) {
            throw new Refusal(Refusal.Reason.CONFLICT, "transfer.off-roll");
        }
        List<Fault> faults = new ArrayList<>();
        moving().on("/on", kept.member(), kept.issuedOn(), on, faults);
        if (faults.isEmpty() && !kept.outwards()) {
            moving().to("/on", turn.newSide(), on, kept.home(), faults);
        }
        require(faults);
        Long to = kept.outwards() ? null : turn.newSide();
        if (!rows.change(kept, "accepted", kept.home(), to, on)) {
            throw changed();
        }
        step(kept.id(), kept.outwards() ? "register" : "accept", turn.holder(), null);
        for (TransferRows.Kept other : rows.open(List.of(kept.member()))) {
            change(other, "withdrawn", other.to(), "overtaken", null, null);
        }
        homes.move(sql, kept.member(), to, on, kept.letterNumber(), account);
    }

    void giveBack(TransferRows.Kept kept, String grounds) {
        Turns.Turn turn = open(kept);
        change(kept, "returned", kept.to(), "return", turn.holder(), grounds);
    }

    void withdraw(TransferRows.Kept kept) {
        Turns.Turn turn = open(kept);
        change(kept, "withdrawn", kept.to(), "withdraw", turn.oldSide(), null);
    }

    private Turns.Turn open(TransferRows.Kept kept) {
        Turns.Turn turn = turns.of(kept);
        if (!turn.open()) {
            throw notNow(turn.state());
        }
        return turn;
    }

    private Turns.Turn expected(TransferRows.Kept kept, String state) {
        Turns.Turn turn = turns.of(kept);
        if (!turn.state().equals(state)) {
            throw notNow(turn.state());
        }
        return turn;
    }

    private static Refusal notNow(String state) {
        Text label = locale -> CodeTable.of("transfer-state").label(state, locale);
        return new Refusal(Refusal.Reason.CONFLICT, "transfer.not-now", label);
    }

    static Refusal changed() {
        return new Refusal(Refusal.Reason.CONFLICT, "transfer.changed");
    }

    private void change(TransferRows.Kept kept, String state, Long to, String act, Long organisation, String grounds) {
        if (!rows.change(kept, state, kept.from(), to, null)) {
            throw changed();
        }
        step(kept.id(), act, organisation, grounds);
    }

    void step(long transfer, String act, Long organisation, String grounds) {
        rows.step(transfer, new Transfer.Step(act, organisation, grounds, account, now));
    }

    Moving moving() {
        return new Moving(sql, today, turns);
    }

    private static void require(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("transfer.invalid", faults.size()), faults);
        }
    }

    Transfer shown(long transfer) {
        return shown(List.of(rows.withId(transfer).orElseThrow())).get(0);
    }

    /** Transfers as both sides see them. */
    List<Transfer> shown(Collection<TransferRows.Kept> all) {
        Map<Long, List<Transfer.Step>> steps =
                rows.steps(all.stream().map(TransferRows.Kept::id).toList());
        List<Long> organisations = all.stream()
                .flatMap(kept -> Stream.of(kept.from(), kept.to(), kept.committee()))
                .filter(Objects::nonNull)
                .toList();
        Map<Long, Places.Place> places = new Places(sql).of(organisations, today);
        return all.stream()
                .map(kept -> shown(kept, places, steps.getOrDefault(kept.id(), List.of())))
                .toList();
    }

    private Transfer shown(TransferRows.Kept kept, Map<Long, Places.Place> places, List<Transfer.Step> steps) {
        Turns.Turn turn = turns.of(kept);
        Long target = kept.to() == null ? kept.committee() : kept.to();
        return new Transfer(
                kept.id(),
                kept.member(),
                kept.name(),
                kept.from(),
                kept.from() == null ? null : places.get(kept.from()).name(),
                kept.to(),
                target == null ? kept.toName() : places.get(target).name(),
                kept.kind(),
                kept.letterNumber(),
                kept.issuedOn(),
                kept.expiresOn(),
                kept.duesPaidTo(),
                turn.state(),
                kept.acceptedOn(),
                turn.holder(),
                steps);
    }
}
