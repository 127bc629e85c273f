package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.organisation.Founding;

/** What a founding must say. */
final class FoundingCheck {

    /** No organisation is older than the Party. */
    static final LocalDate EARLIEST = LocalDate.of(1921, 7, 1);

    private static final int ENDS_WITHIN_YEARS = 50;
    private static final int ALIASES = 20;
    private static final int UNITS = 10_000;

    private FoundingCheck() {}

    /** Every fault of the fields themselves; empty when all is well. */
    static List<Fault> faults(Founding founding, LocalDate today) {
        List<Fault> faults = described(founding);
        LocalDate on = founding.establishedOn();
        if (on == null || on.isBefore(EARLIEST) || on.isAfter(today.plusYears(1))) {
            faults.add(Fault.at("/establishedOn", "organisation.established-when", EARLIEST.toString()));
        } else {
            ends(faults, "/endsOn", founding.endsOn(), on);
        }
        return faults;
    }

    /** The same of a founding whose first day is a decision's. */
    static List<Fault> faultsFrom(Founding founding, LocalDate first) {
        List<Fault> faults = described(founding);
        if (founding.establishedOn() != null && !founding.establishedOn().equals(first)) {
            faults.add(Fault.at("/establishedOn", "history.first-day", first.toString()));
        }
        ends(faults, "/endsOn", founding.endsOn(), first);
        return faults;
    }

    private static List<Fault> described(Founding founding) {
        List<Fault> faults = new ArrayList<>();
        text(faults, "/code", founding.code(), 40);
        text(faults, "/name", founding.name(), 100);
        if (founding.shortName() != null) {
            text(faults, "/shortName", founding.shortName(), 60);
        }
        if (founding.type() == null) {
            faults.add(Fault.at("/type", "organisation.type-unknown"));
        }
        described(faults, founding.sectors(), founding.aliases(), founding.units());
        return faults;
    }

    static void described(List<Fault> faults, List<String> sectors, List<String> aliases, Integer units) {
        for (int i = 0; i < sectors.size(); i++) {
            if (!sectors.get(i).matches("[a-z][a-z0-9-]{0,39}")) {
                faults.add(Fault.at("/sectors/" + i, "organisation.sector-malformed"));
            }
        }
        for (int i = 0; i < aliases.size(); i++) {
            text(faults, "/aliases/" + i, aliases.get(i), 100);
        }
        if (aliases.size() > ALIASES) {
            faults.add(Fault.at("/aliases", "history.aliases", ALIASES));
        }
        if (units != null && (units < 1 || units > UNITS)) {
            faults.add(Fault.at("/units", "history.units", UNITS));
        }
    }

    /** An announced end, if there is one, lies behind a day and not too far away. */
    static void ends(List<Fault> faults, String at, LocalDate ends, LocalDate first) {
        if (ends != null && (!ends.isAfter(first) || ends.isAfter(first.plusYears(ENDS_WITHIN_YEARS)))) {
            faults.add(Fault.at(at, "history.ends-when", first.toString(), ENDS_WITHIN_YEARS));
        }
    }

    static void text(List<Fault> faults, String at, String text, int most) {
        boolean bad = text == null
                || text.isBlank()
                || text.length() > most
                || text.chars().anyMatch(Character::isISOControl);
        if (bad) {
            faults.add(Fault.at(at, "field.text", most));
        }
    }
}
