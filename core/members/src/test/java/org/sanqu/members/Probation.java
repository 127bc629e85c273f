package org.sanqu.members;

import java.time.LocalDate;
import org.sanqu.api.member.Enrolment;

/** Probationary members for tests. */
final class Probation {

    private Probation() {}

    static Enrolment since(LocalDate joined, long home) {
        return new Enrolment(
                "王小明",
                "1",
                LocalDate.of(1995, 1, 1),
                null,
                null,
                "probationary",
                "student",
                joined,
                null,
                null,
                null,
                home,
                joined);
    }
}
