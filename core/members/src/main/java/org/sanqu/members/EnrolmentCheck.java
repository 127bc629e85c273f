package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.member.Enrolment;

/** What an enrolment must say (Party Constitution, articles 1 and 7: eighteen years, standing from conversion). */
final class EnrolmentCheck {

    private static final int OF_AGE = 18;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int LONGEST_NAME = 50;
    static final int LONGEST_WORK_UNIT = 100;

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
        Codes.requiredText(faults, "/name", enrolment.name(), LONGEST_NAME);
        Codes.required(faults, "/sex", "sex", enrolment.sex());
        LocalDate born = enrolment.birthDate();
        if (born == null || born.isBefore(EARLIEST) || !isOfAge(born, today)) {
            faults.add(Fault.at("/birthDate", "member.born-when"));
        }
        Codes.check(faults, "/ethnicity", "ethnicity", enrolment.ethnicity());
        Codes.check(faults, "/education", "education", enrolment.education());
        Codes.check(faults, "/degree", "degree", enrolment.degree());
        Codes.check(faults, "/occupation", "occupation", enrolment.occupation());
        Codes.text(faults, "/workUnit", enrolment.workUnit(), LONGEST_WORK_UNIT);
    }

    private void membership() {
        Codes.required(faults, "/category", "category", enrolment.category());
        Codes.required(faults, "/standing", "standing", enrolment.standing());
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
        if (number != null) {
            CitizenNumber.check(faults, number, enrolment.birthDate(), enrolment.sex());
        }
        if (enrolment.phone() != null && !Phone.wellFormed(enrolment.phone())) {
            faults.add(Fault.at("/phone", "member.phone"));
        }
    }
}
