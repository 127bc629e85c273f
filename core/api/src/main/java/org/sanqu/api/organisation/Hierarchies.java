package org.sanqu.api.organisation;

import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;

/** The hierarchies as pictures in memory: structure only, no names. Thread-safe. */
@ProviderType
public interface Hierarchies {

    /** A hierarchy as of today. */
    Hierarchy current(String hierarchy);

    /** A hierarchy as of a day; a bounded number is kept. */
    Hierarchy asOf(String hierarchy, LocalDate day);

    /**
     * A number that grows with every change of any hierarchy. It does not grow when a day comes for which something was decided
     * before: whoever keeps something by this number keeps it by its day too.
     */
    long revision();
}
