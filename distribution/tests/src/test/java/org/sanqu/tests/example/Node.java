package org.sanqu.tests.example;

import java.time.LocalDate;

/**
 * An organisation of the example.
 *
 * @param code its code, that of the one above in front
 * @param title what people call it
 * @param establishedOn its first day
 */
record Node(String code, String title, LocalDate establishedOn) {

    /** Whether a code is of this organisation or of one below. */
    boolean covers(String other) {
        return other.equals(code) || other.startsWith(code + "-");
    }
}
