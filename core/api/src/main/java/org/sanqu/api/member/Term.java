package org.sanqu.api.member;

import java.time.LocalDate;

/**
 * The term of an organisation's elected body.
 *
 * @param organisation whose
 * @param electedOn the day of the election
 * @param endsOn the first day after the term
 * @param documentNumber the number of the paper that approved it; null for none
 * @param withdrawn why it was taken back as entered wrongly; null while it stands
 */
public record Term(long organisation, LocalDate electedOn, LocalDate endsOn, String documentNumber, String withdrawn) {

    /** One that stands. */
    public Term(long organisation, LocalDate electedOn, LocalDate endsOn, String documentNumber) {
        this(organisation, electedOn, endsOn, documentNumber, null);
    }
}
