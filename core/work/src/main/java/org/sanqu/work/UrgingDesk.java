package org.sanqu.work;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.Reminded;

/** Where superiors press for what is missing (催报). Thread-safe. */
@Component(service = UrgingDesk.class)
public final class UrgingDesk {

    private static final int LONGEST_TEXT = 500;
    private static final Set<Due.State> MISSING = Set.of(Due.State.OPEN, Due.State.OVERDUE, Due.State.RETURNED);

    private final OpenLedgers open;
    private final Ledgers ledgers;
    private final Urgings urgings;
    private final OwnPlaces places;
    private final Reminders reminders;

    @Activate
    public UrgingDesk(
            @Reference OpenLedgers open,
            @Reference Ledgers ledgers,
            @Reference Urgings urgings,
            @Reference OwnPlaces places,
            @Reference Reminders reminders) {
        this.open = open;
        this.ledgers = ledgers;
        this.urgings = urgings;
        this.places = places;
        this.reminders = reminders;
    }

    Reminded remind(Caller caller, String form, Period period, long organisation, String text) {
        places.access().require(caller, Permission.REVIEW, organisation);
        String said = text == null || text.isBlank() ? null : text.strip();
        if (said != null && said.length() > LONGEST_TEXT) {
            throw new Refusal(
                    Refusal.Reason.INVALID,
                    Message.of("work.text-long", LONGEST_TEXT),
                    List.of(Fault.at("/text", "work.text-long", LONGEST_TEXT)));
        }
        Set<Long> missing = missing(caller, form, period, organisation);
        Instant now = ledgers.clock().instant();
        Set<Long> fresh = new TreeSet<>(missing);
        fresh.removeAll(pressed(missing, urgings.recent(form, period, now)));
        Reminders.Letters letters = reminders.urge(open.form(form), period, fresh, said);
        urgings.add(form, period, organisation, said, caller.account(), now, letters::post);
        reminders.wake();
        return new Reminded(missing.size(), letters.reached(), missing.size() - fresh.size());
    }

    private Set<Long> missing(Caller caller, String form, Period period, long organisation) {
        Ledger ledger = open.of(caller, form, period, organisation);
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

    /** Those below, or among, some that have just been pressed. */
    private Set<Long> pressed(Set<Long> organisations, Set<Long> recent) {
        Hierarchy tree = places.formal();
        Set<Long> pressed = new TreeSet<>();
        for (long organisation : organisations) {
            boolean found = false;
            for (int here = tree.ordinal(organisation); here >= 0 && !found; here = tree.parent(here)) {
                found = recent.contains(tree.organisation(here));
            }
            if (found) {
                pressed.add(organisation);
            }
        }
        return pressed;
    }

    /** What was last said to the organisation; null when nobody pressed. */
    String said(Caller caller, String form, Period period, long organisation) {
        places.access().require(caller, Permission.READ, organisation);
        return urgings.text(form, period, places.formal(), organisation);
    }
}
