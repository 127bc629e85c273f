package org.sanqu.members;

import org.sanqu.api.member.Enrolment;
import org.sanqu.api.platform.Secrets;

/**
 * An enrolment as it is written: what takes long is done, so that it need not be done inside a transaction.
 *
 * @param open what is kept readable, with neither number
 * @param nameKey the name's place in the order of names
 * @param citizenNumber closed; null when not known
 * @param citizenNumberHash to find it by; null when not known
 * @param phone closed; null when not known
 * @param phoneHash to find it by; null when not known
 */
record Sealed(
        Enrolment open,
        String nameKey,
        byte[] citizenNumber,
        String citizenNumberHash,
        byte[] phone,
        String phoneHash) {

    static Sealed of(Enrolment enrolment, Secrets secrets) {
        String number = CitizenNumber.normalised(enrolment.citizenNumber());
        String phone = enrolment.phone();
        return new Sealed(
                open(enrolment),
                NameOrder.key(enrolment.name()),
                secrets.encrypt(number),
                secrets.fingerprint(number),
                secrets.encrypt(phone),
                secrets.fingerprint(Phone.plain(phone)));
    }

    private static Enrolment open(Enrolment enrolment) {
        return new Enrolment(
                enrolment.name(),
                enrolment.sex(),
                enrolment.birthDate(),
                enrolment.ethnicity(),
                enrolment.education(),
                enrolment.degree(),
                enrolment.occupation(),
                enrolment.workUnit(),
                enrolment.category(),
                enrolment.standing(),
                enrolment.joinedOn(),
                enrolment.convertedOn(),
                null,
                null,
                enrolment.home(),
                enrolment.homeFrom());
    }
}
