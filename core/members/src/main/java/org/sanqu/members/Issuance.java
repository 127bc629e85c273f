package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.TransferRequest;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Caller;

/** The issue of transfers: whom one is about, whether it may begin, and its beginning. */
final class Issuance {

    private final Store store;
    private final Secrets secrets;
    private final TransferRights rights;
    private final MemberRegister register;
    private final HomeMoves homes;
    private final TieChanges changes;
    private final int validityDays;
    private final Clock clock;

    Issuance(
            Store store,
            Secrets secrets,
            TransferRights rights,
            MemberRegister register,
            HomeMoves homes,
            TieChanges changes,
            int validityDays,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.rights = rights;
        this.register = register;
        this.homes = homes;
        this.changes = changes;
        this.validityDays = validityDays;
        this.clock = clock;
    }

    /**
     * Issues a transfer.
     *
     * @param tree the formal hierarchy of today
     */
    Transfer issue(Caller caller, Hierarchy tree, TransferRequest wanted) {
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
            return store.write(sql -> begin(sql, tree, caller, request, home));
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

    private Transfer begin(Sql sql, Hierarchy tree, Caller caller, TransferRequest request, Long home) {
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
        return new TransferDesk(sql, tree, caller.account(), clock).issue(request, home, validityDays, homes);
    }

    private static Refusal underWay() {
        return new Refusal(Refusal.Reason.CONFLICT, "transfer.under-way");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
