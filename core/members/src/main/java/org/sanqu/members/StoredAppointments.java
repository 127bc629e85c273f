package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.Appointments;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.member.Term;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.RuleBook;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The posts and terms in the database. */
@Component(service = Appointments.class)
public final class StoredAppointments implements Appointments {

    private static final int LONGEST_REASON = 500;

    private final Store store;
    private final Access access;
    private final Hierarchies hierarchies;
    private final MemberRegister register;
    private final TieChanges changes;
    private final TermLengths lengths;
    private final Clock clock;

    @Activate
    public StoredAppointments(
            @Reference Store store,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference MemberRegister register,
            @Reference TieChanges changes,
            @Reference RuleBook rules) {
        this(store, access, hierarchies, register, changes, rules, Clock.systemDefaultZone());
    }

    StoredAppointments(
            Store store,
            Access access,
            Hierarchies hierarchies,
            MemberRegister register,
            TieChanges changes,
            RuleBook rules,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.hierarchies = hierarchies;
        this.register = register;
        this.changes = changes;
        this.lengths = new TermLengths(rules);
        this.clock = clock;
    }

    @Override
    public List<Named> of(Caller caller, long member) {
        register.get(caller, member, today());
        return store.read(sql -> named(sql, new AppointmentRows(sql).of(member), today()));
    }

    @Override
    public List<Named> in(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        if (formal(asOf).ordinal(organisation) < 0) {
            return List.of();
        }
        String here = " and s.organisation = " + organisation;
        return store.read(sql -> named(sql, new AppointmentRows(sql).on(asOf, here), asOf));
    }

    @Override
    public Page<Named> page(Caller caller, long organisation, String post, String after, int size, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        if (post != null && !CodeTable.of("post").codes().contains(post)) {
            throw new Refusal(Refusal.Reason.MALFORMED, "field.code", post);
        }
        Subtree subtree = Subtree.of(formal(asOf), organisation);
        return store.read(sql -> {
            AppointmentRows rows = new AppointmentRows(sql);
            Page<AppointmentRows.Held> page = Subtree.page(
                    after,
                    size,
                    (behind, most) -> rows.byCode(asOf, post, subtree.narrowed("s.organisation"), behind, most),
                    held -> held.span().has(asOf)
                            && subtree.has(held.appointment().organisation()),
                    held -> held.appointment().id());
            return new Page<>(named(sql, page.items(), asOf), page.next());
        });
    }

    private static List<Named> named(Sql sql, List<AppointmentRows.Held> all, LocalDate day) {
        List<Long> organisations =
                all.stream().map(held -> held.appointment().organisation()).toList();
        Map<Long, Places.Place> places = new Places(sql).of(organisations, day);
        return all.stream()
                .map(held -> new Named(
                        held.appointment(),
                        held.name(),
                        places.get(held.appointment().organisation()).shortName()))
                .toList();
    }

    @Override
    public Appointment begin(Caller caller, Appointment wanted) {
        access.require(caller, Permission.RECORD, wanted.organisation());
        long member = register.get(caller, wanted.member(), today()).id();
        Appointment appointment = of(member, wanted);
        return store.write(sql -> {
            sql.lock("appointment");
            AppointmentCheck.require(sql, appointment, today());
            changes.changed(sql);
            AppointmentRows rows = new AppointmentRows(sql);
            long id = rows.insert(appointment, caller.account(), clock.instant());
            return rows.withId(id).orElseThrow().appointment();
        });
    }

    private static Appointment of(long member, Appointment wanted) {
        return new Appointment(
                0,
                member,
                wanted.organisation(),
                wanted.post(),
                wanted.fullTime(),
                wanted.concurrentPost(),
                wanted.selection(),
                wanted.from(),
                wanted.until(),
                wanted.allowance(),
                wanted.documentNumber());
    }

    @Override
    public Appointment end(Caller caller, long appointment, LocalDate on) {
        Appointment before = store.read(sql -> new AppointmentRows(sql).withId(appointment))
                .orElseThrow(() -> {
                    access.require(caller, Permission.RECORD);
                    return new Refusal(Refusal.Reason.NOT_FOUND, "appointment.not-found", String.valueOf(appointment));
                })
                .appointment();
        access.require(caller, Permission.RECORD, before.organisation());
        return store.write(sql -> {
            AppointmentRows rows = new AppointmentRows(sql);
            Ending.require(rows.withId(appointment).orElseThrow().span(), on, today());
            rows.end(appointment, on, caller.account(), clock.instant());
            changes.changed(sql);
            return rows.withId(appointment).orElseThrow().appointment();
        });
    }

    @Override
    public List<Term> terms(Caller caller, long organisation) {
        access.require(caller, Permission.READ, organisation);
        return store.read(sql -> new TermRows(sql).of(organisation));
    }

    @Override
    public Term elect(Caller caller, long organisation, LocalDate electedOn, LocalDate endsOn, String documentNumber) {
        access.require(caller, Permission.RECORD, organisation);
        Election election = new Election(organisation, electedOn, endsOn, documentNumber);
        Hierarchy tree = Span.reasonable(electedOn, today()) ? formal(electedOn) : null;
        return store.write(sql -> {
            sql.lock("term");
            Term term = election.term(sql, tree, lengths, today());
            new TermRows(sql).insert(term, caller.account(), clock.instant());
            changes.changed(sql);
            return term;
        });
    }

    @Override
    public Term withdraw(Caller caller, long organisation, LocalDate electedOn, String reason) {
        access.require(caller, Permission.RECORD, organisation);
        if (!Written.good(reason, LONGEST_REASON)) {
            List<Fault> faults = List.of(Written.fault("/reason", reason, LONGEST_REASON));
            throw new Refusal(Refusal.Reason.INVALID, Message.of("term.withdraw-invalid"), faults);
        }
        return store.write(sql -> {
            TermRows rows = new TermRows(sql);
            if (!rows.withdraw(organisation, electedOn, reason.strip(), caller.account(), clock.instant())) {
                throw new Refusal(Refusal.Reason.NOT_FOUND, "term.not-found", String.valueOf(electedOn));
            }
            changes.changed(sql);
            return rows.withdrawn(organisation, electedOn);
        });
    }

    private Hierarchy formal(LocalDate day) {
        return hierarchies.asOf(Hierarchy.FORMAL, day);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
