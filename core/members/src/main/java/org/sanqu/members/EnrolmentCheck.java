package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.member.Enrolment;

/** What an enrolment must say (Party Constitution, articles 1 and 7: eighteen years, standing from conversion). */
final class EnrolmentCheck {

    private static final int OF_AGE = 18;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int LONGEST_NAME = 50;
    private static final Set<String> EDUCATION = Set.of("10", "20", "30", "40", "50", "60", "70", "80", "90");
    private static final Set<String> STANDING = Set.of("in-service", "retired", "student", "farmer", "other");

    private final Enrolment enrolment;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    private EnrolmentCheck(Enrolment enrolment, LocalDate today) {
        this.enrolment = enrolment;
        this.today = today;
    }

    /** Every fault of the fields themselves, in the order of the form; empty when all is well. */
    static List<Fault> faults(Enrolment enrolment, LocalDate today) {
        EnrolmentCheck check = new EnrolmentCheck(enrolment, today);
        check.person();
        check.membership();
        check.numbers();
        check.home();
        return check.faults;
    }

    private void person() {
        String name = enrolment.name();
        if (name == null
                || name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            faults.add(Fault.at("/name", "field.text", LONGEST_NAME));
        }
        code("/sex", enrolment.sex(), Set.of("1", "2"));
        LocalDate born = enrolment.birthDate();
        if (born == null || born.isBefore(EARLIEST) || !isOfAge(born, today)) {
            faults.add(Fault.at("/birthDate", "member.born-when"));
        }
        if (enrolment.ethnicity() != null && !enrolment.ethnicity().matches("0[1-9]|[1-4]\\d|5[0-6]|97|98")) {
            faults.add(Fault.at("/ethnicity", "field.code", enrolment.ethnicity()));
        }
        if (enrolment.education() != null) {
            code("/education", enrolment.education(), EDUCATION);
        }
    }

    private void membership() {
        code("/category", enrolment.category(), Set.of("full", "probationary"));
        code("/standing", enrolment.standing(), STANDING);
        LocalDate born = enrolment.birthDate();
        LocalDate joined = enrolment.joinedOn();
        if (joined == null || joined.isAfter(today) || (born != null && !isOfAge(born, joined))) {
            faults.add(Fault.at("/joinedOn", "member.joined-when"));
        }
        LocalDate converted = enrolment.convertedOn();
        if ("full".equals(enrolment.category()) && converted == null) {
            faults.add(Fault.at("/convertedOn", "member.converted-missing"));
        } else if ("probationary".equals(enrolment.category()) && converted != null) {
            faults.add(Fault.at("/convertedOn", "member.converted-surplus"));
        } else if (converted != null && (converted.isAfter(today) || joined == null || converted.isBefore(joined))) {
            faults.add(Fault.at("/convertedOn", "member.converted-when"));
        }
    }

    private void home() {
        LocalDate from = enrolment.homeFrom();
        LocalDate joined = enrolment.joinedOn();
        if (from != null && (from.isAfter(today) || (joined != null && from.isBefore(joined)))) {
            faults.add(Fault.at("/homeFrom", "member.home-when"));
        }
    }

    /** Asked in this order, because the last years that a date can have cannot be added to. */
    private static boolean isOfAge(LocalDate born, LocalDate day) {
        return !born.isAfter(day) && !born.plusYears(OF_AGE).isAfter(day);
    }

    private void numbers() {
        String number = CitizenNumber.normalised(enrolment.citizenNumber());
        if (number != null && !CitizenNumber.agrees(number, enrolment.birthDate(), enrolment.sex())) {
            faults.add(Fault.at("/citizenNumber", "member.citizen-number"));
        }
        if (enrolment.phone() != null && !enrolment.phone().matches("[0-9+ -]{5,20}")) {
            faults.add(Fault.at("/phone", "member.phone"));
        }
    }

    private void code(String at, String code, Set<String> known) {
        if (code == null || !known.contains(code)) {
            faults.add(Fault.at(at, "field.code", code == null ? "" : code));
        }
    }
}
