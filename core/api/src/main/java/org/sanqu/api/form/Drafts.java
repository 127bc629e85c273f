package org.sanqu.api.form;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/**
 * What the caller has begun. There is one draft for form, organisation, member, period and revised submission; it goes with the submission
 * that is made of it, or after 90 days. Thread-safe.
 */
@ProviderType
public interface Drafts {

    /**
     * Keeps what was typed, in place of what was typed before for the same.
     *
     * @param entry for whom, when and what; nothing is checked but that it can be kept (1 MiB)
     * @param submission the submission that is being revised; null for a new one
     * @throws Refusal FORBIDDEN without RECORD on the organisation; TOO_LARGE; CONFLICT with more than 200 drafts
     */
    Draft keep(Caller caller, Entry entry, Long submission);

    /** What the caller typed for the same before. */
    Optional<Draft> find(Caller caller, String form, long organisation, Long member, Period period, Long submission);

    /** All of the caller's, the latest first. */
    List<Draft> list(Caller caller);

    /** As {@link #list}, for where and when only: what was typed is left out, so that the data are null. */
    List<Draft> places(Caller caller);

    /** How many {@link #list} has. */
    int count(Caller caller);

    /** Throws away what was typed; nothing when there is no such draft of the caller's. */
    void discard(Caller caller, long draft);
}
