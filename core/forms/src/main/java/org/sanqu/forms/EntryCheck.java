package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
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

    /** Nothing that the platform keeps happened before. */
    private static final LocalDate EARLIEST = LocalDate.of(1921, 7, 1);

    public static final int KEY = 200;

    /** Cannot occur in a field of one line, so that two keys are never one text. */
    private static final String BETWEEN = "\u001f";

    private final OrganisationTree tree;
    private final MemberRegister members;
    private final Access access;
    private final DataCheck data;
    private final Applicability applicability;
    private final Approvers approvers;
    private final Clock clock;

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
        this.clock = clock;
    }

    Surroundings around(Caller caller) {
        return new Surroundings(tree, members, access, caller);
    }

    LocalDate today() {
        return LocalDate.now(clock);
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
        LocalDate day = event(form, filled)
                .or(() -> Optional.ofNullable(period).map(Period::to))
                .orElse(today());
        return day.isBefore(EARLIEST) || day.isAfter(today()) ? today() : day;
    }

    /** Looks at an entry; FORBIDDEN when its owner is outside the caller's scope. */
    Filing check(Surroundings around, Form form, Entry entry) {
        List<Fault> faults = new ArrayList<>();
        LocalDate when = lookUpDay(form, entry.period(), entry.data());
        long owner = owner(around, form, entry, when, faults);
        around.requireRecord(owner);
        period(form, entry.period(), faults);
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
        exists(around, entry.organisation(), lookUpDay(form, entry.period(), entry.data()), faults);
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
        LocalDate day = event(form, filled)
                .or(() -> Optional.ofNullable(entry.period()).map(Period::to))
                .orElse(unnamed);
        boolean good = faults.isEmpty();
        String key = good ? key(form, filled) : "";
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
        if (form.date() != null && filled.at(form.date()).isTextual()) {
            date(examined, form, event(form, filled), entry.period());
        }
        if (examined.findings().isEmpty() && key(form, filled).length() > KEY) {
            add(examined, form, form.key().get(0), "submission.key-too-long", String.valueOf(KEY));
        }
        data.ask(around, asked, examined);
        return examined;
    }

    private void date(SchemaCheck.Examination examined, Form form, Optional<LocalDate> written, Period period) {
        if (written.isEmpty()) {
            add(examined, form, form.date(), "form.date");
            return;
        }
        LocalDate event = written.get();
        if (event.isAfter(today())) {
            add(examined, form, form.date(), "submission.date-future");
        } else if (event.isBefore(EARLIEST)) {
            add(examined, form, form.date(), "submission.date-early", EARLIEST.toString());
        } else if (period != null && (event.isBefore(period.from()) || event.isAfter(period.to()))) {
            add(examined, form, form.date(), "submission.date-outside", period.toString());
        }
    }

    private static void add(SchemaCheck.Examination examined, Form form, JsonPointer at, String key, String... args) {
        Place place = Place.top(form.schema(), new Effort()).at(at);
        examined.findings().add(place, examined.texts().about(place, key, args));
    }

    private static Optional<LocalDate> event(Form form, JsonNode filled) {
        try {
            JsonNode written = form.date() == null ? MissingNode.getInstance() : filled.at(form.date());
            return written.isTextual() ? Optional.of(LocalDate.parse(written.textValue())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What data is about within owner and form; empty where a field of the key is not filled in. */
    static String keyOf(Form form, JsonNode filled) {
        boolean whole = form.key().stream()
                .noneMatch(pointer -> text(filled.at(pointer)).isEmpty());
        return whole ? key(form, filled) : "";
    }

    public static String key(Form form, JsonNode filled) {
        return form.key().stream().map(pointer -> text(filled.at(pointer))).collect(Collectors.joining(BETWEEN));
    }

    private static String text(JsonNode value) {
        // A number of a billion digits is asked about before anybody refused it.
        return value.isNumber() && Math.abs((long) value.decimalValue().scale()) <= KEY
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.asText("").strip();
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

    private void period(Form form, Period period, List<Fault> faults) {
        Period.Kind wanted = form.cadence().period().orElse(null);
        if (wanted == null) {
            if (period != null) {
                faults.add(Fault.at("/period", "submission.period-surplus"));
            }
        } else if (period == null || period.kind() != wanted) {
            String kind = "period." + wanted.name().toLowerCase(Locale.ROOT);
            faults.add(Fault.at("/period", "submission.period-kind", Message.of(kind)));
        } else if (period.from().isAfter(today())) {
            faults.add(Fault.at("/period", "submission.period-future", period.toString()));
        } else if (period.to().isBefore(EARLIEST)) {
            faults.add(Fault.at("/period", "submission.date-early", period.toString(), EARLIEST.toString()));
        }
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
