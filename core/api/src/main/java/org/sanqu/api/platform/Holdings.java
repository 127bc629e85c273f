package org.sanqu.api.platform;

import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/** What another bundle keeps about organisations, so that a preview can say what is there. Thread-safe. */
@ProviderType
public interface Holdings {

    /** How many submissions belong to any of the organisations. */
    long count(Sql sql, Collection<Long> organisations);
}
