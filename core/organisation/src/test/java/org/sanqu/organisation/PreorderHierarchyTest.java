package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.api.organisation.Hierarchy;

class PreorderHierarchyTest {

    private static long[] ids(int size) {
        return LongStream.range(0, size).map(i -> 10 + 3 * i).toArray();
    }

    private static PreorderHierarchy tree(int... above) {
        Map<String, Links> links = Map.of(Hierarchy.FORMAL, Links.none());
        Forest forest = new Forest(new Ordinals(ids(above.length)), links, Links.none());
        return new PreorderHierarchy(forest, 0, above);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 400})
    void aSubtreeIsARangeWhateverTheTree(int size) {
        Random random = new Random(size);
        int[] parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = random.nextInt(i + 1) - 1;
        }
        PreorderHierarchy tree = tree(parent.clone());
        assertEquals(size, tree.count());
        Set<Integer> positions = new HashSet<>();
        for (int below = 0; below < size; below++) {
            positions.add(tree.position(below));
            assertEquals(below, tree.at(tree.position(below)));
            assertEquals(below, tree.ordinal(tree.organisation(below)));
            Set<Integer> above = new HashSet<>();
            for (int here = below; here >= 0; here = parent[here]) {
                above.add(here);
            }
            assertEquals(above.size() - 1, tree.depth(below));
            for (int each = 0; each < size; each++) {
                assertEquals(above.contains(each), tree.contains(each, below));
            }
        }
        assertEquals(size, positions.size());
    }

    @Test
    void whatDoesNotExistOnTheDayIsNowhere() {
        PreorderHierarchy tree = tree(-1, Links.ABSENT, 0);
        assertEquals(2, tree.count());
        assertEquals(-1, tree.ordinal(13));
        assertEquals(-1, tree.ordinal(99));
        assertEquals(-1, tree.parent(1));
        assertFalse(tree.contains(0, 1));
        assertTrue(tree.contains(0, 2));
    }

    @Test
    void aCircleHangsFromNoTopAndIsLeftOut() {
        PreorderHierarchy tree = tree(-1, 2, 1);
        assertEquals(1, tree.count());
        assertEquals(-1, tree.ordinal(13));
    }
}
