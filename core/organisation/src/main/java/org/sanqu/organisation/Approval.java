package org.sanqu.organisation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.organisation.Decision;

/** Who could approve a change: what is above all that are concerned. */
final class Approval {

    private final Ancestry ancestry;
    private final List<Set<Long>> above = new ArrayList<>();
    private boolean top;
    private boolean absent;

    Approval(Ancestry ancestry) {
        this.ancestry = ancestry;
    }

    /** Concerns an organisation, which cannot approve what becomes of itself unless nothing is above it. */
    void concerns(long organisation) {
        List<Long> upwards = ancestry.of(organisation);
        if (upwards.size() > 1) {
            above.add(new HashSet<>(upwards.subList(1, upwards.size())));
        } else if (upwards.size() == 1) {
            top = true;
            above.add(new HashSet<>(upwards));
        } else {
            unknown();
        }
    }

    /** Nobody can say who is above what is not there. */
    void unknown() {
        absent = true;
    }

    /** Concerns what takes something over, which may approve it. */
    void reaches(Long organisation) {
        if (organisation != null) {
            List<Long> upwards = ancestry.of(organisation);
            if (!upwards.isEmpty()) {
                above.add(new HashSet<>(upwards));
            }
        }
    }

    List<Fault> faults(Decision decision) {
        Set<Long> common = above.isEmpty() ? Set.of() : new HashSet<>(above.get(0));
        above.forEach(common::retainAll);
        Long approvedBy = decision.approvedBy();
        boolean right = absent || (approvedBy == null ? top || common.isEmpty() : common.contains(approvedBy));
        return right
                ? List.of()
                : List.of(Fault.at(
                        "/approvedBy",
                        "history.approved-by",
                        decision.effectiveOn().toString()));
    }
}
