package org.sanqu.api.security;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;

/** Decides what a caller may do where; services ask it before they answer. Thread-safe; a check is array arithmetic. */
@ProviderType
public interface Access {

    /** Whether the caller has the permission on the organisation. */
    boolean allows(Caller caller, Permission permission, long organisation);

    /** Whether the caller has the permission on everything. */
    boolean allows(Caller caller, Permission permission);

    /**
     * Passes when the caller has the permission on the organisation.
     *
     * @throws Refusal FORBIDDEN otherwise, also where there is no such organisation, so that ids cannot be guessed
     */
    void require(Caller caller, Permission permission, long organisation);

    /**
     * Passes when the caller has the permission on everything.
     *
     * @throws Refusal FORBIDDEN otherwise
     */
    void require(Caller caller, Permission permission);

    /** The highest organisations on which the caller has the permission, none below another; by id, never null. */
    List<Long> tops(Caller caller, Permission permission);

    /** Whether the caller has the role itself on the organisation, for what opens to some roles only. */
    boolean holds(Caller caller, Role role, long organisation);

    /** The grants of the caller and, of those for whom they act today, the ones that go over to them; for "why can I see this?". */
    List<Grant> grants(Caller caller);

    /**
     * For whom the caller acts when they have the permission on the organisation by a principal's grants alone (代): the principal's title,
     * at most 60 characters; empty when they have it by their own, and when they do not have it.
     */
    Optional<String> behalf(Caller caller, Permission permission, long organisation);
}
