package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
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
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

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
    private final Secrets secrets;
    private final Access access;
    private final TransferRights rights;
    private final Hierarchies hierarchies;
    private final MemberRegister register;
    private final HomeMoves homes;
    private final TieChanges changes;
    private final int validityDays;
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
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.rights = new TransferRights(access);
        this.hierarchies = hierarchies;
        this.register = register;
        this.homes = homes;
        this.changes = changes;
        this.validityDays = Math.max(1, Math.min(LONGEST_VALIDITY, validityDays));
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
        return page(caller, organisation, open, after, size, (subtree, turn) -> turn.sides()
                .anyMatch(subtree::has));
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
            return new Page<>(desk(sql, tree, null).shown(page.items()), page.next());
        });
    }

    @Override
    public Page<Transfer> waiting(Caller caller, long organisation, String after, int size) {
        return page(
                caller,
                organisation,
                true,
                after,
                size,
                (subtree, turn) -> rights.mayGoOn(caller, turn) && subtree.has(turn.holder()));
    }

    @Override
    public List<Transfer> of(Caller caller, long member) {
        Hierarchy tree = formal();
        List<TransferRows.Kept> all = store.read(sql -> new TransferRows(sql, today()).of(member));
        List<TransferRows.Kept> readable = all.stream()
                .filter(kept -> rights.mayRead(caller, turn(tree, kept)))
                .toList();
        if (readable.isEmpty()) {
            register.get(caller, member, today());
        }
        return store.read(sql -> desk(sql, tree, null).shown(readable));
    }

    @Override
    public Transfer get(Caller caller, long transfer) {
        Hierarchy tree = formal();
        seen(caller, tree, transfer);
        return store.read(sql -> desk(sql, tree, null).shown(transfer));
    }

    /** How one stands that the caller may read. */
    private TransferRows.Kept seen(Caller caller, Hierarchy tree, long transfer) {
        TransferRows.Kept kept = store.read(sql -> new TransferRows(sql, today()).withId(transfer))
                .orElseThrow(() -> {
                    access.require(caller, Permission.READ);
                    return new Refusal(Refusal.Reason.NOT_FOUND, "transfer.not-found", String.valueOf(transfer));
                });
        rights.requireRead(caller, turn(tree, kept));
        return kept;
    }

    private Turns.Turn turn(Hierarchy tree, TransferRows.Kept kept) {
        return store.read(sql -> new Turns(sql, tree, today()).of(kept));
    }

    @Override
    public Transfer issue(Caller caller, TransferRequest wanted) {
        Hierarchy tree = formal();
        TransferRequest request = wanted.citizenNumber() == null ? aboutKept(wanted) : aboutStranger(wanted);
        Long home = store.read(sql -> home(sql, request.member()));
        if (home == null && wanted.citizenNumber() == null) {
            register.get(caller, request.member(), today());
        }
        rights.requireIssue(caller, request, home, store.read(sql -> new Turns(sql, tree, today())
                .entitled(home == null ? request.to() : home)));
        if (home == null && store.read(sql -> new HomeDays(sql).isGoneForGood(request.member()))) {
            throw new Refusal(Refusal.Reason.INVALID, "transfer.cannot-return");
        }
        try {
            return store.write(sql -> issue(sql, tree, caller, request, home));
        } catch (StoreFailure failure) {
            if (failure.duplicate()) {
                throw underWay();
            }
            throw failure;
        }
    }

    /** About the member whom the one asked for was found to be. */
    private TransferRequest aboutKept(TransferRequest request) {
        return about(store.read(sql -> new HomeDays(sql).keptAs(request.member())), request);
    }

    /** About whom the caller knows by their citizen number, whether they may read them or not. */
    private TransferRequest aboutStranger(TransferRequest request) {
        return store.read(sql -> new Strangers(sql, secrets).byCitizenNumber(request.citizenNumber()))
                .filter(found -> request.member() == 0 || request.member() == found)
                .map(found -> about(found, request))
                .orElseThrow(() -> new Refusal(Refusal.Reason.FORBIDDEN, "tie.no-such-member"));
    }

    private static TransferRequest about(long member, TransferRequest request) {
        return new TransferRequest(
                member,
                request.to(),
                request.toName(),
                request.kind(),
                request.letterNumber(),
                request.issuedOn(),
                request.duesPaidTo(),
                request.acceptedOn());
    }

    private Long home(Sql sql, long member) {
        return new HomeDays(sql).on(List.of(member), today()).get(member);
    }

    private Transfer issue(Sql sql, Hierarchy tree, Caller caller, TransferRequest request, Long home) {
        TransferRows rows = new TransferRows(sql, today());
        rows.hold(request.member());
        if (!Objects.equals(home, home(sql, request.member()))) {
            throw TransferDesk.changed();
        }
        rows.expire(request.member());
        if (rows.underWay(request.member())) {
            throw underWay();
        }
        changes.changed(sql);
        return desk(sql, tree, caller).issue(request, home, validityDays, homes);
    }

    private static Refusal underWay() {
        return new Refusal(Refusal.Reason.CONFLICT, "transfer.under-way");
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
            List<Fault> faults = List.of(Fault.at("/grounds", "field.text", LONGEST_GROUNDS));
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
        TransferRows.Kept seen = seen(caller, tree, transfer);
        rights.require(caller, side, turn(tree, seen));
        return store.write(sql -> {
            TransferRows rows = new TransferRows(sql, today());
            if (side == TransferRights.Side.NEW_BRANCH) {
                rows.hold(seen.member());
            }
            TransferRows.Kept kept = rows.withId(transfer).orElseThrow();
            if (kept.revision() != seen.revision() || !Objects.equals(kept.home(), seen.home())) {
                throw TransferDesk.changed();
            }
            TransferDesk desk = desk(sql, tree, caller);
            act.accept(desk, kept);
            changes.changed(sql);
            return desk.shown(transfer);
        });
    }

    private TransferDesk desk(Sql sql, Hierarchy tree, Caller caller) {
        return new TransferDesk(
                sql, new Turns(sql, tree, today()), today(), caller == null ? null : caller.account(), clock.instant());
    }

    private Hierarchy formal() {
        return hierarchies.current(Hierarchy.FORMAL);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
