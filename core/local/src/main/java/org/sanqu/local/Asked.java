package org.sanqu.local;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Page;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Caller;

/** Finds out which organisations are meant by addressees. Thread-safe. */
final class Asked {

    /** More cannot be named in one file. */
    static final int MOST = 20_000;

    private static final int PAGE = 200;

    private final OrganisationTree tree;
    private final Hierarchies hierarchies;

    Asked(OrganisationTree tree, Hierarchies hierarchies) {
        this.tree = tree;
        this.hierarchies = hierarchies;
    }

    /**
     * Those who are asked, in the order of the tree.
     *
     * @param kept some who stay asked whatever the addressees say
     * @param faults is told what is wrong with the addressees
     */
    List<Long> of(Caller caller, long sender, Addressees addressees, Collection<Long> kept, List<Fault> faults) {
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        int top = tree.ordinal(sender);
        Set<Long> asked = new LinkedHashSet<>(addressees.organisations());
        asked.addAll(all(caller, sender, addressees));
        asked.removeAll(kept);
        if (asked.contains(sender) || !asked.stream().allMatch(each -> below(tree, top, each))) {
            faults.add(Fault.at("/addressees", "local.not-below"));
        }
        asked.addAll(kept);
        if (asked.isEmpty()) {
            faults.add(Fault.at("/addressees", "local.nobody"));
        } else if (asked.size() > MOST) {
            faults.add(Fault.at("/addressees", "local.too-many-asked", MOST));
        }
        return sorted(tree, asked);
    }

    private static boolean below(Hierarchy tree, int top, long organisation) {
        int ordinal = tree.ordinal(organisation);
        return top >= 0 && ordinal >= 0 && tree.contains(top, ordinal);
    }

    /** Organisations in the order of a tree; what is not in it comes last. */
    static List<Long> sorted(Hierarchy tree, Collection<Long> organisations) {
        List<Long> sorted = new ArrayList<>(organisations);
        sorted.sort((a, b) -> Integer.compareUnsigned(position(tree, a), position(tree, b)));
        return sorted;
    }

    private static int position(Hierarchy tree, long organisation) {
        int ordinal = tree.ordinal(organisation);
        return ordinal < 0 ? -1 : tree.position(ordinal);
    }

    private Set<Long> all(Caller caller, long sender, Addressees addressees) {
        Set<Long> all = new LinkedHashSet<>();
        if (addressees.types().isEmpty() && addressees.sectors().isEmpty()) {
            return all;
        }
        if (addressees.sectors().isEmpty()) {
            collect(caller, sender, addressees, null, all);
        }
        addressees.sectors().forEach(sector -> collect(caller, sender, addressees, sector, all));
        all.remove(sender);
        return all;
    }

    private void collect(Caller caller, long sender, Addressees addressees, String sector, Set<Long> all) {
        String after = null;
        do {
            Page<Organisation> page = tree.page(
                    caller,
                    new OrganisationQuery(
                            sender, Hierarchy.FORMAL, null, addressees.types(), sector, after, PAGE, LocalDate.now()));
            page.items().forEach(each -> all.add(each.id()));
            after = page.next();
        } while (after != null && all.size() <= MOST);
    }

    /** The codes of organisations, in their order; those that are no more are left out. */
    List<String> codes(Caller caller, Collection<Long> organisations) {
        return tree.list(caller, organisations, LocalDate.now()).stream()
                .map(Organisation::code)
                .toList();
    }
}
