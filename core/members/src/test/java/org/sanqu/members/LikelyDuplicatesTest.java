package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sanqu.members.Town.TODAY;

import java.util.List;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class LikelyDuplicatesTest {

    @OnEachDatabase
    void theyAreFoundWhereTheyAreAtHomeAlthoughTheirBranchWillBeMerged(Store store) {
        Town town = new Town(store);
        long first = town.enrol("李娜", town.west1);
        long second = town.enrol("李娜", town.west1);
        town.enrol("李娜", town.west2);
        town.decide(new Change.Merge(List.of(town.west1), town.west2, null), TODAY.plusMonths(1));

        assertEquals(List.of(List.of(first, second)), groups(town, town.west1, 0));
        assertEquals(3, groups(town, town.west2, 1).get(0).size(), "all of them where they will be");
        assertEquals(List.of(), groups(town, town.west2, 0));
    }

    private static List<List<Long>> groups(Town town, long organisation, int months) {
        return town.members.likelyDuplicates(town.root, organisation, TODAY.plusMonths(months)).stream()
                .map(group -> group.stream().map(Member::id).toList())
                .toList();
    }
}
