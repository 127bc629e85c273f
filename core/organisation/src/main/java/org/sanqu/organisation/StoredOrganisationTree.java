package org.sanqu.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/**
 * The organisations in the database, found through the hierarchies in memory. Who may read an organisation today may read what it
 * was on any day, and what was below it then.
 */
@Component(service = OrganisationTree.class)
public final class StoredOrganisationTree implements OrganisationTree {

    private static final int LARGEST_PAGE = 200;

    private final Store store;
    private final Access access;
    private final Scope scope;
    private final StoredHierarchies hierarchies;
    private final Clock clock;

    @Activate
    public StoredOrganisationTree(
            @Reference Store store, @Reference Access access, @Reference StoredHierarchies hierarchies) {
        this(store, access, hierarchies, Clock.systemDefaultZone());
    }

    StoredOrganisationTree(Store store, Access access, StoredHierarchies hierarchies, Clock clock) {
        this.store = store;
        this.access = access;
        this.scope = new Scope(access, hierarchies);
        this.hierarchies = hierarchies;
        this.clock = clock;
    }

    @Override
    public List<Organisation> tops(Caller caller, LocalDate asOf) {
        Hierarchy then = formal(asOf);
        if (then == hierarchies.current(Hierarchy.FORMAL)) {
            return rows(access.tops(caller, Permission.READ), asOf);
        }
        return rows(new PastTops(hierarchies, access, caller, then).find(), asOf);
    }

    @Override
    public Organisation get(Caller caller, long organisation, LocalDate asOf) {
        scope.require(caller, Permission.READ, organisation);
        return rows(List.of(organisation), asOf).stream().findFirst().orElseThrow(() -> notFound(organisation, asOf));
    }

    private static Refusal notFound(long organisation, LocalDate asOf) {
        return new Refusal(
                Refusal.Reason.NOT_FOUND, "organisation.not-found", String.valueOf(organisation), asOf.toString());
    }

    @Override
    public Optional<Organisation> find(Caller caller, String code, LocalDate asOf) {
        return store.read(sql -> new OrganisationRows(sql, asOf).withCode(code))
                .filter(found -> scope.allows(caller, Permission.READ, found.id()));
    }

    @Override
    public List<Organisation> list(Caller caller, Collection<Long> organisations, LocalDate asOf) {
        return rows(
                organisations.stream()
                        .distinct()
                        .filter(id -> scope.allows(caller, Permission.READ, id))
                        .toList(),
                asOf);
    }

    @Override
    public List<Organisation> children(Caller caller, long organisation, LocalDate asOf) {
        get(caller, organisation, asOf);
        return rows(below(formal(asOf), organisation), asOf);
    }

    @Override
    public List<Organisation> children(Caller caller, long organisation, String hierarchy, LocalDate asOf) {
        if (hierarchy.equals(Hierarchy.FORMAL)) {
            return children(caller, organisation, asOf);
        }
        get(caller, organisation, asOf);
        return list(caller, below(hierarchies.asOf(known(hierarchy), asOf), organisation), asOf);
    }

    private static List<Long> below(Hierarchy tree, long organisation) {
        List<Long> below = new ArrayList<>();
        int above = tree.ordinal(organisation);
        int position = above < 0 ? 0 : tree.position(above) + 1;
        while (above >= 0 && position < tree.end(above)) {
            below.add(tree.organisation(tree.at(position)));
            position = tree.end(tree.at(position));
        }
        return below;
    }

    private static String known(String hierarchy) {
        if (!Projection.HIERARCHIES.contains(hierarchy)) {
            throw new Refusal(Refusal.Reason.MALFORMED, "history.hierarchy", hierarchy);
        }
        return hierarchy;
    }

    @Override
    public boolean hasChildren(Caller caller, long organisation, LocalDate asOf) {
        scope.require(caller, Permission.READ, organisation);
        Hierarchy tree = formal(asOf);
        int ordinal = tree.ordinal(organisation);
        return ordinal >= 0 && tree.end(ordinal) > tree.position(ordinal) + 1;
    }

    @Override
    public List<Organisation> path(Caller caller, long organisation, LocalDate asOf) {
        return path(caller, organisation, Hierarchy.FORMAL, asOf);
    }

    @Override
    public List<Organisation> path(Caller caller, long organisation, String hierarchy, LocalDate asOf) {
        scope.require(caller, Permission.READ, organisation);
        List<Long> upwards = upwards(organisation, hierarchies.asOf(known(hierarchy), asOf));
        List<Organisation> found = new ArrayList<>(list(caller, upwards, asOf));
        found.sort(Comparator.comparing(each -> -upwards.indexOf(each.id())));
        return found;
    }

    @Override
    public List<String> sectors(Caller caller, long organisation, LocalDate asOf) {
        scope.require(caller, Permission.READ, organisation);
        List<Long> upwards = upwards(organisation, formal(asOf));
        Map<Long, List<String>> nearest = new LinkedHashMap<>();
        for (Organisation each : rows(upwards, asOf)) {
            nearest.put(each.id(), each.sectors());
        }
        return upwards.stream()
                .map(nearest::get)
                .filter(Objects::nonNull)
                .filter(sectors -> !sectors.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public Page<Organisation> page(Caller caller, OrganisationQuery query) {
        if (query.size() < 1 || query.size() > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "submission.page-size", LARGEST_PAGE);
        }
        scope.require(caller, Permission.READ, query.organisation());
        Hierarchy formal = formal(query.asOf());
        Hierarchy tree = hierarchies.asOf(known(query.hierarchy()), query.asOf());
        if (formal.ordinal(query.organisation()) < 0) {
            throw notFound(query.organisation(), query.asOf());
        }
        if (tree.ordinal(query.organisation()) < 0) {
            return new Page<>(List.of(), null);
        }
        LongPredicate readable = readable(caller, query.hierarchy());
        return store.read(sql -> new OrganisationPage(sql, tree, formal, query, readable).read());
    }

    /** What hangs below in another hierarchy may be anybody's. */
    private LongPredicate readable(Caller caller, String hierarchy) {
        boolean all = hierarchy.equals(Hierarchy.FORMAL) || access.allows(caller, Permission.READ);
        return all ? any -> true : each -> scope.allows(caller, Permission.READ, each);
    }

    @Override
    public List<Organisation> search(Caller caller, long organisation, String text, int most, LocalDate asOf) {
        int size = Math.min(most, LARGEST_PAGE);
        return page(
                        caller,
                        new OrganisationQuery(organisation, Hierarchy.FORMAL, text, Set.of(), null, null, size, asOf))
                .items();
    }

    @Override
    public Organisation found(Caller caller, Founding founding) {
        scope.requireBelow(caller, Permission.MAINTAIN, founding.parent());
        SingleFounding single = new SingleFounding(founding, caller.account());
        single.check(LocalDate.now(clock));
        long id = store.write(sql -> single.found(sql, hierarchies));
        return rows(List.of(id), founding.establishedOn()).get(0);
    }

    private List<Organisation> rows(Collection<Long> ids, LocalDate asOf) {
        return store.read(sql -> new OrganisationRows(sql, asOf).withIds(ids));
    }

    private Hierarchy formal(LocalDate asOf) {
        return hierarchies.asOf(Hierarchy.FORMAL, asOf);
    }

    private static List<Long> upwards(long organisation, Hierarchy tree) {
        List<Long> ids = new ArrayList<>();
        for (int here = tree.ordinal(organisation); here >= 0; here = tree.parent(here)) {
            ids.add(tree.organisation(here));
        }
        return ids;
    }
}
