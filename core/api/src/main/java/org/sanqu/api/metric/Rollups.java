package org.sanqu.api.metric;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.security.Caller;

/** Figures. Thread-safe. */
@ProviderType
public interface Rollups {

    /** The metrics of the installed modules, by id. */
    List<Metric> metrics(Caller caller);

    /**
     * A figure with its parts.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope; NOT_FOUND for a metric that is not installed
     */
    Rollup rollup(Caller caller, RollupQuery query);

    /** The same figure for several periods, in their order, without children; for a trend. */
    List<Rollup> trend(Caller caller, RollupQuery query, List<Period> periods);

    /** The latest year for which anything was submitted below the organisation, up to this year; empty for nothing yet. */
    Optional<Period> latestYear(Caller caller, long organisation);
}
