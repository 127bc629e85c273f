package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Matches;
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
    private final HomeKinds kinds;
    private final ReadableMembers readable;
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
        this.kinds = new HomeKinds(store, hierarchies);
        this.readable = new ReadableMembers(store, secrets, access, clock);
        this.clock = clock;
    }

    @Override
    public Page<Member> page(Caller caller, MemberQuery query) {
        access.require(caller, Permission.READ, query.organisation());
        return pages().page(query, scope(caller, query));
    }

    @Override
    public Matches count(Caller caller, MemberQuery query) {
        access.require(caller, Permission.READ, query.organisation());
        return pages().count(query, scope(caller, query));
    }

    private MemberPages pages() {
        return new MemberPages(store, secrets, hierarchies, counts, kinds, today());
    }

    /** What lies below by place or by trade may be others'; formally all that is below is the caller's too. */
    private LongPredicate scope(Caller caller, MemberQuery query) {
        return query.hierarchy().equals(Hierarchy.FORMAL) || access.allows(caller, Permission.READ)
                ? null
                : organisation -> access.allows(caller, Permission.READ, organisation);
    }

    @Override
    public long count(Caller caller, long organisation, String hierarchy, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        return counts.below(hierarchy, organisation, asOf);
    }

    @Override
    public Member get(Caller caller, long member, LocalDate asOf) {
        return readable.get(caller, member, asOf);
    }

    @Override
    public List<Member> list(Caller caller, Collection<Long> members, LocalDate asOf) {
        return readable.list(caller, members, asOf);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private MemberRows rows(Sql sql, LocalDate asOf) {
        return new MemberRows(sql, secrets, DayView.of(asOf, today()));
    }

    @Override
    public Optional<Member> find(Caller caller, String citizenNumber, LocalDate asOf) {
        return readable.find(caller, citizenNumber, asOf);
    }

    @Override
    public Member enrol(Caller caller, Enrolment enrolment) {
        access.require(caller, Permission.MAINTAIN, enrolment.home());
        refuse("member.invalid", faults(enrolment));
        return unlessKnown(
                caller,
                enrolment.citizenNumber(),
                () -> store.write(sql -> {
                    Enrolments enrolments = new Enrolments(sql, secrets, caller.account(), clock.instant(), null);
                    long id = enrolments.insert(List.of(enrolment))[0];
                    List<Homestead> home = List.of(home(enrolment));
                    // once more, since the organisation may have closed in the meantime
                    refuse("member.invalid", new Dwelling(sql).faults("/home", home));
                    counts.changing(sql, new HomeProjection.Changed(List.of(), home));
                    return rows(sql, today()).withIds(List.of(id)).get(0);
                }));
    }

    private static Homestead home(Enrolment enrolment) {
        return new Homestead(enrolment.home(), Enrolments.from(enrolment), null);
    }

    /** Does something that fails when the citizen number is another's, and then says whose, to whoever may read them. */
    private Member unlessKnown(Caller caller, String citizenNumber, Supplier<Member> act) {
        try {
            return act.get();
        } catch (StoreFailure failure) {
            if (failure.duplicate()) {
                throw readable.taken(caller, citizenNumber);
            }
            throw failure;
        }
    }

    private List<Fault> faults(Enrolment enrolment) {
        List<Fault> faults = new ArrayList<>(EnrolmentCheck.faults(enrolment, today()));
        if (Enrolments.from(enrolment) != null) {
            faults.addAll(store.read(sql -> new Dwelling(sql).faults("/home", List.of(home(enrolment)))));
        }
        return faults;
    }

    private static void refuse(String key, List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of(key, faults.size()), faults);
        }
    }

    @Override
    public Member change(
            Caller caller, long member, MemberChange change, LocalDate on, String reason, String documentNumber) {
        Map<Long, Long> belonging = store.read(sql -> rows(sql, today()).belonging(concerned(member, change)));
        concerned(member, change).forEach(each -> require(caller, each, belonging.get(each)));
        if (change instanceof MemberChange.Return back) {
            access.require(caller, Permission.MAINTAIN, back.home());
        }
        refuse("member.change-invalid", ChangeCheck.faults(change, on, reason, documentNumber, today()));
        EventRows.Paper paper = new EventRows.Paper(reason, documentNumber, caller.account(), clock.instant());
        String number = change instanceof MemberChange.Correct correct ? correct.citizenNumber() : null;
        return unlessKnown(
                caller,
                number,
                () -> store.write(sql -> {
                    MemberDesk desk = new MemberDesk(sql, secrets, counts, today(), paper);
                    if (change instanceof MemberChange.Withdraw withdraw) {
                        desk.withdraw(
                                member, withdraw.event(), home -> access.require(caller, Permission.MAINTAIN, home));
                    } else {
                        desk.change(member, change, on);
                    }
                    long shown = change instanceof MemberChange.MergeInto merge ? merge.member() : member;
                    return rows(sql, today()).evenStruck(shown).orElseThrow();
                }));
    }

    private static List<Long> concerned(long member, MemberChange change) {
        return change instanceof MemberChange.MergeInto merge ? List.of(member, merge.member()) : List.of(member);
    }

    private void require(Caller caller, long member, Long belonging) {
        if (belonging == null) {
            access.require(caller, Permission.MAINTAIN);
            throw new Refusal(Refusal.Reason.NOT_FOUND, "member.not-found", String.valueOf(member));
        }
        access.require(caller, Permission.MAINTAIN, belonging);
    }

    @Override
    public List<MemberEvent> history(Caller caller, long member) {
        long kept = store.read(sql -> rows(sql, today()).keptAs(member)).orElse(member);
        Long belonging =
                store.read(sql -> rows(sql, today()).belonging(List.of(kept))).get(kept);
        if (belonging == null) {
            throw readable.absent(caller, member);
        }
        access.require(caller, Permission.READ, belonging);
        return store.read(sql -> new EventRows(sql).ofPerson(kept));
    }

    @Override
    public List<List<Member>> likelyDuplicates(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, asOf);
        DayView view = DayView.of(asOf, today());
        return store.read(sql -> {
            List<List<Long>> groups = new Likeness(sql, view, Subtree.of(tree, organisation)).groups();
            Map<Long, Member> members = new HashMap<>();
            new MemberRows(sql, secrets, view)
                    .withIds(groups.stream().flatMap(List::stream).toList())
                    .forEach(member -> members.put(member.id(), member));
            return groups.stream()
                    .map(group -> group.stream().map(members::get).toList())
                    .toList();
        });
    }
}
