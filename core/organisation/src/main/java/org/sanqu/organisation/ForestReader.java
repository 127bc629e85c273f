package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/** Reads every hierarchy through all time from the database, without an object for each link. */
final class ForestReader {

    private final Sql sql;
    private String dayText;
    private int day;

    ForestReader(Sql sql) {
        this.sql = sql;
    }

    Forest read() {
        Raw formal = links(Hierarchy.FORMAL);
        long[] never =
                sql.list("select id from organisation where established_on is null", row -> row.number("id")).stream()
                        .mapToLong(Long::longValue)
                        .toArray();
        long[] hung = distinct(formal.lower);
        long[] ids = never.length == 0
                ? hung
                : LongStream.concat(Arrays.stream(hung), Arrays.stream(never))
                        .sorted()
                        .distinct()
                        .toArray();
        Ordinals ordinals = new Ordinals(ids);
        Map<String, Links> links = new HashMap<>();
        links.put(Hierarchy.FORMAL, formal.numbered(ordinals));
        links.put(Hierarchy.TERRITORIAL, links(Hierarchy.TERRITORIAL).numbered(ordinals));
        links.put(Hierarchy.TRADE, links(Hierarchy.TRADE).numbered(ordinals));
        return new Forest(ordinals, links, heirs().numbered(ordinals));
    }

    /** The distinct ones of ascending ids. */
    private static long[] distinct(long[] sorted) {
        long[] distinct = new long[sorted.length];
        int count = 0;
        for (long id : sorted) {
            if (count == 0 || distinct[count - 1] != id) {
                distinct[count++] = id;
            }
        }
        return count == distinct.length ? distinct : Arrays.copyOf(distinct, count);
    }

    private Raw links(String hierarchy) {
        Raw raw = new Raw(count("select count(*) as n from organisation_parent where hierarchy = ?", hierarchy));
        sql.each(
                "select organisation, parent, from_on, until_on from organisation_parent where hierarchy = ?"
                        + " order by organisation, from_on",
                row -> raw.add(
                        row.number("organisation"), row.number("parent"), day(row, "from_on"), day(row, "until_on")),
                hierarchy);
        return raw;
    }

    private Raw heirs() {
        Raw raw = new Raw(count("select count(*) as n from organisation where heir is not null"));
        sql.each(
                "select id, heir from organisation where heir is not null order by id",
                row -> raw.add(row.number("id"), row.number("heir"), 0, Links.OPEN));
        return raw;
    }

    private int count(String statement, Object... args) {
        return Math.toIntExact(
                sql.first(statement, row -> row.number("n"), args).orElseThrow());
    }

    /** Neighbours mostly have the same day, which is then not read anew. */
    private int day(Row row, String column) {
        String text = row.text(column);
        if (text == null) {
            return Links.OPEN;
        }
        if (!text.equals(dayText)) {
            dayText = text;
            day = (int) LocalDate.parse(text).toEpochDay();
        }
        return day;
    }

    /** Links by id, as they come; 0 for nothing above. */
    private static final class Raw {
        private final long[] lower;
        private final long[] upper;
        private final int[] from;
        private final int[] until;
        private int count;

        Raw(int size) {
            lower = new long[size];
            upper = new long[size];
            from = new int[size];
            until = new int[size];
        }

        void add(long below, long above, int first, int behind) {
            lower[count] = below;
            upper[count] = above;
            from[count] = first;
            until[count] = behind;
            count++;
        }

        Links numbered(Ordinals ordinals) {
            int[] below = new int[count];
            int[] above = new int[count];
            for (int i = 0; i < count; i++) {
                below[i] = ordinals.of(lower[i]);
                above[i] = upper[i] == 0 ? Links.NOTHING : ordinals.of(upper[i]);
            }
            return new Links(below, above, from, until);
        }
    }
}
