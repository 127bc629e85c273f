package org.sanqu.api.member;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that happened to a member; never deleted.
 *
 * @param id the platform's own id, growing
 * @param member whose
 * @param kind {@code enrol}, {@code amend}, {@code convert}, {@code correct}, {@code leave}, {@code return}, {@code transfer},
 *     {@code reorganise} (with their organisation), {@code merge-into}, {@code merged-from}, {@code strike} or {@code withdraw}
 *     (of another event, {@code event: 17} in the detail)
 * @param on from which day
 * @param from the home before, when it changed the home; else null
 * @param to the home after, when it changed the home; null also when they left the roll
 * @param detail what changed, {@code standing: in-service → retired}, with codes and masked numbers; null for nothing more
 * @param reason why; null for none
 * @param documentNumber the number of its paper; null for none
 * @param enteredBy the account
 * @param enteredAt when it was entered
 * @param standing whether it still stands: false once it was taken back
 */
public record MemberEvent(
        long id,
        long member,
        String kind,
        LocalDate on,
        Long from,
        Long to,
        String detail,
        String reason,
        String documentNumber,
        String enteredBy,
        Instant enteredAt,
        boolean standing) {}
