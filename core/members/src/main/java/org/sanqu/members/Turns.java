package org.sanqu.members;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Sql;

/** Whose turn transfers are in the tree of today: where an organisation has gone, what stands in for it takes its part. */
final class Turns {

    /** Entitled to transfer (MR 25). */
    static final Set<OrganisationType> ENTITLED = Set.of(
            OrganisationType.COMMITTEE, OrganisationType.WORKING_COMMITTEE, OrganisationType.COMPREHENSIVE_COMMITTEE);

    /** Where members are at home (MR 25: in a branch, a group or another unit); a temporary branch takes nobody on (BR 5). */
    static final Set<OrganisationType> HOMES = Set.of(
            OrganisationType.BRANCH,
            OrganisationType.JOINT_BRANCH,
            OrganisationType.GENERAL_BRANCH,
            OrganisationType.GROUP);

    private static final Set<String> OPEN = Set.of("issued", "sent", "assigned");

    private final Places places;
    private final Hierarchy tree;
    private final LocalDate today;
    private final Map<Long, OrganisationType> types = new HashMap<>();

    /**
     * Turns.
     *
     * @param tree the formal hierarchy of today
     */
    Turns(Sql sql, Hierarchy tree, LocalDate today) {
        this.places = new Places(sql);
        this.tree = tree;
        this.today = today;
    }

    Hierarchy tree() {
        return tree;
    }

    /** The organisation that stands for one today; null for none. */
    Long live(Long organisation) {
        int ordinal = organisation == null ? -1 : tree.standIn(organisation);
        return ordinal < 0 ? null : tree.organisation(ordinal);
    }

    /** The nearest entitled committee at or above; where the tree begins below one, its top; null for null. */
    Long entitled(Long organisation) {
        int top = -1;
        for (int here = organisation == null ? -1 : tree.ordinal(organisation); here >= 0; here = tree.parent(here)) {
            if (isEntitled(tree.organisation(here))) {
                return tree.organisation(here);
            }
            top = here;
        }
        return top < 0 ? null : (Long) tree.organisation(top);
    }

    boolean isEntitled(long organisation) {
        return is(ENTITLED, organisation);
    }

    /** Whether members can be at home there. */
    boolean isHome(long organisation) {
        return is(HOMES, organisation);
    }

    private boolean is(Set<OrganisationType> some, long organisation) {
        OrganisationType type = type(organisation);
        return type != null && some.contains(type);
    }

    private OrganisationType type(long organisation) {
        return types.computeIfAbsent(organisation, id -> places.of(List.of(id), today).values().stream()
                .map(Places.Place::type)
                .findFirst()
                .orElse(null));
    }

    Turn of(TransferRows.Kept kept) {
        boolean open = OPEN.contains(kept.state());
        Long old = open && kept.home() != null ? kept.home() : live(kept.from());
        Long target = live(kept.to() == null ? kept.committee() : kept.to());
        String state = open ? state(kept, target) : kept.state();
        return new Turn(state, old, entitled(old), target, entitled(target), kept.outwards());
    }

    private String state(TransferRows.Kept kept, Long target) {
        if (!today.isBefore(kept.expiresOn())) {
            return "expired";
        }
        boolean gone = kept.state().equals("assigned") && (target == null || !isHome(target));
        return gone ? "sent" : kept.state();
    }

    /**
     * How a transfer stands today.
     *
     * @param state as in {@link org.sanqu.api.member.Transfer}
     * @param oldSide what the member leaves; null for what is outside
     * @param oldCommittee the entitled one of the old side; null for none
     * @param newSide the new home, or the committee that is to find it; null for what is outside
     * @param newCommittee the entitled one of the new side; null for none
     * @param outwards whether it leads out of this system
     */
    record Turn(String state, Long oldSide, Long oldCommittee, Long newSide, Long newCommittee, boolean outwards) {

        boolean open() {
            return OPEN.contains(state);
        }

        /** Whose turn it is; null for nobody's. */
        Long holder() {
            return switch (state) {
                case "issued" -> oldCommittee;
                case "sent" -> outwards ? oldCommittee : newCommittee;
                case "assigned" -> newSide;
                default -> null;
            };
        }

        /** Whom it concerns. */
        Stream<Long> sides() {
            return Stream.of(oldSide, newSide, holder()).filter(Objects::nonNull);
        }
    }
}
