package org.sanqu.work;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Extension;

/** Where superiors give more time. Thread-safe. */
@Component(service = ExtensionDesk.class)
public final class ExtensionDesk {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_YEARS = 5;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final OpenLedgers open;
    private final Ledgers ledgers;
    private final Extensions extensions;
    private final OwnPlaces places;

    @Activate
    public ExtensionDesk(
            @Reference OpenLedgers open,
            @Reference Ledgers ledgers,
            @Reference Extensions extensions,
            @Reference OwnPlaces places) {
        this.open = open;
        this.ledgers = ledgers;
        this.extensions = extensions;
        this.places = places;
    }

    Extension extend(
            Caller caller,
            String form,
            Period period,
            long organisation,
            boolean below,
            LocalDateTime until,
            String reason) {
        places.access().require(caller, Permission.READ, organisation);
        Form present = open.form(form);
        Terms terms = ledgers.terms(present);
        terms.require(period, ledgers.today());
        Long above = places.above(organisation);
        boolean forOthers = below && !owes(present, period, organisation);
        places.access().require(caller, Permission.REVIEW, above == null || forOthers ? organisation : above);
        List<Fault> faults = faults(terms.until(period, null), until, reason);
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

    private static List<Fault> faults(LocalDateTime said, LocalDateTime until, String reason) {
        List<Fault> faults = new ArrayList<>();
        if (until == null || !until.isAfter(said) || until.isAfter(said.plusYears(LONGEST_YEARS))) {
            faults.add(Fault.at("/until", "work.until", said.format(MINUTE)));
        }
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            faults.add(Fault.at("/reason", "work.reason", LONGEST_REASON));
        }
        return faults;
    }

    /** Whether the organisation owes the form itself: then it would give time to itself. */
    private boolean owes(Form form, Period period, long organisation) {
        Owed owed = ledgers.of(form, period).owed();
        int ordinal = owed.tree().ordinal(organisation);
        int position = ordinal < 0 ? 0 : owed.tree().position(ordinal);
        return ordinal < 0 || owed.first(position) < owed.first(position + 1);
    }

    /** Within the subtree or above it, the latest first. */
    List<Extension> list(Caller caller, String form, Period period, long organisation) {
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
}
