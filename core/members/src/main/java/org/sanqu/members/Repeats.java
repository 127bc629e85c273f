package org.sanqu.members;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.member.Enrolment;

/** Tells which rows of a ledger name somebody whom an earlier one names. */
final class Repeats {

    private final Map<Object, Integer> seen = new HashMap<>();
    private final Map<Person, Integer> unnumbered = new HashMap<>();

    /** Who somebody without a number is. */
    private record Person(long home, LocalDate birthDate, String name) {}

    /** What is wrong when the platform's own id was there before. */
    List<Fault> claim(int row, String id) {
        Integer same = seen.putIfAbsent("id " + id, row);
        return same == null ? List.of() : List.of(Fault.at("/id", "import.duplicate", same, id));
    }

    /** A row without a number may be anybody of the same name, date of birth and home. */
    List<Fault> enrolment(int row, Enrolment enrolment) {
        String number = enrolment.citizenNumber();
        if (number != null) {
            Integer same = seen.putIfAbsent(number, row);
            if (same != null) {
                return List.of(Fault.at("/citizenNumber", "import.duplicate", same, CitizenNumber.masked(number)));
            }
        }
        Person person = new Person(enrolment.home(), enrolment.birthDate(), enrolment.name());
        Integer same = number == null ? seen.get(person) : unnumbered.get(person);
        seen.putIfAbsent(person, row);
        if (number == null) {
            unnumbered.putIfAbsent(person, row);
        }
        return same == null ? List.of() : List.of(Fault.at("/name", "import.duplicate", same, enrolment.name()));
    }

    /** Forgets all rows, whose numbers are in the clear. */
    void clear() {
        seen.clear();
        unnumbered.clear();
    }
}
