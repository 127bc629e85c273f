package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.sanqu.api.organisation.Hierarchy;

class FoldingTest {

    private record Fact(long organisation, String cell, long value) {}

    @RepeatedTest(200)
    void everyFoldedTotalIsWhatNaiveAdditionGives(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Hierarchy tree = ArrayTree.random(random, 1 + random.nextInt(60));
        List<Fact> facts = facts(random, tree.size() + 3);
        Column column = folded(tree, facts);
        for (int ordinal = 0; ordinal < tree.size(); ordinal++) {
            if (tree.position(ordinal) >= 0) {
                assertEquals(naive(tree, facts, ordinal), column.total(ordinal));
                assertEquals(own(facts, tree.organisation(ordinal)), column.own(tree, ordinal));
                assertEquals(naiveCells(tree, facts, ordinal), column.cells(tree, ordinal));
            }
        }
        assertEquals(
                facts.stream()
                        .filter(fact -> tree.ordinal(fact.organisation) < 0)
                        .count(),
                column.leftOut());
    }

    private static List<Fact> facts(Random random, int organisations) {
        List<Fact> facts = new ArrayList<>();
        for (int i = random.nextInt(300); i > 0; i--) {
            String cell = "[\"" + (char) ('a' + random.nextInt(4)) + "\"]";
            facts.add(new Fact(random.nextInt(organisations) * 10L, cell, random.nextInt(20_001) - 5_000));
        }
        return facts;
    }

    private static Column folded(Hierarchy tree, List<Fact> facts) {
        Folding folding = new Folding(tree);
        facts.forEach(fact -> folding.add(fact.organisation, fact.cell, fact.value));
        return folding.column();
    }

    private static boolean isBelow(Hierarchy tree, int above, long organisation) {
        int here = tree.ordinal(organisation);
        while (here >= 0 && here != above) {
            here = tree.parent(here);
        }
        return here == above;
    }

    private static long naive(Hierarchy tree, List<Fact> facts, int ordinal) {
        return facts.stream()
                .filter(fact -> isBelow(tree, ordinal, fact.organisation))
                .mapToLong(Fact::value)
                .sum();
    }

    private static long own(List<Fact> facts, long organisation) {
        return facts.stream()
                .filter(fact -> fact.organisation == organisation)
                .mapToLong(Fact::value)
                .sum();
    }

    private static Map<List<String>, Long> naiveCells(Hierarchy tree, List<Fact> facts, int ordinal) {
        Map<List<String>, Long> cells = new HashMap<>();
        facts.stream()
                .filter(fact -> isBelow(tree, ordinal, fact.organisation))
                .forEach(fact -> cells.merge(CellText.cells(fact.cell).get(0), fact.value, Long::sum));
        return cells;
    }

    @Test
    void whatDoesNotFitHasNoValueAndBreaksNothingElse() {
        Hierarchy tree = new ArrayTree(-1, 0, 1, 1, 0);
        Column column =
                folded(tree, List.of(new Fact(20, "", Long.MAX_VALUE), new Fact(30, "", 1), new Fact(40, "", 7)));
        assertEquals(Column.OVERFLOWN, column.total(0));
        assertEquals(Column.OVERFLOWN, column.total(1));
        assertEquals(Long.MAX_VALUE, column.total(2));
        assertEquals(1, column.total(3));
        assertEquals(7, column.total(4));
        assertTrue(column.isOverflown());
    }

    @Test
    void anOrganisationFoundedAfterTheFoldingHasNothing() {
        Column column = folded(new ArrayTree(-1), List.of(new Fact(0, "", 7)));
        assertEquals(0, column.total(5));
        assertFalse(column.isOverflown());
    }
}
