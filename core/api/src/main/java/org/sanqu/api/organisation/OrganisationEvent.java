package org.sanqu.api.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Something that happened to organisations; never deleted.
 *
 * @param id the platform's own id, growing
 * @param kind {@code found}, {@code rename}, {@code move}, {@code merge}, {@code split}, {@code upgrade}, {@code close},
 *     {@code describe}, {@code prolong} or {@code withdraw}
 * @param effectiveOn from which day
 * @param reason why
 * @param approvedBy the organisation that approved it; null for none
 * @param documentNumber the number of its paper; null for none
 * @param from those that it began with, by id: what was renamed, moved, merged, split or closed
 * @param into those that it ended with: what was founded, stayed or took over
 * @param effects what it did, organisation by organisation
 * @param members how many members changed their home through it
 * @param enteredBy the account
 * @param enteredAt when it was entered, which may be long after it took effect
 * @param withdraws the event that this one corrects; null unless it is a withdrawal
 * @param withdrawnBy the event that corrects this one; null while it stands
 */
public record OrganisationEvent(
        long id,
        String kind,
        LocalDate effectiveOn,
        String reason,
        Long approvedBy,
        String documentNumber,
        List<Long> from,
        List<Long> into,
        List<Effect> effects,
        long members,
        String enteredBy,
        Instant enteredAt,
        Long withdraws,
        Long withdrawnBy) {

    public OrganisationEvent {
        from = List.copyOf(from);
        into = List.copyOf(into);
        effects = List.copyOf(effects);
    }
}
