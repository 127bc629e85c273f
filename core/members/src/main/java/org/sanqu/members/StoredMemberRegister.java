package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The members in the database. */
@Component(service = MemberRegister.class)
public final class StoredMemberRegister implements MemberRegister {

    private static final int LARGEST_PAGE = 200;

    private final Store store;
    private final Secrets secrets;
    private final Access access;
    private final Hierarchies hierarchies;
    private final MemberCounts counts;
    private final Clock clock;

    @Activate
    public StoredMemberRegister(
            @Reference Store store,
            @Reference Secrets secrets,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference MemberCounts counts) {
        this(store, secrets, access, hierarchies, counts, Clock.systemDefaultZone());
    }

    StoredMemberRegister(
            Store store,
            Secrets secrets,
            Access access,
            Hierarchies hierarchies,
            MemberCounts counts,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.hierarchies = hierarchies;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public Page<Member> page(Caller caller, MemberQuery query) {
        access.require(caller, Permission.READ, query.organisation());
        if (query.size() < 1 || query.size() > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "member.page-size", LARGEST_PAGE);
        }
        MemberRows.Position after = position(query.after());
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, query.asOf());
        return store.read(sql -> new MemberPage(new MemberRows(sql, secrets, query.asOf()), tree).read(query, after));
    }

    private static MemberRows.Position position(String cursor) {
        try {
            return cursor == null ? MemberRows.Position.START : MemberRows.Position.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.MALFORMED, "member.cursor");
        }
    }

    @Override
    public long count(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        return counts.below(organisation, asOf);
    }

    @Override
    public Member get(Caller caller, long member, LocalDate asOf) {
        Optional<Member> found = list(caller, List.of(member), asOf).stream().findFirst();
        return found.orElseThrow(() -> {
            access.require(caller, Permission.READ);
            return new Refusal(Refusal.Reason.NOT_FOUND, "member.not-found", String.valueOf(member));
        });
    }

    @Override
    public List<Member> list(Caller caller, Collection<Long> members, LocalDate asOf) {
        return store.read(sql -> new MemberRows(sql, secrets, asOf).withIds(members)).stream()
                .filter(member -> access.allows(caller, Permission.READ, member.home()))
                .toList();
    }

    @Override
    public Optional<Member> find(Caller caller, String citizenNumber, LocalDate asOf) {
        String fingerprint = secrets.fingerprint(CitizenNumber.normalised(citizenNumber));
        return store.read(sql -> new MemberRows(sql, secrets, asOf).withFingerprint(fingerprint))
                .filter(member -> access.allows(caller, Permission.READ, member.home()));
    }

    @Override
    public Member enrol(Caller caller, Enrolment enrolment) {
        access.require(caller, Permission.MAINTAIN, enrolment.home());
        List<Fault> faults = faults(enrolment);
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("member.invalid", faults.size()), faults);
        }
        LocalDate today = LocalDate.now(clock);
        return store.write(sql -> {
            MemberRows rows = new MemberRows(sql, secrets, today);
            sql.afterCommit(counts::changed);
            return rows.withIds(List.of(insert(rows, enrolment))).get(0);
        });
    }

    private static long insert(MemberRows rows, Enrolment enrolment) {
        try {
            return rows.insert(enrolment);
        } catch (StoreFailure failure) {
            if (failure.duplicate()) {
                throw new Refusal(Refusal.Reason.CONFLICT, "member.on-roll");
            }
            throw failure;
        }
    }

    private List<Fault> faults(Enrolment enrolment) {
        List<Fault> faults = new ArrayList<>(EnrolmentCheck.faults(enrolment, LocalDate.now(clock)));
        LocalDate from = enrolment.homeFrom() == null ? enrolment.joinedOn() : enrolment.homeFrom();
        if (from != null && hierarchies.asOf(Hierarchy.FORMAL, from).ordinal(enrolment.home()) < 0) {
            faults.add(Fault.at("/home", "member.home-absent", from.toString()));
        }
        return faults;
    }
}
