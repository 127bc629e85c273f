package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.store.DatabaseStore;
import org.sanqu.store.TestPostgres;

/** Whatever is decided in whatever order, backdated, wrong, taken back: what follows is a tree on every day. */
class TimelinePropertyTest {

    @Provide
    Arbitrary<List<RandomAct>> acts() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 999);
        return Arbitraries.integers()
                .between(0, 10)
                .flatMap(kind -> any.list().ofSize(6).map(numbers -> new RandomAct(kind, numbers)))
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void onSqlite(@ForAll("acts") List<RandomAct> acts) throws IOException {
        happens(acts, "");
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void onPostgres(@ForAll("acts") List<RandomAct> acts) throws IOException {
        happens(acts, TestPostgres.emptyDatabase());
    }

    private static void happens(List<RandomAct> acts, String url) throws IOException {
        Path directory = Files.createTempDirectory("sanqu-property");
        try (DatabaseStore store = new DatabaseStore(directory, url)) {
            SmallTown town = new SmallTown(store);
            acts.forEach(act -> happens(town, act));
            everyDay(town);
            String stored = town.state();
            store.write(sql -> {
                new Projection(sql).rebuild();
                return null;
            });
            assertEquals(stored, town.state(), "the events tell the same again");
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void happens(SmallTown town, RandomAct act) {
        Decision decision = act.in(town);
        String before = town.state();
        var foreseen = town.district.history.preview(town.district.root, decision);
        assertEquals(before, town.state(), "a preview changes nothing");
        OrganisationEvent event;
        try {
            event = town.district.history.decide(town.district.root, decision);
        } catch (Refusal refusal) {
            assertEquals(before, town.state(), "what is refused changes nothing");
            assertNotEquals(List.of(), foreseen.faults(), decision::toString);
            return;
        }
        assertEquals(List.of(), foreseen.faults(), decision::toString);
        assertEquals(foreseen.effects().size(), event.effects().size());
        boolean undone = act.isUndone() && !(decision.change() instanceof Change.Withdraw);
        if (undone) {
            town.district.withdraw(event);
            assertEquals(before, town.state(), () -> "withdrawn without a trace: " + decision);
        }
    }

    private static void everyDay(SmallTown town) {
        StoredHierarchies again = new StoredHierarchies(town.store);
        for (LocalDate day = SmallTown.FIRST.minusDays(1);
                day.isBefore(SmallTown.FIRST.plusDays(SmallTown.DAYS + 30));
                day = day.plusDays(1)) {
            Map<Long, Long> formal = town.links(Hierarchy.FORMAL, day);
            assertEquals(formal.keySet(), town.described(day), "what exists has a name, and nothing else");
            for (String hierarchy : Projection.HIERARCHIES) {
                Map<Long, Long> links = town.links(hierarchy, day);
                isTree(links, formal.keySet());
                Hierarchy picture = town.district.hierarchies.asOf(hierarchy, day);
                isPictureOf(picture, links);
                isSame(picture, again.asOf(hierarchy, day));
            }
            town.assertEverybodyIsAtHome(day, formal.keySet());
        }
    }

    private static void isTree(Map<Long, Long> links, Set<Long> existing) {
        links.forEach((below, above) -> {
            assertTrue(existing.contains(below), "it exists");
            assertTrue(above == 0 || existing.contains(above), "what is above exists");
            Set<Long> seen = new HashSet<>();
            long here = below;
            while (here != 0) {
                assertTrue(seen.add(here), "nothing is above itself");
                here = links.getOrDefault(here, 0L);
            }
        });
    }

    private static void isPictureOf(Hierarchy picture, Map<Long, Long> links) {
        Map<Long, Integer> sizes = new HashMap<>();
        links.forEach((below, above) -> {
            for (long here = below; here != 0; here = links.getOrDefault(here, 0L)) {
                sizes.merge(here, 1, Integer::sum);
            }
        });
        // a top of a hierarchy that not everybody has is there by what is below it
        sizes.replaceAll((id, size) -> links.containsKey(id) ? size : size + 1);
        assertEquals(sizes.size(), picture.count());
        sizes.forEach((id, size) -> {
            int ordinal = picture.ordinal(id);
            assertEquals(size, picture.end(ordinal) - picture.position(ordinal), "the parts add up");
        });
    }

    private static void isSame(Hierarchy one, Hierarchy other) {
        assertEquals(one.count(), other.count());
        for (int ordinal = 0; ordinal < one.size(); ordinal++) {
            long id = one.organisation(ordinal);
            assertEquals(standIn(one, id), standIn(other, id), "read again it is the same");
        }
    }

    private static long standIn(Hierarchy tree, long id) {
        int ordinal = tree.standIn(id);
        return ordinal < 0 ? -1 : tree.organisation(ordinal);
    }
}
