package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The transfers that callers may read: one, those of a member, those of a subtree and those that wait there. */
final class ReadableTransfers {

    private final Store store;
    private final Access access;
    private final TransferRights rights;
    private final Hierarchies hierarchies;
    private final MemberRegister register;
    private final Clock clock;

    ReadableTransfers(
            Store store,
            Access access,
            TransferRights rights,
            Hierarchies hierarchies,
            MemberRegister register,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.rights = rights;
        this.hierarchies = hierarchies;
        this.register = register;
        this.clock = clock;
    }

    /** A page of those that concern a subtree, the latest first. */
    Page<Transfer> page(Caller caller, long organisation, boolean open, String after, int size) {
        return page(caller, organisation, open, after, size, (subtree, turn) -> turn.sides()
                .anyMatch(subtree::has));
    }

    /** A page of those in a subtree whose next step is the caller's. */
    Page<Transfer> waiting(Caller caller, long organisation, String after, int size) {
        return page(
                caller,
                organisation,
                true,
                after,
                size,
                (subtree, turn) -> rights.mayGoOn(caller, turn) && subtree.has(turn.holder()));
    }

    private Page<Transfer> page(
            Caller caller,
            long organisation,
            boolean open,
            String after,
            int size,
            BiPredicate<Subtree, Turns.Turn> wanted) {
        access.require(caller, Permission.READ, organisation);
        Hierarchy tree = formal();
        Subtree subtree = Subtree.of(tree, organisation);
        return store.read(sql -> {
            Turns turns = new Turns(sql, tree, today());
            TransferRows rows = new TransferRows(sql, today());
            String concerning = subtree.isSmall() ? rows.concerning(subtree.everStoodIn()) : "";
            Page<TransferRows.Kept> page = Subtree.page(
                    after,
                    size,
                    (behind, most) -> rows.latest(open, concerning, behind, most),
                    kept -> wanted.test(subtree, turns.of(kept)),
                    TransferRows.Kept::id);
            return new Page<>(new TransferDesk(sql, tree, null, clock).shown(page.items()), page.next());
        });
    }

    /** Those of a member; whoever may read none has to be allowed to read the member. */
    List<Transfer> of(Caller caller, long member) {
        Hierarchy tree = formal();
        List<TransferRows.Kept> all = store.read(sql -> new TransferRows(sql, today()).of(member));
        List<TransferRows.Kept> readable = all.stream()
                .filter(kept -> rights.mayRead(caller, turn(tree, kept)))
                .toList();
        if (readable.isEmpty()) {
            register.get(caller, member, today());
        }
        return store.read(sql -> new TransferDesk(sql, tree, null, clock).shown(readable));
    }

    Transfer get(Caller caller, long transfer) {
        Hierarchy tree = formal();
        kept(caller, tree, transfer);
        return store.read(sql -> new TransferDesk(sql, tree, null, clock).shown(transfer));
    }

    /** How one stands that the caller may read. */
    TransferRows.Kept kept(Caller caller, Hierarchy tree, long transfer) {
        TransferRows.Kept kept = store.read(sql -> new TransferRows(sql, today()).withId(transfer))
                .orElseThrow(() -> {
                    access.require(caller, Permission.READ);
                    return new Refusal(Refusal.Reason.NOT_FOUND, "transfer.not-found", String.valueOf(transfer));
                });
        rights.requireRead(caller, turn(tree, kept));
        return kept;
    }

    /** Whose turn one is. */
    Turns.Turn turn(Hierarchy tree, TransferRows.Kept kept) {
        return store.read(sql -> new Turns(sql, tree, today()).of(kept));
    }

    private Hierarchy formal() {
        return hierarchies.current(Hierarchy.FORMAL);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
