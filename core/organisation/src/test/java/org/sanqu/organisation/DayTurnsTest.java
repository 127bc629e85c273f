package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.organisation.District.TODAY;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Role;
import org.sanqu.security.GrantedAccess;
import org.sanqu.store.OnEachDatabase;

class DayTurnsTest {

    /** Stands still until somebody sets it. */
    private static final class SetClock extends Clock {

        private LocalDate day = TODAY;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }
    }

    @OnEachDatabase
    void whatWasDecidedAheadHappensWhenItsDayComesWithoutAnythingElse(Store store) {
        District district = new District(store);
        Organisation city = district.found("S", OrganisationType.COMMITTEE, null);
        Organisation one = district.found("A", OrganisationType.COMMITTEE, city);
        Organisation two = district.found("B", OrganisationType.COMMITTEE, city);
        Organisation other = district.found("K", OrganisationType.COMMITTEE, city);
        Organisation moved = district.found("M", OrganisationType.BRANCH, one);
        Caller clerk = district.clerk(Role.READER, other.id());
        Founding result = new Founding("N", "新组织", null, OrganisationType.COMMITTEE, List.of(), city.id(), null);
        LocalDate tomorrow = TODAY.plusDays(1);
        district.decide(new Change.Move(moved.id(), Hierarchy.FORMAL, other.id()), tomorrow, city.id());
        long merged = district.decide(
                        new Change.Merge(List.of(one.id(), two.id()), null, result), tomorrow.plusDays(1), city.id())
                .into()
                .get(0);

        SetClock clock = new SetClock();
        StoredHierarchies hierarchies = new StoredHierarchies(store, clock);
        GrantedAccess access = new GrantedAccess(hierarchies);
        StoredOrganisationTree tree = new StoredOrganisationTree(store, access, hierarchies, clock);
        long revision = hierarchies.revision();
        assertFalse(access.allows(clerk, Permission.READ, moved.id()));
        assertEquals(1, tree.tops(clerk, clock.day).size());
        assertEquals(5, hierarchies.current(Hierarchy.FORMAL).count());

        clock.day = tomorrow;
        assertTrue(access.allows(clerk, Permission.READ, moved.id()), "what came to them yesterday was not theirs");
        assertEquals(List.of(other.id(), moved.id()), ids(tree.tops(clerk, TODAY)), "nor below theirs");
        clock.day = tomorrow.plusDays(1);
        Hierarchy today = hierarchies.current(Hierarchy.FORMAL);
        assertEquals(4, today.count());
        assertEquals(merged, today.organisation(today.standIn(one.id())));
        assertEquals(revision, hierarchies.revision(), "nothing was changed");
    }

    private static List<Long> ids(List<Organisation> organisations) {
        return organisations.stream().map(Organisation::id).sorted().toList();
    }
}
