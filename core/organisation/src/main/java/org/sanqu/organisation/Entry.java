package org.sanqu.organisation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An event as it is entered.
 *
 * @param id its number, reserved
 * @param batch the import that it came with; null for none
 * @param withdraws the event that it takes back; null for none
 */
record Entry(
        long id,
        String kind,
        LocalDate effectiveOn,
        String reason,
        Long approvedBy,
        String documentNumber,
        String enteredBy,
        Instant enteredAt,
        Long batch,
        Long withdraws) {}
