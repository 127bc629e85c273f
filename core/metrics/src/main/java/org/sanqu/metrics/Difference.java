package org.sanqu.metrics;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.sanqu.api.platform.Sql;

/**
 * Compares what is counted of one submission with what would be.
 *
 * @param before by measure: day, value and cell
 * @param after likewise
 */
record Difference(Map<Long, String> before, Map<Long, String> after) {

    /** The facts that are stored of a submission, beside those that would be. */
    static Difference of(Sql sql, long submission, List<Object[]> facts) {
        Map<Long, String> before = new HashMap<>();
        sql.each(
                "select measure, day, value, cell from fact where submission = ?",
                row -> before.put(
                        row.number("measure"), text(row.number("day"), row.numberOrNull("value"), row.text("cell"))),
                submission);
        Map<Long, String> after = new HashMap<>();
        facts.forEach(fact -> after.put((Long) fact[1], text(fact[2], fact[4], fact[5])));
        return new Difference(before, after);
    }

    private static String text(Object day, Object value, Object cell) {
        return day + " " + value + " " + cell;
    }

    /**
     * Whether a figure that was read before is another now.
     *
     * @param counted whether a measure is there now and every submission was counted for it
     * @param gone whether no module has a measure any more
     */
    boolean matters(Collection<Long> measures, LongPredicate counted, LongPredicate gone) {
        boolean same = measures.stream()
                .filter(measure -> counted.test(measure) || before.containsKey(measure))
                .allMatch(measure -> String.valueOf(before.get(measure)).equals(String.valueOf(after.get(measure))));
        return !same || !moved(counted, gone);
    }

    /** Whether measures that were only named anew, with the fields that they sum, count what those before them did. */
    private boolean moved(LongPredicate counted, LongPredicate gone) {
        List<String> old = before.entrySet().stream()
                .filter(fact -> gone.test(fact.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        List<String> fresh = after.entrySet().stream()
                .filter(fact -> !counted.test(fact.getKey()) && !before.containsKey(fact.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        // with one more or one less nobody can tell which became which
        return old.size() != fresh.size() || old.equals(fresh);
    }
}
