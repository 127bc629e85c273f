package org.sanqu.web.form;

import java.util.List;
import java.util.Map;

/**
 * What is to be said at fields, by the fields' pointers.
 *
 * @param faults what is wrong
 * @param warnings what looks wrong and may yet be right
 * @param sources where what a field began with came from
 * @param searches what was searched for
 * @param pasted what came of lists of names
 */
public record Remarks(
        Map<String, List<String>> faults,
        Map<String, List<String>> warnings,
        Map<String, String> sources,
        Map<String, String> searches,
        Map<String, Pasted> pasted) {

    /** Nothing. */
    public static final Remarks NONE = of(Map.of(), Map.of());

    /** Faults and searches only. */
    public static Remarks of(Map<String, List<String>> faults, Map<String, String> searches) {
        return new Remarks(faults, Map.of(), Map.of(), searches, Map.of());
    }
}
