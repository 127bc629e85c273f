package org.sanqu.metrics;

import java.time.LocalDate;
import org.sanqu.api.organisation.Hierarchy;

/** A picture of a hierarchy and what it is of. */
record Tree(String hierarchy, LocalDate day, long revision, Hierarchy picture) {}
