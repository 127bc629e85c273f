package org.sanqu.work;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.Deadlines;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.Extension;
import org.sanqu.api.work.LateEntry;
import org.sanqu.api.work.Reminded;

/** Deadlines out of ledgers in memory. */
@Component(service = Deadlines.class)
public final class StoredDeadlines implements Deadlines {

    private static final int LARGEST_PAGE = 200;
    private static final int MOST_PERIODS = 400;

    private final OpenLedgers open;
    private final Ledgers ledgers;
    private final ExtensionDesk extensions;
    private final UrgingDesk urgings;
    private final LateEntries lateEntries;
    private final OwnPlaces places;

    /**
     * Deadlines.
     *
     * @param submissions not asked: that they are there means that their table is
     */
    @Activate
    public StoredDeadlines(
            @Reference OpenLedgers open,
            @Reference Ledgers ledgers,
            @Reference ExtensionDesk extensions,
            @Reference UrgingDesk urgings,
            @Reference LateEntries lateEntries,
            @Reference OwnPlaces places,
            @Reference Submissions submissions) {
        this.open = open;
        this.ledgers = ledgers;
        this.extensions = extensions;
        this.urgings = urgings;
        this.lateEntries = lateEntries;
        this.places = places;
    }

    @Override
    public List<Period> periods(Caller caller, String form, int most) {
        places.access().grants(caller);
        return ledgers.terms(open.form(form)).periods(ledgers.today(), Math.min(most, MOST_PERIODS));
    }

    @Override
    public Completeness completeness(Caller caller, String form, Period period, long organisation) {
        Ledger ledger = open.of(caller, form, period, organisation);
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
        Ledger ledger = open.of(caller, form, period, organisation);
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
        Ledger ledger = open.of(caller, form, period, organisation);
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
        return extensions.extend(caller, form, period, organisation, below, until, reason);
    }

    @Override
    public List<Extension> extensions(Caller caller, String form, Period period, long organisation) {
        return extensions.list(caller, form, period, organisation);
    }

    @Override
    public Reminded remind(Caller caller, String form, Period period, long organisation, String text) {
        return urgings.remind(caller, form, period, organisation, text);
    }

    @Override
    public String urged(Caller caller, String form, Period period, long organisation) {
        return urgings.said(caller, form, period, organisation);
    }

    @Override
    public List<LateEntry> lateEntries(Caller caller, long organisation, Period range) {
        Set<Long> own = places.of(caller, Permission.READ);
        Long above = places.above(organisation);
        if (!own.contains(organisation) && (above == null || !own.contains(above))) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "work.late-entries");
        }
        List<LateEntry> entries = new ArrayList<>();
        for (Form form : open.forms()) {
            lateEntries.of(form, places.formal(), organisation, range).ifPresent(entries::add);
        }
        return entries;
    }

    @Override
    public List<LateEntry> lateParts(Caller caller, String form, long organisation, Period range) {
        if (!places.of(caller, Permission.READ).contains(organisation)) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "work.late-entries");
        }
        return lateEntries.parts(open.form(form), places.formal(), organisation, range);
    }
}
