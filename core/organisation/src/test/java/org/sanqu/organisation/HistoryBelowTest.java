package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.organisation.District.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class HistoryBelowTest {

    private static final LocalDate MERGED = TODAY.minusDays(50);

    private static List<String> below(District district, Organisation organisation) {
        return district.history.below(district.root, organisation.id()).stream()
                .map(event -> event.kind() + " " + event.effectiveOn())
                .toList();
    }

    @OnEachDatabase
    void theHistoryOfAStreetTellsThatItsCommunitiesMergedButNotWhatBefellThemElsewhere(Store store) {
        District district = new District(store);
        Organisation city = district.found("S", OrganisationType.COMMITTEE, null);
        Organisation street = district.found("J", OrganisationType.WORKING_COMMITTEE, city);
        Organisation other = district.found("K", OrganisationType.WORKING_COMMITTEE, city);
        Organisation one = district.found("A", OrganisationType.COMMITTEE, street);
        Organisation two = district.found("B", OrganisationType.COMMITTEE, street);
        Organisation branch = district.found("A1", OrganisationType.BRANCH, one);
        Founding result = new Founding("N", "新组织", null, OrganisationType.COMMITTEE, List.of(), street.id(), null);
        OrganisationEvent merger =
                district.decide(new Change.Merge(List.of(one.id(), two.id()), null, result), MERGED, street.id());
        long merged = merger.into().get(0);
        district.decide(new Change.Rename(branch.id(), "支部", null), MERGED.plusDays(1), merged);
        district.decide(new Change.Move(merged, Hierarchy.FORMAL, other.id()), MERGED.plusDays(2), city.id());
        district.decide(new Change.Rename(merged, "别处", null), MERGED.plusDays(3), other.id());

        String founded = "found " + District.FOUNDED;
        assertEquals(
                List.of("move " + MERGED.plusDays(2), "merge " + MERGED, founded, founded, founded),
                below(district, street));
        assertEquals(
                List.of("rename " + MERGED.plusDays(3), "move " + MERGED.plusDays(2), founded), below(district, other));
        assertThrows(Refusal.class, () -> district.history.below(district.clerk(Role.READER, other.id()), street.id()));
    }
}
