package org.sanqu.api.security;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;

/**
 * Who acts for whom and when. On those days {@link Access} answers the substitute as if they had the principal's grants as well: to read,
 * record and review, never to administer, never as discipline officer, and never those that the principal only has as a substitute.
 * Thread-safe.
 */
@ProviderType
public interface Substitutes {

    /**
     * Arranges that somebody acts for an account.
     *
     * @param principal the caller's own account, or any with MANAGE_ACCOUNTS
     * @param to at most a year after {@code from}
     * @param reason 1 … 200 characters
     * @throws Refusal FORBIDDEN for somebody else's account; INVALID for an unknown or the same account, for days that cannot be, and
     *     for more than 20 at a time
     */
    Substitute appoint(Caller caller, String principal, String substitute, LocalDate from, LocalDate to, String reason);

    /**
     * Ends it today.
     *
     * @throws Refusal FORBIDDEN for who may not appoint; NOT_FOUND
     */
    void end(Caller caller, long id);

    /** The caller's own on either side; all of them with MANAGE_ACCOUNTS. The latest first. */
    List<Substitute> list(Caller caller);

    /** For whom the caller acts today. */
    List<String> principals(Caller caller);
}
