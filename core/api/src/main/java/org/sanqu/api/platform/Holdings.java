package org.sanqu.api.platform;

import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What another bundle keeps about organisations and members, so that a preview can say what is there. Thread-safe. */
@ProviderType
public interface Holdings {

    /** How many submissions belong to any of the organisations. */
    long count(Sql sql, Collection<Long> organisations);

    /** How much there is that would be left over if the organisations had never been: submissions or whatever else. */
    default long left(Sql sql, Collection<Long> organisations) {
        return count(sql, organisations);
    }

    /** Those of some members of whom a submission tells. */
    List<Long> members(Sql sql, Collection<Long> members);
}
