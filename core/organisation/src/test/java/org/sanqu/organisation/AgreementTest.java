package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.organisation.District.FOUNDED;
import static org.sanqu.organisation.District.TODAY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.organisation.Preview;
import org.sanqu.api.platform.Holdings;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class AgreementTest {

    private static Decision merger(Organisation top, Organisation one, Organisation two) {
        Founding result = new Founding("N", "新组织", null, OrganisationType.COMMITTEE, List.of(), top.id(), null);
        return District.decision(new Change.Merge(List.of(one.id(), two.id()), null, result), TODAY, top.id());
    }

    @OnEachDatabase
    void whatIsDoneIsWhatWasAgreedTo(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation one = district.found("A", OrganisationType.COMMITTEE, top);
        Organisation two = district.found("B", OrganisationType.COMMITTEE, top);
        district.homes.enrol(store, 1, one.id(), FOUNDED);
        Decision decision = merger(top, one, two);
        Preview agreed = district.history.preview(district.root, decision);
        assertEquals(
                agreed.fingerprint(),
                district.history.preview(district.root, decision).fingerprint(),
                "looked at twice");

        district.homes.enrol(store, 2, two.id(), FOUNDED);
        Refusal stale = assertThrows(
                Refusal.class, () -> district.history.decide(district.root, decision, agreed.fingerprint()));
        assertEquals(Refusal.Reason.CONFLICT, stale.reason());
        assertEquals("C(A B)", district.drawn(top.id(), TODAY));

        Preview afresh = district.history.preview(district.root, decision);
        assertEquals(2, afresh.members());
        district.found("A1", OrganisationType.BRANCH, one);
        assertThrows(Refusal.class, () -> district.history.decide(district.root, decision, afresh.fingerprint()));
        String last = district.history.preview(district.root, decision).fingerprint();
        assertNotEquals(agreed.fingerprint(), last);
        district.history.decide(district.root, decision, last);
        assertEquals("C(N(A1))", district.drawn(top.id(), TODAY));
    }

    @OnEachDatabase
    void secondaryTiesAreForeseenAndGoOnAtWhatStays(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation one = district.found("A", OrganisationType.COMMITTEE, top);
        Organisation two = district.found("B", OrganisationType.COMMITTEE, top);
        district.homes.hosting.addAll(List.of(top.id(), one.id(), two.id()));
        Decision decision = merger(top, one, two);
        assertEquals(2, district.history.preview(district.root, decision).ties(), "what stays is not counted");
        long merged = district.history.decide(district.root, decision).into().get(0);
        assertEquals(List.of(one.id(), two.id()), district.homes.carried.get(merged));

        Change close = new Change.Close(merged, null, null);
        district.homes.hosting.add(merged);
        Decision closing = District.decision(close, TODAY, top.id());
        assertEquals(1, district.history.preview(district.root, closing).ties());
    }

    @OnEachDatabase
    void whoeverHearsOfNewHomesFindsThemInTheTree(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation one = district.found("A", OrganisationType.COMMITTEE, top);
        Organisation two = district.found("B", OrganisationType.COMMITTEE, top);
        district.homes.enrol(store, 1, one.id(), FOUNDED);
        List<Boolean> there = new ArrayList<>();
        district.homes.moved =
                to -> there.add(district.hierarchies.current(Hierarchy.FORMAL).ordinal(to) >= 0);
        district.history.decide(district.root, merger(top, one, two));
        assertEquals(List.of(true), there);
    }

    @OnEachDatabase
    void whatSomethingWasEnteredInCannotNeverHaveBeen(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Founding founding = new Founding("N", "新组织", null, OrganisationType.BRANCH, List.of(), top.id(), null);
        OrganisationEvent founded = district.decide(new Change.Found(founding), TODAY, top.id());
        Held held = new Held();
        district.forecast.bindHoldings(held);
        held.left.add(founded.into().get(0));
        assertEquals(List.of("/change/event"), district.faults(new Change.Withdraw(founded.id()), TODAY, null));
        held.left.clear();
        district.withdraw(founded);
        assertEquals("C", district.drawn(top.id(), TODAY));
    }

    /** Says that something is left in some organisations. */
    private static final class Held implements Holdings {

        private final Set<Long> left = new HashSet<>();

        @Override
        public long count(Sql sql, Collection<Long> organisations) {
            return 0;
        }

        @Override
        public long left(Sql sql, Collection<Long> organisations) {
            return organisations.stream().filter(left::contains).count();
        }

        @Override
        public List<Long> members(Sql sql, Collection<Long> members) {
            return List.of();
        }
    }
}
