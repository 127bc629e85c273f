package org.sanqu.api.platform;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Finds the organisations that people mean by what they write in a ledger. Thread-safe. */
@ProviderType
public interface Directory {

    /** The organisations that exist on a day and on which the caller has a permission; nothing is said about any other. */
    Names of(Caller caller, Permission permission, LocalDate asOf);

    /** A picture of the organisations by what they are called. Immutable. */
    interface Names {

        /**
         * Those with this code; else those with this name, short name or alias, in whatever {@link org.sanqu.api.Spelling}.
         *
         * @return none, the one that is meant, or several, by code
         */
        List<Named> find(String written);
    }

    /**
     * An organisation.
     *
     * @param id the platform's own id
     * @param code the district's code
     * @param name its full name on the day
     */
    record Named(long id, String code, String name) {}
}
