package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sanqu.api.Fault;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.MemberChange.Correct;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;

/**
 * A person as they should have been entered.
 *
 * @param person as they were entered
 * @param correct what was wrong
 */
record Correction(Person person, Correct correct) {

    private String name() {
        return Objects.requireNonNullElse(correct.name(), person.name());
    }

    private String sex() {
        return Objects.requireNonNullElse(correct.sex(), person.sex());
    }

    private LocalDate birthDate() {
        return Objects.requireNonNullElse(correct.birthDate(), person.birthDate());
    }

    private String ethnicity() {
        return correct.ethnicity() == null ? person.ethnicity() : correct.ethnicity();
    }

    private String citizenNumber() {
        String corrected = CitizenNumber.normalised(correct.citizenNumber());
        return corrected == null ? person.citizenNumber() : corrected;
    }

    private LocalDate joinedOn() {
        return Objects.requireNonNullElse(correct.joinedOn(), person.joinedOn());
    }

    private LocalDate convertedOn() {
        if (correct.neverConverted()) {
            return null;
        }
        return correct.convertedOn() == null ? person.convertedOn() : correct.convertedOn();
    }

    /** What would have spoken against entering them so. */
    List<Fault> faults(LocalDate today) {
        List<Fault> faults = new ArrayList<>(EnrolmentCheck.faults(enrolment(), today));
        if (person.convertedOn() == null && correct.convertedOn() != null) {
            faults.add(Fault.at("/convertedOn", "member.convert-first"));
        }
        if (correct.neverConverted() && correct.convertedOn() != null) {
            faults.add(Fault.at("/convertedOn", "member.never-converted"));
        }
        return faults.stream().map(Correction::here).toList();
    }

    /** A correction does not say since when they are at home, but the day on which they joined bounds it. */
    private static Fault here(Fault fault) {
        return fault.at().equals("/homeFrom") ? Fault.at("/joinedOn", "member.joined-after-home") : fault;
    }

    private Enrolment enrolment() {
        return new Enrolment(
                name(),
                sex(),
                birthDate(),
                ethnicity(),
                null,
                convertedOn() == null ? "probationary" : "full",
                "other",
                joinedOn(),
                convertedOn(),
                citizenNumber(),
                null,
                0,
                person.enrolledFrom());
    }

    Detail detail() {
        return new Detail()
                .add("name", person.name(), name())
                .add("sex", person.sex(), sex())
                .add("birthDate", person.birthDate(), birthDate())
                .add("ethnicity", person.ethnicity(), ethnicity())
                .add("joinedOn", person.joinedOn(), joinedOn())
                .add("convertedOn", person.convertedOn(), convertedOn())
                .add("citizenNumber", shown(person.citizenNumber()), shown(citizenNumber()));
    }

    /** Masked, and told apart even where the last characters are the same. */
    private String shown(String number) {
        boolean alike = !Objects.equals(person.citizenNumber(), citizenNumber())
                && Objects.equals(CitizenNumber.masked(person.citizenNumber()), CitizenNumber.masked(citizenNumber()));
        String masked = CitizenNumber.masked(number);
        return alike && Objects.equals(number, citizenNumber()) ? masked + "'" : masked;
    }

    void write(Sql sql, Secrets secrets) {
        sql.update(
                "update member set name = ?, name_key = ?, sex = ?, birth_date = ?, ethnicity = ?, joined_on = ?,"
                        + " converted_on = ?, citizen_number = ?, citizen_number_hash = ? where id = ?",
                name(),
                NameOrder.key(name()),
                sex(),
                birthDate(),
                ethnicity(),
                joinedOn(),
                convertedOn(),
                secrets.encrypt(citizenNumber()),
                secrets.fingerprint(citizenNumber()),
                person.id());
    }
}
