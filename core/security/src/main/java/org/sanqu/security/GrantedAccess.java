package org.sanqu.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Role;

/**
 * Decides by the caller's grants and today's formal hierarchy. What has closed belongs to its successor, or to what was above it; a
 * grant on what does not exist today covers nothing.
 */
@Component(immediate = true)
public final class GrantedAccess implements Access {

    private final Hierarchies hierarchies;
    private final ActingFor acting;

    @Activate
    public GrantedAccess(@Reference Hierarchies hierarchies, @Reference ActingFor acting) {
        this.hierarchies = hierarchies;
        this.acting = acting;
    }

    /** Access of callers who act for nobody. */
    public GrantedAccess(Hierarchies hierarchies) {
        this(hierarchies, ActingFor.nobody());
    }

    @Override
    public boolean allows(Caller caller, Permission permission, long organisation) {
        return allow(grants(caller), permission, organisation);
    }

    private boolean allow(List<Grant> grants, Permission permission, long organisation) {
        Hierarchy formal = hierarchies.current(Hierarchy.FORMAL);
        int asked = formal.standIn(organisation);
        for (Grant grant : grants) {
            if (permission.givenBy(grant.role()) && covers(grant, formal, asked)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(Grant grant, Hierarchy formal, int asked) {
        if (grant.organisation() == null) {
            return true;
        }
        int granted = formal.ordinal(grant.organisation());
        return asked >= 0 && granted >= 0 && formal.contains(granted, asked);
    }

    @Override
    public boolean allows(Caller caller, Permission permission) {
        for (Grant grant : grants(caller)) {
            if (grant.organisation() == null && permission.givenBy(grant.role())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void require(Caller caller, Permission permission, long organisation) {
        if (!allows(caller, permission, organisation)) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "access.forbidden", name(permission));
        }
    }

    @Override
    public void require(Caller caller, Permission permission) {
        if (!allows(caller, permission)) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "access.forbidden-everything", name(permission));
        }
    }

    private static Message name(Permission permission) {
        return Message.of(
                "permission." + permission.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public List<Long> tops(Caller caller, Permission permission) {
        boolean everything = allows(caller, permission);
        Hierarchy formal = hierarchies.current(Hierarchy.FORMAL);
        int[] positions = everything ? tops(formal) : granted(formal, grants(caller), permission);
        LongStream.Builder highest = LongStream.builder();
        int end = 0;
        for (int position : positions) {
            if (position >= end) {
                highest.add(formal.organisation(formal.at(position)));
                end = formal.end(formal.at(position));
            }
        }
        return highest.build().sorted().boxed().toList();
    }

    private static int[] tops(Hierarchy formal) {
        return IntStream.iterate(0, position -> position < formal.count(), position -> formal.end(formal.at(position)))
                .toArray();
    }

    private static int[] granted(Hierarchy formal, List<Grant> grants, Permission permission) {
        return grants.stream()
                .filter(grant -> permission.givenBy(grant.role()))
                .map(Grant::organisation)
                .filter(Objects::nonNull)
                .mapToInt(formal::ordinal)
                .filter(ordinal -> ordinal >= 0)
                .map(formal::position)
                .sorted()
                .toArray();
    }

    @Override
    public boolean holds(Caller caller, Role role, long organisation) {
        Hierarchy formal = hierarchies.current(Hierarchy.FORMAL);
        int asked = formal.standIn(organisation);
        return grants(caller).stream().anyMatch(grant -> grant.role() == role && covers(grant, formal, asked));
    }

    @Override
    public List<Grant> grants(Caller caller) {
        KnownCaller known = KnownCaller.of(caller);
        List<Principal> principals = acting.principals(known.account());
        if (principals.isEmpty()) {
            return known.grants();
        }
        List<Grant> all = new ArrayList<>(known.grants());
        principals.forEach(principal -> all.addAll(principal.grants()));
        return all;
    }

    @Override
    public Optional<String> behalf(Caller caller, Permission permission, long organisation) {
        KnownCaller known = KnownCaller.of(caller);
        List<Principal> principals = acting.principals(known.account());
        if (principals.isEmpty() || allow(known.grants(), permission, organisation)) {
            return Optional.empty();
        }
        return principals.stream()
                .filter(principal -> allow(principal.grants(), permission, organisation))
                .map(Principal::title)
                .findFirst();
    }
}
