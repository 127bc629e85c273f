package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.organisation.District.FOUNDED;
import static org.sanqu.organisation.District.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Pinyin;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class NameSortTest {

    private static Organisation found(District district, String code, String name, Organisation above) {
        return district.tree.found(
                district.root, new Founding(code, name, null, OrganisationType.BRANCH, List.of(), above.id(), FOUNDED));
    }

    private static OrganisationQuery query(long below, String text, String after, int size, LocalDate asOf) {
        return new OrganisationQuery(
                below, Hierarchy.FORMAL, text, Set.of(), null, after, size, asOf, OrganisationQuery.BY_NAME);
    }

    /** The names of all pages, one after the other. */
    private static List<String> names(District district, long below, String text, LocalDate asOf) {
        List<String> names = new ArrayList<>();
        String after = null;
        do {
            Page<Organisation> page = district.tree.page(district.root, query(below, text, after, 3, asOf));
            page.items().forEach(each -> names.add(each.name()));
            after = page.next();
        } while (after != null);
        return names;
    }

    @OnEachDatabase
    void organisationsAreListedByTheReadingsOfTheirNamesPageByPage(Store store) {
        District district = new District(store);
        Organisation top = district.tree.found(
                district.root, new Founding("0", "总委", null, OrganisationType.COMMITTEE, List.of(), null, FOUNDED));
        // read qu, not as the surname ou
        List.of("区直支部", "安居支部", "鼓楼支部", "白云支部", "万寿支部", "城关支部", "东门支部", "安居支部")
                .forEach(name -> found(
                        district,
                        "B"
                                + district.tree
                                        .children(district.root, top.id(), TODAY)
                                        .size(),
                        name,
                        top));
        List<String> all = List.of("安居支部", "安居支部", "白云支部", "城关支部", "东门支部", "鼓楼支部", "区直支部", "万寿支部", "总委");
        assertEquals(all, names(district, top.id(), null, TODAY));
        assertEquals(all.subList(0, 8), names(district, top.id(), "支部", TODAY));
        long renamed =
                district.tree.find(district.root, "B0", TODAY).orElseThrow().id();
        district.decide(new Change.Rename(renamed, "阿房支部", null), TODAY, top.id());
        assertEquals("阿房支部", names(district, top.id(), null, TODAY).get(0));
        assertEquals(all, names(district, top.id(), null, TODAY.minusDays(1)), "by the names of then");
    }

    @OnEachDatabase
    void aWideTreeIsWalkedInTheOrderOfItsNames(Store store) {
        District district = new District(store);
        Organisation top = district.found("0", OrganisationType.COMMITTEE, null);
        Organisation other = district.found("1", OrganisationType.COMMITTEE, null);
        for (int i = 0; i < 60; i++) {
            found(district, "B" + i, (i % 2 == 0 ? "甲" : "乙") + i % 7 + "支部", i % 3 == 0 ? other : top);
        }
        List<String> names = names(district, top.id(), null, TODAY);
        assertEquals(41, names.size());
        assertEquals(names.stream().sorted(Comparator.comparing(Pinyin::key)).toList(), names);
    }

    @OnEachDatabase
    void anOrderThatThereIsNotIsRefused(Store store) {
        District district = new District(store);
        long top = district.found("0", OrganisationType.COMMITTEE, null).id();
        var query = new OrganisationQuery(top, Hierarchy.FORMAL, null, Set.of(), null, null, 3, TODAY, "colour");
        Refusal refusal = assertThrows(Refusal.class, () -> district.tree.page(district.root, query));
        assertEquals(Refusal.Reason.MALFORMED, refusal.reason());
    }
}
