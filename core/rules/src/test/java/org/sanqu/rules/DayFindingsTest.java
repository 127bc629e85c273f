package org.sanqu.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class DayFindingsTest {

    private static final LocalDate DAY = LocalDate.of(2023, 10, 15);
    private static final Shelf SHELF = new Shelf(RuleFiles.all());

    /** People of given ages in service, each at home in the organisation of an ordinal. */
    private record People(List<long[]> homesAndAges) implements Census {

        @Override
        public Source source() {
            return Source.MEMBERS;
        }

        @Override
        public long revision() {
            return 0;
        }

        @Override
        public Set<String> attributes() {
            return Set.of("/age", "/standing");
        }

        @Override
        public void each(LocalDate day, Visitor visitor) {
            for (int i = 0; i < homesAndAges.size(); i++) {
                ObjectNode attributes = JsonNodeFactory.instance.objectNode();
                attributes.put("standing", "in-service").put("age", homesAndAges.get(i)[1]);
                visitor.visit(homesAndAges.get(i)[0], i + 1L, attributes);
            }
        }
    }

    private static List<Found> found(DayFindings findings, long organisation) {
        return findings.below(organisation, null).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    @OnEachDatabase
    void numbersOfTheNearestOrganisationAtOrAboveHoldFromTheirDayOn(Store store) {
        Hierarchy tree = new PlainTree(-1, 0, 1, 0);
        People people =
                new People(List.of(new long[] {0, 66}, new long[] {10, 66}, new long[] {20, 66}, new long[] {30, 75}));
        LocalNumbers numbers = new LocalNumbers(store);
        assertEquals(List.of(4L), members(numbers, tree, people, DAY));
        set(numbers, 10, "65", DAY);
        assertEquals(List.of(2L, 3L, 4L), members(numbers, tree, people, DAY));
        assertEquals(List.of(4L), members(numbers, tree, people, DAY.minusDays(1)));
        set(numbers, 20, "66", DAY);
        set(numbers, 0, "80", DAY);
        assertEquals(List.of(2L), members(numbers, tree, people, DAY));
        set(numbers, 10, null, DAY.plusDays(1));
        assertEquals(List.of(2L), members(numbers, tree, people, DAY));
        assertEquals(List.of(), members(numbers, tree, people, DAY.plusDays(1)));
        set(numbers, 0, "60", DAY);
        assertEquals(List.of(1L, 2L, 4L), members(numbers, tree, people, DAY));
        // a later start reads what is stored
        LocalNumbers again = new LocalNumbers(store);
        assertEquals(List.of(1L, 2L, 4L), members(again, tree, people, DAY));
        String text = found(look(again, tree, people, DAY), 10)
                .get(0)
                .finding()
                .text()
                .in(Locale.CHINESE);
        assertEquals("登记为在职，年龄 66 岁，超过 65 岁", text);
    }

    private static void set(LocalNumbers numbers, long organisation, String most, LocalDate from) {
        Map<String, BigDecimal> number = new HashMap<>();
        number.put("most", most == null ? null : new BigDecimal(most));
        long before = numbers.revision();
        numbers.set("admin", organisation, "serving-old", number, from);
        assertTrue(numbers.revision() > before);
    }

    private static DayFindings look(LocalNumbers numbers, Hierarchy tree, People people, LocalDate day) {
        return DayFindings.look(new DayRules(SHELF, numbers, tree, day), tree, List.of(people), day);
    }

    private static List<Long> members(LocalNumbers numbers, Hierarchy tree, People people, LocalDate day) {
        return found(look(numbers, tree, people, day), 0).stream()
                .map(Found::member)
                .toList();
    }
}
