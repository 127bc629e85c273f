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

    /** A number that grows with every change of any hierarchy. */
    long revision();
}
