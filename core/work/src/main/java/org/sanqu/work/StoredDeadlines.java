package org.sanqu.work;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.Deadlines;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.Extension;
import org.sanqu.api.work.LateEntry;

/** Deadlines out of ledgers in memory. */
@Component(service = Deadlines.class)
public final class StoredDeadlines implements Deadlines {

    private static final int LARGEST_PAGE = 200;
    private static final int MOST_PERIODS = 400;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_YEARS = 5;
    private static final Set<Due.State> MISSING = Set.of(Due.State.OPEN, Due.State.OVERDUE, Due.State.RETURNED);

    private final Modules modules;
    private final Ledgers ledgers;
    private final Extensions extensions;
    private final Urgings urgings;
    private final OwnPlaces places;
    private final Reminders reminders;
    private final LateEntries lateEntries;

    /**
     * Deadlines.
     *
     * @param submissions not asked: that they are there means that their table is
     */
    @Activate
    public StoredDeadlines(
            @Reference Store store,
            @Reference Modules modules,
            @Reference Ledgers ledgers,
            @Reference Extensions extensions,
            @Reference Urgings urgings,
            @Reference OwnPlaces places,
            @Reference Reminders reminders,
            @Reference Submissions submissions) {
        this.modules = modules;
        this.ledgers = ledgers;
        this.extensions = extensions;
        this.urgings = urgings;
        this.places = places;
        this.reminders = reminders;
        this.lateEntries = new LateEntries(store, ledgers.clock().getZone());
    }

    @Override
    public List<Period> periods(Caller caller, String form, int most) {
        places.access().grants(caller);
        return ledgers.terms(form(form)).periods(ledgers.today(), Math.min(most, MOST_PERIODS));
    }

    @Override
    public Completeness completeness(Caller caller, String form, Period period, long organisation) {
        Ledger ledger = ledger(caller, form, period, organisation);
        Owed owed = ledger.owed();
        int ordinal = owed.tree().ordinal(organisation);
        return ordinal < 0 ? none(organisation) : under(ledger, ordinal);
    }

    private static Completeness none(long organisation) {
        return new Completeness(organisation, 0, 0, 0, 0, 0);
    }

    private static Completeness under(Ledger ledger, int ordinal) {
        Owed owed = ledger.owed();
        Hierarchy tree = owed.tree();
        return ledger.completeness(
                tree.organisation(ordinal), owed.first(tree.position(ordinal)), owed.first(tree.end(ordinal)));
    }

    @Override
    public List<Completeness> parts(Caller caller, String form, Period period, long organisation) {
        Ledger ledger = ledger(caller, form, period, organisation);
        Owed owed = ledger.owed();
        Hierarchy tree = owed.tree();
        int ordinal = tree.ordinal(organisation);
        if (ordinal < 0) {
            return List.of();
        }
        int position = tree.position(ordinal);
        List<Completeness> parts = new ArrayList<>();
        parts.add(ledger.completeness(organisation, owed.first(position), owed.first(position + 1)));
        int end = tree.end(ordinal);
        for (int next = position + 1; next < end; next = tree.end(tree.at(next))) {
            parts.add(under(ledger, tree.at(next)));
        }
        return parts;
    }

    @Override
    public Page<Due> dues(
            Caller caller,
            String form,
            Period period,
            long organisation,
            Set<Due.State> states,
            String after,
            int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "work.page-size", LARGEST_PAGE);
        }
        Ledger ledger = ledger(caller, form, period, organisation);
        Owed owed = ledger.owed();
        Hierarchy tree = owed.tree();
        int ordinal = tree.ordinal(organisation);
        if (ordinal < 0) {
            return new Page<>(List.of(), null);
        }
        int end = owed.first(tree.end(ordinal));
        int row = Math.max(owed.first(tree.position(ordinal)), after == null ? 0 : behind(owed, after));
        List<Due> found = new ArrayList<>();
        for (; row < end; row++) {
            if (states.isEmpty() || states.contains(ledger.state(row))) {
                if (found.size() == size) {
                    return new Page<>(found, cursor(found.get(size - 1)));
                }
                found.add(ledger.due(row));
            }
        }
        return new Page<>(found, null);
    }

    private static String cursor(Due last) {
        return last.organisation() + "." + (last.member() == null ? 0 : last.member());
    }

    private static int behind(Owed owed, String after) {
        if (!after.matches("[0-9]{1,18}\\.[0-9]{1,18}")) {
            throw new Refusal(Refusal.Reason.MALFORMED, "work.cursor");
        }
        long organisation = Long.parseLong(after.substring(0, after.indexOf('.')));
        long member = Long.parseLong(after.substring(after.indexOf('.') + 1));
        return owed.behind(organisation, member);
    }

    @Override
    public Extension extend(
            Caller caller,
            String form,
            Period period,
            long organisation,
            boolean below,
            LocalDateTime until,
            String reason) {
        places.access().require(caller, Permission.READ, organisation);
        Form present = form(form);
        Terms terms = ledgers.terms(present);
        terms.require(period, ledgers.today());
        Long above = places.above(organisation);
        boolean forOthers = below && !owes(present, period, organisation);
        places.access().require(caller, Permission.REVIEW, above == null || forOthers ? organisation : above);
        LocalDateTime said = terms.until(period, terms.served());
        List<Fault> faults = new ArrayList<>();
        if (until == null || !until.isAfter(said) || until.isAfter(said.plusYears(LONGEST_YEARS))) {
            faults.add(Fault.at("/until", "work.until", said.toString()));
        }
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_TEXT) {
            faults.add(Fault.at("/reason", "work.reason", LONGEST_TEXT));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("work.extension-invalid"), faults);
        }
        return extensions.add(new Extension(
                0,
                form,
                period,
                organisation,
                below,
                until.withNano(0),
                reason.strip(),
                caller.account(),
                ledgers.clock().instant()));
    }

    /** Whether the organisation owes the form itself: then it would give time to itself. */
    private boolean owes(Form form, Period period, long organisation) {
        Owed owed = ledgers.of(form, period).owed();
        int ordinal = owed.tree().ordinal(organisation);
        int position = ordinal < 0 ? 0 : owed.tree().position(ordinal);
        return ordinal < 0 || owed.first(position) < owed.first(position + 1);
    }

    @Override
    public List<Extension> extensions(Caller caller, String form, Period period, long organisation) {
        places.access().require(caller, Permission.READ, organisation);
        Hierarchy tree = places.formal();
        int asked = tree.standIn(organisation);
        List<Extension> found = new ArrayList<>();
        for (Extension each : extensions.of(form, period)) {
            int there = tree.standIn(each.organisation());
            boolean above = each.below() && there >= 0 && tree.contains(there, asked);
            if (above || there >= 0 && tree.contains(asked, there)) {
                found.add(0, each);
            }
        }
        return found;
    }

    @Override
    public int remind(Caller caller, String form, Period period, long organisation, String text) {
        places.access().require(caller, Permission.REVIEW, organisation);
        String said = text == null || text.isBlank() ? null : text.strip();
        if (said != null && said.length() > LONGEST_TEXT) {
            throw new Refusal(
                    Refusal.Reason.INVALID,
                    Message.of("work.text-long", LONGEST_TEXT),
                    List.of(Fault.at("/text", "work.text-long", LONGEST_TEXT)));
        }
        Set<Long> missing = missing(caller, form, period, organisation);
        urgings.add(
                form,
                period,
                organisation,
                said,
                caller.account(),
                ledgers.clock().instant());
        reminders.urge(form(form), period, missing, said);
        return missing.size();
    }

    private Set<Long> missing(Caller caller, String form, Period period, long organisation) {
        Ledger ledger = ledger(caller, form, period, organisation);
        Owed owed = ledger.owed();
        int ordinal = owed.tree().ordinal(organisation);
        Set<Long> missing = new TreeSet<>();
        int end = ordinal < 0 ? 0 : owed.first(owed.tree().end(ordinal));
        for (int row = ordinal < 0 ? 0 : owed.first(owed.tree().position(ordinal)); row < end; row++) {
            if (MISSING.contains(ledger.state(row))) {
                missing.add(owed.organisation(row));
            }
        }
        return missing;
    }

    @Override
    public List<LateEntry> lateEntries(Caller caller, long organisation, Period range) {
        Set<Long> own = places.of(caller, Permission.READ);
        Long above = places.above(organisation);
        if (!own.contains(organisation) && (above == null || !own.contains(above))) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "work.late-entries");
        }
        return lateEntries.of(organisation, range);
    }

    @Override
    public String urged(Caller caller, String form, Period period, long organisation) {
        places.access().require(caller, Permission.READ, organisation);
        return urgings.text(form, period, places.formal(), organisation);
    }

    private Form form(String form) {
        return modules.catalogue()
                .form(Objects.requireNonNullElse(form, ""))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "form.not-found", String.valueOf(form)));
    }

    private Ledger ledger(Caller caller, String form, Period period, long organisation) {
        places.access().require(caller, Permission.READ, organisation);
        Form present = form(form);
        LocalDate today = ledgers.today();
        ledgers.terms(present).require(period, today);
        return ledgers.of(present, period);
    }
}
