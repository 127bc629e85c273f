package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sanqu.work.Town.CARD;
import static org.sanqu.work.Town.PROFILE;
import static org.sanqu.work.Town.TODAY;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Page;
import org.sanqu.api.form.Entry;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.Due;
import org.sanqu.store.OnEachDatabase;

class OnceFormsTest {

    private static Due only(Town town, String form, Organisation organisation) {
        return town.deadlines
                .dues(town.root, form, null, organisation.id(), Set.of(), null, 10)
                .items()
                .get(0);
    }

    @OnEachDatabase
    void aFormAboutMembersIsOwedByEveryMemberAtHome(Store store) {
        Town town = new Town(store);
        Member li = town.enrol("李一", town.first);
        town.enrol("王二", town.first);
        town.enrol("张三", town.third);
        town.submissions.submit(town.root, new Entry(CARD, town.first.id(), li.id(), null, Town.json("{\"n\": 1}")));
        Completeness all = town.deadlines.completeness(town.root, CARD, null, town.town.id());
        assertEquals(new Completeness(town.town.id(), 3, 0, 1, 2, 0), all);
        Page<Due> missing =
                town.deadlines.dues(town.root, CARD, null, town.east.id(), Set.of(Due.State.OVERDUE), null, 10);
        assertEquals(1, missing.items().size());
        assertEquals(town.first.id(), missing.items().get(0).organisation());
    }

    @OnEachDatabase
    void aProfileIsDueSoManyDaysAfterTheFoundingOrTheFormWhicheverIsLater(Store store) {
        Town town = new Town(store);
        Organisation fresh = town.found("TN", OrganisationType.COMMITTEE, town.town, TODAY.minusDays(10));
        List<Due> dues = town.deadlines
                .dues(town.root, PROFILE, null, town.town.id(), Set.of(), null, 10)
                .items();
        Due old = dues.get(0);
        Due young = dues.stream()
                .filter(due -> due.organisation() == fresh.id())
                .findFirst()
                .orElseThrow();
        assertEquals(TODAY.minusYears(1).plusDays(30), old.until().toLocalDate());
        assertEquals(TODAY.plusDays(20), young.until().toLocalDate());
        assertEquals(Due.State.OVERDUE, old.state());
        assertEquals(Due.State.OPEN, young.state());
        assertEquals(Collections.singletonList(null), town.deadlines.periods(town.root, PROFILE, 9));
    }

    @OnEachDatabase
    void whoComesToABranchHasAsManyDaysForTheirCardAsTheFormGives(Store store) {
        Town town = new Town(store);
        town.enrol("新来", town.fourth, TODAY.minusDays(3));
        Due due = only(town, CARD, town.fourth);
        assertEquals(TODAY.plusDays(27), due.until().toLocalDate());
        assertEquals(Due.State.OPEN, due.state());
    }

    @OnEachDatabase
    void whatBecomesACommitteeHasAsManyDaysForItsProfileAsTheFormGives(Store store) {
        Town town = new Town(store);
        town.history.decide(
                town.root,
                new Decision(
                        new Change.Upgrade(town.fourth.id(), OrganisationType.COMMITTEE, null, null),
                        TODAY.minusDays(5),
                        "升格",
                        town.town.id(),
                        null));
        Due due = only(town, PROFILE, town.fourth);
        assertEquals(TODAY.plusDays(25), due.until().toLocalDate());
        assertEquals(Due.State.OPEN, due.state());
        assertEquals(Due.State.OVERDUE, only(town, PROFILE, town.west).state());
    }
}
