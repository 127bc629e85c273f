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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The organisations in the database, found through the hierarchy in memory. */
@Component(service = OrganisationTree.class)
public final class StoredOrganisationTree implements OrganisationTree {

    private final Store store;
    private final Access access;
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
        this.hierarchies = hierarchies;
        this.clock = clock;
    }

    @Override
    public List<Organisation> tops(Caller caller, LocalDate asOf) {
        return rows(access.tops(caller, Permission.READ), asOf);
    }

    @Override
    public Organisation get(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        return rows(List.of(organisation), asOf).stream().findFirst().orElseThrow(() -> notFound(organisation, asOf));
    }

    private static Refusal notFound(long organisation, LocalDate asOf) {
        return new Refusal(
                Refusal.Reason.NOT_FOUND, "organisation.not-found", String.valueOf(organisation), asOf.toString());
    }

    @Override
    public Optional<Organisation> find(Caller caller, String code, LocalDate asOf) {
        return store.read(sql -> new OrganisationRows(sql, asOf).withCode(code))
                .filter(found -> access.allows(caller, Permission.READ, found.id()));
    }

    @Override
    public List<Organisation> list(Caller caller, Collection<Long> organisations, LocalDate asOf) {
        return rows(
                organisations.stream()
                        .filter(id -> access.allows(caller, Permission.READ, id))
                        .toList(),
                asOf);
    }

    @Override
    public List<Organisation> children(Caller caller, long organisation, LocalDate asOf) {
        get(caller, organisation, asOf);
        return store.read(sql -> new OrganisationRows(sql, asOf).below(organisation));
    }

    @Override
    public boolean hasChildren(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        Hierarchy tree = formal(asOf);
        int ordinal = tree.ordinal(organisation);
        return ordinal >= 0 && tree.end(ordinal) > tree.position(ordinal) + 1;
    }

    @Override
    public List<Organisation> path(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        List<Long> upwards = upwards(organisation, asOf);
        List<Organisation> found = new ArrayList<>(list(caller, upwards, asOf));
        found.sort(Comparator.comparing(each -> -upwards.indexOf(each.id())));
        return found;
    }

    @Override
    public List<String> sectors(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        Map<Long, List<String>> nearest = new LinkedHashMap<>();
        for (Organisation each : rows(upwards(organisation, asOf), asOf)) {
            nearest.put(each.id(), each.sectors());
        }
        return upwards(organisation, asOf).stream()
                .map(nearest::get)
                .filter(Objects::nonNull)
                .filter(sectors -> !sectors.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public List<Organisation> search(Caller caller, long organisation, String text, int most, LocalDate asOf) {
        get(caller, organisation, asOf);
        Hierarchy tree = formal(asOf);
        int top = tree.ordinal(organisation);
        return store.read(sql -> new OrganisationRows(sql, asOf)
                .containing(text, most, id -> tree.ordinal(id) >= 0 && tree.contains(top, tree.ordinal(id))));
    }

    @Override
    public Page<Organisation> page(Caller caller, OrganisationQuery query) {
        List<Organisation> items = search(caller, query.organisation(), query.text(), query.size(), query.asOf());
        return new Page<>(items, null);
    }

    @Override
    public List<Organisation> path(Caller caller, long organisation, String hierarchy, LocalDate asOf) {
        return path(caller, organisation, asOf);
    }

    @Override
    public List<Organisation> children(Caller caller, long organisation, String hierarchy, LocalDate asOf) {
        return children(caller, organisation, asOf);
    }

    @Override
    public Organisation found(Caller caller, Founding founding) {
        if (founding.parent() == null) {
            access.require(caller, Permission.MAINTAIN);
        } else {
            access.require(caller, Permission.MAINTAIN, founding.parent());
        }
        check(founding);
        long id = store.write(sql -> {
            OrganisationRows rows = new OrganisationRows(sql, founding.establishedOn());
            if (rows.idOf(founding.code()).isPresent()) {
                throw codeTaken(founding);
            }
            sql.afterCommit(hierarchies::changed);
            return insert(rows, founding);
        });
        return rows(List.of(id), founding.establishedOn()).get(0);
    }

    private static long insert(OrganisationRows rows, Founding founding) {
        try {
            return rows.insert(founding);
        } catch (StoreFailure failure) {
            if (failure.duplicate()) {
                throw codeTaken(founding);
            }
            throw failure;
        }
    }

    private static Refusal codeTaken(Founding founding) {
        return new Refusal(Refusal.Reason.CONFLICT, "organisation.code-taken", founding.code());
    }

    private void check(Founding founding) {
        List<Fault> faults = new ArrayList<>(FoundingCheck.faults(founding, LocalDate.now(clock)));
        if (founding.parent() != null
                && founding.establishedOn() != null
                && formal(founding.establishedOn()).ordinal(founding.parent()) < 0) {
            faults.add(Fault.at(
                    "/parent",
                    "organisation.parent-absent",
                    founding.establishedOn().toString()));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("organisation.invalid", faults.size()), faults);
        }
    }

    private List<Organisation> rows(Collection<Long> ids, LocalDate asOf) {
        return store.read(sql -> new OrganisationRows(sql, asOf).withIds(ids));
    }

    private Hierarchy formal(LocalDate asOf) {
        return hierarchies.asOf(Hierarchy.FORMAL, asOf);
    }

    private List<Long> upwards(long organisation, LocalDate asOf) {
        Hierarchy tree = formal(asOf);
        List<Long> ids = new ArrayList<>();
        for (int here = tree.ordinal(organisation); here >= 0; here = tree.parent(here)) {
            ids.add(tree.organisation(here));
        }
        return ids;
    }
}
