package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.organisation.Founding;

/** What a founding must say. */
final class FoundingCheck {

    /** No organisation is older than the Party. */
    private static final LocalDate EARLIEST = LocalDate.of(1921, 7, 1);

    private FoundingCheck() {}

    /** Every fault of the fields themselves; empty when all is well. */
    static List<Fault> faults(Founding founding, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        text(faults, "/code", founding.code(), 40);
        text(faults, "/name", founding.name(), 100);
        if (founding.shortName() != null) {
            text(faults, "/shortName", founding.shortName(), 60);
        }
        if (founding.type() == null) {
            faults.add(Fault.at("/type", "organisation.type-unknown"));
        }
        for (int i = 0; i < founding.sectors().size(); i++) {
            if (!founding.sectors().get(i).matches("[a-z][a-z0-9-]{0,39}")) {
                faults.add(Fault.at("/sectors/" + i, "organisation.sector-malformed"));
            }
        }
        LocalDate on = founding.establishedOn();
        if (on == null || on.isBefore(EARLIEST) || on.isAfter(today)) {
            faults.add(Fault.at("/establishedOn", "organisation.established-when", EARLIEST.toString()));
        }
        return faults;
    }

    private static void text(List<Fault> faults, String at, String text, int most) {
        boolean bad = text == null
                || text.isBlank()
                || text.length() > most
                || text.chars().anyMatch(Character::isISOControl);
        if (bad) {
            faults.add(Fault.at(at, "field.text", most));
        }
    }
}
