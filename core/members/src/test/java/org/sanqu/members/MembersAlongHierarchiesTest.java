package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sanqu.members.Town.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class MembersAlongHierarchiesTest {

    private static List<String> names(Town town, long organisation, String hierarchy, LocalDate day) {
        return names(town, town.root, organisation, hierarchy, day);
    }

    private static List<String> names(Town town, Caller caller, long organisation, String hierarchy, LocalDate day) {
        MemberQuery query = new MemberQuery(organisation, hierarchy, true, MemberFilter.ALL, null, 50, day);
        return town.members.page(caller, query).items().stream()
                .map(Member::name)
                .toList();
    }

    @OnEachDatabase
    void membersAreCountedAndListedAlongTheHierarchyThatIsAskedFor(Store store) {
        Town town = new Town(store);
        LocalDate day = TODAY.minusMonths(1);
        town.enrol("李娜", town.west1);
        town.enrol("王强", town.west2);
        town.enrol("赵敏", town.east1);
        town.decide(new Change.Move(town.west1, Hierarchy.TERRITORIAL, town.east), day);
        town.decide(new Change.Move(town.east1, Hierarchy.TERRITORIAL, town.east), day);

        assertEquals(List.of("赵敏"), names(town, town.east, Hierarchy.FORMAL, TODAY));
        assertEquals(List.of("李娜", "赵敏"), names(town, town.east, Hierarchy.TERRITORIAL, TODAY));
        assertEquals(1, town.members.count(town.root, town.east, Hierarchy.FORMAL, TODAY));
        assertEquals(2, town.members.count(town.root, town.east, Hierarchy.TERRITORIAL, TODAY));
        assertEquals(0, town.members.count(town.root, town.west2, Hierarchy.TERRITORIAL, TODAY));
        assertEquals(0, town.members.count(town.root, town.east, Hierarchy.TERRITORIAL, day.minusDays(1)));
    }

    @OnEachDatabase
    void whoIsAtHomeOutsideTheScopeIsCountedByPlaceAndNotShown(Store store) {
        Town town = new Town(store);
        LocalDate day = TODAY.minusMonths(1);
        town.enrol("李娜", town.west1);
        town.enrol("赵敏", town.east1);
        town.decide(new Change.Move(town.west1, Hierarchy.TERRITORIAL, town.east), day);
        town.decide(new Change.Move(town.east1, Hierarchy.TERRITORIAL, town.east), day);
        Caller east = town.clerk(Role.READER, town.east);
        Caller both = town.clerk(Role.READER, town.town);

        assertEquals(List.of("赵敏"), names(town, east, town.east, Hierarchy.TERRITORIAL, TODAY));
        assertEquals(2, town.members.count(east, town.east, Hierarchy.TERRITORIAL, TODAY));
        assertEquals(List.of("李娜", "赵敏"), names(town, both, town.east, Hierarchy.TERRITORIAL, TODAY));
        assertEquals(List.of("李娜", "赵敏"), names(town, town.root, town.east, Hierarchy.TERRITORIAL, TODAY));
    }
}
