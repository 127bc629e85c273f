package org.sanqu.web.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.CodeTable;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Caller;
import org.sanqu.web.Services;

/** The organisations as one reader sees them from one standpoint. */
public record Forest(Services services, Caller caller, Standpoint standpoint) {

    private static final int MOST_TOPS = 200;

    /** From the highest one down to the organisation; it alone where it is not in the hierarchy. */
    List<Organisation> path(Organisation organisation) {
        List<Organisation> path = standpoint.formal()
                ? tree().path(caller, organisation.id(), standpoint.on())
                : tree().path(caller, organisation.id(), standpoint.hierarchy(), standpoint.on());
        return path.isEmpty() ? List.of(organisation) : path;
    }

    /** Where the reader's tree begins. */
    List<Organisation> tops() {
        if (standpoint.formal()) {
            return tree().tops(caller, standpoint.on());
        }
        Hierarchy hierarchy = hierarchy();
        Set<Long> tops = new LinkedHashSet<>();
        int position = 0;
        while (position < hierarchy.count() && tops.size() < MOST_TOPS) {
            int top = hierarchy.at(position);
            tops.add(hierarchy.organisation(top));
            position = hierarchy.end(top);
        }
        return tree().list(caller, tops, standpoint.on());
    }

    List<Organisation> below(long organisation) {
        return standpoint.formal()
                ? tree().children(caller, organisation, standpoint.on())
                : tree().children(caller, organisation, standpoint.hierarchy(), standpoint.on());
    }

    boolean hasBelow(long organisation) {
        return countBelow(organisation) > 0;
    }

    /** How many are below the organisation, on every level. */
    public int countBelow(long organisation) {
        Hierarchy hierarchy = hierarchy();
        int ordinal = hierarchy.ordinal(organisation);
        return ordinal < 0 ? 0 : hierarchy.end(ordinal) - hierarchy.position(ordinal) - 1;
    }

    /** Organisations whose name, alias or code contains a text, wherever the reader may look. */
    List<Organisation> found(String text, int most) {
        List<Organisation> found = new ArrayList<>();
        for (Organisation top : tree().tops(caller, standpoint.on())) {
            found.addAll(tree().search(caller, top.id(), text, most - found.size(), standpoint.on()));
            if (found.size() >= most) {
                break;
            }
        }
        return found;
    }

    /** The hierarchies that have anything in them today. */
    List<String> hierarchies() {
        return CodeTable.of("hierarchy").codes().stream()
                .filter(code -> code.equals(Hierarchy.FORMAL)
                        || services.hierarchies().current(code).count() > 0)
                .toList();
    }

    private Hierarchy hierarchy() {
        return standpoint.today()
                ? services.hierarchies().current(standpoint.hierarchy())
                : services.hierarchies().asOf(standpoint.hierarchy(), standpoint.on());
    }

    private OrganisationTree tree() {
        return services.tree();
    }
}
