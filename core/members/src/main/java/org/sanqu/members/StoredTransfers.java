package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.TransferRequest;
import org.sanqu.api.member.Transfers;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;

/** The transfers in the database. */
@Component(service = Transfers.class, configurationPid = "org.sanqu.transfers")
public final class StoredTransfers implements Transfers {

    /** What an administrator can set in {@code etc/org.sanqu.transfers.cfg}. */
    public @interface Config {
        /** How many days after its issue a transfer has expired, 1 … 366. */
        int validityDays() default 90;
    }

    private static final int LONGEST_VALIDITY = 366;
    private static final int MOST_DESTINATIONS = 200;
    private static final int LONGEST_GROUNDS = 500;

    private final Store store;
    private final TransferRights rights;
    private final ReadableTransfers readable;
    private final Issuance issuance;
    private final Hierarchies hierarchies;
    private final HomeMoves homes;
    private final TieChanges changes;
    private final Clock clock;

    @Activate
    public StoredTransfers(
            @Reference Store store,
            @Reference Secrets secrets,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference MemberRegister register,
            @Reference HomeMoves homes,
            @Reference TieChanges changes,
            Config config) {
        this(
                store,
                secrets,
                access,
                hierarchies,
                register,
                homes,
                changes,
                config.validityDays(),
                Clock.systemDefaultZone());
    }

    StoredTransfers(
            Store store,
            Secrets secrets,
            Access access,
            Hierarchies hierarchies,
            MemberRegister register,
            HomeMoves homes,
            TieChanges changes,
            int validityDays,
            Clock clock) {
        int days = Math.max(1, Math.min(LONGEST_VALIDITY, validityDays));
        this.store = store;
        this.rights = new TransferRights(access);
        this.readable = new ReadableTransfers(store, access, rights, hierarchies, register, clock);
        this.issuance = new Issuance(store, secrets, rights, register, homes, changes, days, clock);
        this.hierarchies = hierarchies;
        this.homes = homes;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<Destination> destinations(Caller caller, String text, int most) {
        rights.requireSomewhere(caller);
        int few = Math.max(1, Math.min(MOST_DESTINATIONS, most));
        return store.read(sql -> new DestinationRows(sql, today()).containing(text, few));
    }

    @Override
    public Page<Transfer> page(Caller caller, long organisation, boolean open, String after, int size) {
        return readable.page(caller, organisation, open, after, size);
    }

    @Override
    public Page<Transfer> waiting(Caller caller, long organisation, String after, int size) {
        return readable.waiting(caller, organisation, after, size);
    }

    @Override
    public List<Transfer> of(Caller caller, long member) {
        return readable.of(caller, member);
    }

    @Override
    public Transfer get(Caller caller, long transfer) {
        return readable.get(caller, transfer);
    }

    @Override
    public Transfer issue(Caller caller, TransferRequest wanted) {
        return issuance.issue(caller, formal(), wanted);
    }

    @Override
    public Transfer send(Caller caller, long transfer) {
        return act(caller, transfer, TransferRights.Side.OLD_COMMITTEE, TransferDesk::send);
    }

    @Override
    public Transfer assign(Caller caller, long transfer, long branch) {
        return act(caller, transfer, TransferRights.Side.NEW_COMMITTEE, (desk, kept) -> desk.assign(kept, branch));
    }

    @Override
    public Transfer accept(Caller caller, long transfer, LocalDate on) {
        return act(caller, transfer, TransferRights.Side.NEW_BRANCH, (desk, kept) -> desk.accept(kept, on, homes));
    }

    @Override
    public Transfer giveBack(Caller caller, long transfer, String grounds) {
        if (!Written.good(grounds, LONGEST_GROUNDS)) {
            List<Fault> faults = List.of(Written.fault("/grounds", grounds, LONGEST_GROUNDS));
            throw new Refusal(Refusal.Reason.INVALID, Message.of("transfer.invalid", 1), faults);
        }
        return act(caller, transfer, TransferRights.Side.HOLDER, (desk, kept) -> desk.giveBack(kept, grounds.strip()));
    }

    @Override
    public Transfer withdraw(Caller caller, long transfer) {
        return act(caller, transfer, TransferRights.Side.OLD_BRANCH, TransferDesk::withdraw);
    }

    private Transfer act(
            Caller caller, long transfer, TransferRights.Side side, BiConsumer<TransferDesk, TransferRows.Kept> act) {
        Hierarchy tree = formal();
        TransferRows.Kept seen = readable.kept(caller, tree, transfer);
        rights.require(caller, side, readable.turn(tree, seen));
        return store.write(sql -> {
            TransferRows rows = new TransferRows(sql, today());
            if (side == TransferRights.Side.NEW_BRANCH) {
                rows.hold(seen.member());
            }
            TransferRows.Kept kept = rows.withId(transfer).orElseThrow();
            if (kept.revision() != seen.revision() || !Objects.equals(kept.home(), seen.home())) {
                throw TransferDesk.changed();
            }
            TransferDesk desk = new TransferDesk(sql, tree, caller.account(), clock);
            act.accept(desk, kept);
            changes.changed(sql);
            return desk.shown(transfer);
        });
    }

    private Hierarchy formal() {
        return hierarchies.current(Hierarchy.FORMAL);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
