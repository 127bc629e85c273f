package org.sanqu.organisation;

import java.util.List;
import java.util.Set;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.organisation.Biography.Place;
import org.sanqu.organisation.Step.Role;

/** What becomes of the organisations below those that close, and of their places in the hierarchies that not everybody has. */
final class Succession {

    private final Plan plan;

    Succession(Plan plan) {
        this.plan = plan;
    }

    /** The organisations directly below in the formal hierarchy on the day. */
    List<Long> formal(long organisation) {
        return plan.ancestry().below(organisation).stream()
                .filter(each -> each.hierarchy().equals(Hierarchy.FORMAL))
                .map(Projection.Below::organisation)
                .toList();
    }

    /** Those below go to another organisation; in the other hierarchies one step up. */
    void close(long closing, Long to, String at) {
        formal(closing).forEach(each -> plan.step(each, Role.OTHER, Patch.place(Hierarchy.FORMAL, to), at));
        leave(closing, at);
    }

    /** Those below in the hierarchies that not everybody has go one step up. */
    void leave(long closing, String at) {
        for (Projection.Below below : plan.ancestry().below(closing)) {
            if (!below.hierarchy().equals(Hierarchy.FORMAL)) {
                Long next = above(closing, below.hierarchy(), Set.of(closing));
                plan.step(below.organisation(), Role.OTHER, Patch.place(below.hierarchy(), next), at);
            }
        }
    }

    /** Those below go to the heir in every hierarchy, and it takes the place of what closes where it has none. */
    void merge(Set<Long> closing, long heir, String at) {
        for (long each : closing) {
            for (Projection.Below below : plan.ancestry().below(each)) {
                if (!closing.contains(below.organisation())) {
                    boolean itself = below.organisation() == heir;
                    Long next = itself ? above(each, below.hierarchy(), closing) : (Long) heir;
                    plan.step(below.organisation(), Role.OTHER, Patch.place(below.hierarchy(), next), at);
                }
            }
        }
        for (String hierarchy : List.of(Hierarchy.TERRITORIAL, Hierarchy.TRADE)) {
            if (!hangs(heir, hierarchy)) {
                closing.stream()
                        .map(each -> above(each, hierarchy, closing))
                        .filter(above -> above != null && above != heir)
                        .findFirst()
                        .ifPresent(above -> plan.step(heir, Role.OTHER, Patch.place(hierarchy, above), at));
            }
        }
    }

    private boolean hangs(long organisation, String hierarchy) {
        return plan.ancestry().place(organisation, hierarchy).isPresent()
                || plan.ancestry().below(organisation).stream()
                        .anyMatch(each -> each.hierarchy().equals(hierarchy));
    }

    /** The nearest above in a hierarchy that does not close. */
    private Long above(long organisation, String hierarchy, Set<Long> closing) {
        Long here = organisation;
        while (here != null && closing.contains(here)) {
            here = plan.ancestry().place(here, hierarchy).map(Place::parent).orElse(null);
        }
        return here;
    }
}
