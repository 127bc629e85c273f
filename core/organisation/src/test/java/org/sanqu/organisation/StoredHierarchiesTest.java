package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.organisation.District.FOUNDED;
import static org.sanqu.organisation.District.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.organisation.Biography.Place;
import org.sanqu.store.OnEachDatabase;

class StoredHierarchiesTest {

    @OnEachDatabase
    void nobodySeesHalfAMove(Store store) throws Exception {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation one = district.found("A", OrganisationType.GENERAL_BRANCH, top);
        Organisation two = district.found("B", OrganisationType.GENERAL_BRANCH, top);
        Organisation moved = district.found("X", OrganisationType.GENERAL_BRANCH, one);
        for (int i = 0; i < 20; i++) {
            district.found("X" + i, OrganisationType.BRANCH, moved);
        }
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> seen = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                seen.add(readers.submit(() -> watch(district, one.id(), two.id(), done)));
            }
            for (int i = 0; i < 40; i++) {
                long next = i % 2 == 0 ? two.id() : one.id();
                district.decide(new Change.Move(moved.id(), Hierarchy.FORMAL, next), TODAY, top.id());
                Hierarchy now = district.hierarchies.current(Hierarchy.FORMAL);
                assertEquals(next, now.organisation(now.parent(now.ordinal(moved.id()))), "seen when it is done");
            }
            done.set(true);
            for (Future<Integer> each : seen) {
                assertTrue(each.get() > 0);
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static int watch(District district, long one, long two, AtomicBoolean done) {
        int rounds = 0;
        while (!done.get() || rounds == 0) {
            Hierarchy now = district.hierarchies.current(Hierarchy.FORMAL);
            int below = below(now, one) + below(now, two);
            assertEquals(21, below, "all of it is at one place");
            assertTrue(below(now, one) == 0 || below(now, two) == 0);
            rounds++;
        }
        return rounds;
    }

    private static int below(Hierarchy tree, long organisation) {
        int ordinal = tree.ordinal(organisation);
        return tree.end(ordinal) - tree.position(ordinal) - 1;
    }

    @OnEachDatabase
    void daysWithTheSameTreeShareAPictureAndANewNameNeedsNoOther(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation branch = district.found("X", OrganisationType.BRANCH, top);
        LocalDate moved = LocalDate.of(2010, 1, 1);
        district.decide(new Change.Move(branch.id(), Hierarchy.FORMAL, null), moved, top.id());
        Hierarchy now = district.hierarchies.current(Hierarchy.FORMAL);
        assertSame(now, district.hierarchies.asOf(Hierarchy.FORMAL, moved));
        Hierarchy before = district.hierarchies.asOf(Hierarchy.FORMAL, FOUNDED);
        assertNotSame(now, before);
        assertSame(before, district.hierarchies.asOf(Hierarchy.FORMAL, moved.minusDays(1)));
        long revision = district.hierarchies.revision();
        district.decide(new Change.Rename(branch.id(), "新名", null), TODAY, null);
        assertTrue(district.hierarchies.revision() > revision);
        assertSame(now, district.hierarchies.current(Hierarchy.FORMAL));
    }

    @OnEachDatabase
    void whatIsToldLastHasNotTheLastWordWhenItHappenedFirst(Store store) {
        District district = new District(store);
        long top = district.found("C", OrganisationType.COMMITTEE, null).id();
        long branch = district.found("X", OrganisationType.BRANCH, district.tree.get(district.root, top, TODAY))
                .id();
        district.hierarchies.changed(1_002, List.of(hanging(branch, null), hanging(branch + 2, branch)));
        district.hierarchies.changed(1_001, List.of(hanging(branch, top), hanging(branch + 1, top)));
        Hierarchy now = district.hierarchies.current(Hierarchy.FORMAL);
        assertEquals(-1, now.parent(now.ordinal(branch)), "a top since the later event");
        assertEquals(now.ordinal(top), now.parent(now.ordinal(branch + 1)));
        assertEquals(now.ordinal(branch), now.parent(now.ordinal(branch + 2)));
        assertEquals(4, now.count());
    }

    private static Biography hanging(long id, Long parent) {
        Span days = new Span(FOUNDED, null);
        Place place = new Place(Hierarchy.FORMAL, parent, days, 1);
        return new Biography(id, days, null, List.of(), List.of(), List.of(place), List.of());
    }

    @Test
    void numbersStayWhenOthersCome() {
        Ordinals ordinals = new Ordinals(new long[] {3, 4, 9});
        Ordinals more = ordinals.with(new long[] {12, 7, 9});
        for (long id : new long[] {3, 4, 9}) {
            assertEquals(ordinals.of(id), more.of(id));
        }
        assertEquals(5, more.size());
        for (int ordinal = 0; ordinal < more.size(); ordinal++) {
            assertEquals(ordinal, more.of(more.id(ordinal)));
        }
        assertEquals(-1, more.of(5));
        assertEquals(-1, more.of(13));
        assertEquals(-1, more.of(0));
        assertSame(more, more.with(new long[] {7}));
    }

    @Test
    void fewPicturesOfALargeTreeAreKeptAndManyOfASmallOne() {
        Forest forest = new Forest(new Ordinals(new long[] {1}), Map.of(Hierarchy.FORMAL, Links.none()), Links.none());
        Pictures pictures = new Pictures(3);
        List<Integer> built = new ArrayList<>();
        for (int stretch : new int[] {1, 2, 3, 1, 4, 1, 2}) {
            pictures.get(new Pictures.Key(1, Hierarchy.FORMAL, stretch), () -> {
                built.add(stretch);
                return new PreorderHierarchy(forest, 0, new int[] {-1});
            });
        }
        assertEquals(List.of(1, 2, 3, 4, 2), built);
    }
}
