package org.sanqu.api.form;

import java.util.List;
import org.sanqu.api.organisation.OrganisationType;

/**
 * Who has to agree to a submission: nobody (备案, filed), one level up (审核, reviewed), or one level after the other (请示—批复, approved).
 *
 * @param kind which of these
 * @param levels for {@link Kind#APPROVED} the types of organisation, in order: each step goes to the nearest such ancestor, a type that is
 *     not there is passed over, and where none is there the superior decides; empty for the others
 */
public record Approval(Kind kind, List<OrganisationType> levels) {

    public static final Approval FILED = new Approval(Kind.FILED, List.of());
    public static final Approval REVIEWED = new Approval(Kind.REVIEWED, List.of());

    /** How much has to be agreed to. */
    public enum Kind {
        FILED,
        REVIEWED,
        APPROVED
    }

    public Approval {
        levels = List.copyOf(levels);
    }
}
