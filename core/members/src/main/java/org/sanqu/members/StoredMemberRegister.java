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
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The members in the database. */
@Component(service = MemberRegister.class)
public final class StoredMemberRegister implements MemberRegister {

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
            Store store, Secrets secrets, Access access, Hierarchies hierarchies, MemberCounts counts, Clock clock) {
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
        return new MemberPages(store, secrets, hierarchies, counts, LocalDate.now(clock)).page(query);
    }

    @Override
    public long count(Caller caller, long organisation, String hierarchy, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        return counts.below(hierarchy, organisation, asOf);
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
        return store.read(sql -> rows(sql, asOf).withIds(members)).stream()
                .filter(member -> access.allows(caller, Permission.READ, member.home()))
                .toList();
    }

    private MemberRows rows(Sql sql, LocalDate asOf) {
        return new MemberRows(sql, secrets, DayView.of(asOf, LocalDate.now(clock)));
    }

    @Override
    public Optional<Member> find(Caller caller, String citizenNumber, LocalDate asOf) {
        String fingerprint = secrets.fingerprint(CitizenNumber.normalised(citizenNumber));
        return store.read(sql -> {
                    MemberRows rows = rows(sql, asOf);
                    return rows.withFingerprint(fingerprint)
                            .flatMap(id -> rows.withIds(List.of(id)).stream().findFirst());
                })
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
        return counts.during(() -> store.write(sql -> {
            long id = insert(new Enrolments(sql, secrets, caller.account(), clock.instant(), null), enrolment);
            Homestead home = new Homestead(enrolment.home(), Enrolments.from(enrolment), null);
            sql.afterCommit(() -> counts.moved(List.of(), List.of(home)));
            return rows(sql, today).withIds(List.of(id)).get(0);
        }));
    }

    private static long insert(Enrolments enrolments, Enrolment enrolment) {
        try {
            return enrolments.insert(List.of(enrolment))[0];
        } catch (StoreFailure failure) {
            if (failure.duplicate()) {
                throw new Refusal(Refusal.Reason.CONFLICT, "member.on-roll");
            }
            throw failure;
        }
    }

    private List<Fault> faults(Enrolment enrolment) {
        List<Fault> faults = new ArrayList<>(EnrolmentCheck.faults(enrolment, LocalDate.now(clock)));
        LocalDate from = Enrolments.from(enrolment);
        if (from != null && hierarchies.asOf(Hierarchy.FORMAL, from).ordinal(enrolment.home()) < 0) {
            faults.add(Fault.at("/home", "member.home-absent", from.toString()));
        }
        return faults;
    }

    @Override
    public Member change(
            Caller caller, long member, MemberChange change, LocalDate on, String reason, String documentNumber) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<MemberEvent> history(Caller caller, long member) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<List<Member>> likelyDuplicates(Caller caller, long organisation, LocalDate asOf) {
        throw new UnsupportedOperationException();
    }
}
