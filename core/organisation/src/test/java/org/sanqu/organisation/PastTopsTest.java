package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sanqu.organisation.District.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class PastTopsTest {

    private static final LocalDate MERGED = TODAY.minusDays(50);

    private static List<Long> tops(District district, Caller caller, int patience) {
        Hierarchy then = district.hierarchies.asOf(Hierarchy.FORMAL, MERGED.minusDays(1));
        return new PastTops(district.hierarchies, district.access, caller, then, patience).find();
    }

    @OnEachDatabase
    void theTopsOfAPastDayAreTheSameFromTheTopAndFromOnesOwn(Store store) {
        District district = new District(store);
        Organisation city = district.found("S", OrganisationType.COMMITTEE, null);
        Organisation street = district.found("J", OrganisationType.WORKING_COMMITTEE, city);
        Organisation other = district.found("K", OrganisationType.WORKING_COMMITTEE, city);
        Organisation one = district.found("A", OrganisationType.COMMITTEE, street);
        Organisation two = district.found("B", OrganisationType.COMMITTEE, street);
        Organisation moved = district.found("M", OrganisationType.COMMITTEE, other);
        district.found("A1", OrganisationType.BRANCH, one);
        district.found("M1", OrganisationType.BRANCH, moved);
        Founding result = new Founding("N", "新组织", null, OrganisationType.COMMITTEE, List.of(), street.id(), null);
        long merged = district.decide(new Change.Merge(List.of(one.id(), two.id()), null, result), MERGED, street.id())
                .into()
                .get(0);
        district.decide(new Change.Move(moved.id(), Hierarchy.FORMAL, merged), MERGED, city.id());
        Caller clerk = district.clerk(Role.READER, merged);
        assertEquals(List.of(one.id(), two.id(), moved.id()), tops(district, clerk, 0));
        assertEquals(tops(district, clerk, 1_000), tops(district, clerk, 0));
        Caller above = district.clerk(Role.READER, street.id());
        assertEquals(List.of(street.id(), moved.id()), tops(district, above, 0));
        assertEquals(tops(district, above, 1_000), tops(district, above, 0));
        assertEquals(List.of(city.id()), tops(district, district.root, 1_000));
    }
}
