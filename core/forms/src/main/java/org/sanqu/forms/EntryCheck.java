package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Judgement;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Subject;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Applicability;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.forms.list.Naming;
import org.sanqu.forms.list.SearchText;
import org.sanqu.forms.review.Approvers;

/** Checks an entry before it is stored: whose it is, when, about what, and its data. Thread-safe. */
@Component(service = EntryCheck.class)
public final class EntryCheck {

    private final OrganisationTree tree;
    private final MemberRegister members;
    private final Access access;
    private final DataCheck data;
    private final Applicability applicability;
    private final Approvers approvers;
    private final EntryDays days;

    @Activate
    public EntryCheck(
            @Reference OrganisationTree tree,
            @Reference MemberRegister members,
            @Reference Access access,
            @Reference DataCheck data,
            @Reference Applicability applicability,
            @Reference Approvers approvers) {
        this(tree, members, access, data, applicability, approvers, Clock.systemDefaultZone());
    }

    EntryCheck(
            OrganisationTree tree,
            MemberRegister members,
            Access access,
            DataCheck data,
            Applicability applicability,
            Approvers approvers,
            Clock clock) {
        this.approvers = approvers;
        this.applicability = applicability;
        this.tree = tree;
        this.members = members;
        this.access = access;
        this.data = data;
        this.days = new EntryDays(clock);
    }

    Surroundings around(Caller caller) {
        return new Surroundings(tree, members, access, caller);
    }

    LocalDate today() {
        return days.today();
    }

    /** What is to be said of an entry's data, whoever may submit it. */
    Judgement judge(Caller caller, Form form, Entry entry) {
        Surroundings around = around(caller);
        LocalDate when = lookUpDay(form, entry.period(), entry.data());
        long owner = owner(around, form, entry, when, new ArrayList<>());
        SchemaCheck.Examination examined = examine(around, form, owner, entry);
        return new Judgement(
                examined.data(),
                examined.findings().inOrder(),
                examined.warnings().inOrder());
    }

    /** The day by which organisations and members are looked up: that of the event or the period's end, never a future one. */
    LocalDate lookUpDay(Form form, Period period, JsonNode filled) {
        return days.lookUp(form, period, filled);
    }

    /** Looks at an entry; FORBIDDEN when its owner is outside the caller's scope. */
    Filing check(Surroundings around, Form form, Entry entry) {
        List<Fault> faults = new ArrayList<>();
        LocalDate when = lookUpDay(form, entry.period(), entry.data());
        long owner = owner(around, form, entry, when, faults);
        around.requireRecord(owner);
        days.period(form, entry.period(), faults);
        applicable(around, form, owner, when, faults);
        return filing(around, form, owner, entry, today(), faults);
    }

    /**
     * Looks at new data for a submission whose owner and period were settled before.
     *
     * @param entered the day it lay on before; an event that names no day stays there, a profile is renewed today
     */
    Filing recheck(Surroundings around, Form form, Entry entry, LocalDate entered) {
        List<Fault> faults = new ArrayList<>();
        LocalDate when = lookUpDay(form, entry.period(), entry.data());
        // what an organisation submitted that has closed since can still be put right
        boolean there = around.organisation(entry.organisation(), when).isPresent();
        exists(around, entry.organisation(), there ? when : entered, faults);
        LocalDate day = form.cadence() == Cadence.ONCE ? today() : entered;
        return filing(around, form, entry.organisation(), entry, day, faults);
    }

    private Filing filing(
            Surroundings around, Form form, long owner, Entry entry, LocalDate unnamed, List<Fault> faults) {
        SchemaCheck.Examination examined = examine(around, form, owner, entry);
        JsonNode filled = examined.data();
        for (Fault fault : examined.findings().inOrder()) {
            faults.add(new Fault("/data" + fault.at(), fault.reason()));
        }
        LocalDate day = days.of(form, entry.period(), filled, unnamed);
        boolean good = faults.isEmpty();
        String key = good ? EntryKey.of(form, filled) : "";
        Naming names = around.naming(lookUpDay(form, entry.period(), filled));
        return new Filing(
                form,
                owner,
                entry.member(),
                entry.period(),
                day,
                key,
                null,
                entry.behalf(),
                null,
                good ? approvers.first(form.approval(), owner) : null,
                filled,
                good ? SearchText.of(form, entry.member(), filled, names) : "",
                faults);
    }

    private SchemaCheck.Examination examine(Surroundings around, Form form, long owner, Entry entry) {
        LocalDate when = lookUpDay(form, entry.period(), entry.data());
        DataCheck.Asked asked =
                new DataCheck.Asked(form, owner, entry.member(), entry.period(), entry.data(), when, today());
        SchemaCheck.Examination examined = data.examine(around, asked);
        JsonNode filled = examined.data();
        days.event(examined, form, entry.period());
        if (examined.findings().isEmpty() && EntryKey.of(form, filled).length() > EntryKey.LONGEST) {
            EntryDays.add(
                    examined, form, form.key().get(0), "submission.key-too-long", String.valueOf(EntryKey.LONGEST));
        }
        data.ask(around, asked, examined);
        return examined;
    }

    private static long owner(Surroundings around, Form form, Entry entry, LocalDate when, List<Fault> faults) {
        if (form.subject() == Subject.ORGANISATION) {
            if (entry.member() != null) {
                faults.add(Fault.at("/member", "submission.member-surplus"));
            }
            return entry.organisation();
        }
        if (entry.member() == null) {
            faults.add(Fault.at("/member", "submission.member-missing"));
            return entry.organisation();
        }
        Optional<Member> member = around.member(entry.member(), when).filter(found -> found.home() != null);
        if (member.isEmpty()) {
            faults.add(Fault.at("/member", "submission.member-absent", when.toString()));
        }
        return member.map(Member::home).orElse(entry.organisation());
    }

    private static Optional<Organisation> exists(Surroundings around, long owner, LocalDate when, List<Fault> faults) {
        Optional<Organisation> organisation = around.organisation(owner, when);
        if (organisation.isEmpty()) {
            faults.add(Fault.at("/organisation", "submission.organisation-absent", when.toString()));
        }
        return organisation;
    }

    private void applicable(Surroundings around, Form form, long owner, LocalDate when, List<Fault> faults) {
        exists(around, owner, when, faults).ifPresent(organisation -> {
            if (!applicability.to(owner, when).test(form)) {
                faults.add(
                        Fault.at("/organisation", "submission.not-applicable", organisation.shortName(), title(form)));
            }
        });
    }

    static FormText title(Form form) {
        return new FormText(form, "/title", form.name());
    }
}
