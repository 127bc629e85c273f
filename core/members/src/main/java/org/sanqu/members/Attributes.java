package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * What was true of a member and from when: education, standing and so on, by column.
 *
 * @param member whose
 * @param spans in order, the first from ever on, the last holding now
 */
record Attributes(long member, List<Held> spans) {

    static final String LOST = "lost_contact_since";
    private static final String COLUMNS = String.join(", ", DayView.DATED);

    static Attributes read(Sql sql, long member) {
        List<Held> spans = new ArrayList<>(sql.list(
                "select from_on as since, " + COLUMNS + " from member_past where member = ? order by from_on",
                Attributes::span,
                member));
        spans.addAll(sql.list("select since, " + COLUMNS + " from member where id = ?", Attributes::span, member));
        return new Attributes(member, spans);
    }

    /** What follows from the enrolment and from the events that stand. */
    static Attributes replayed(Sql sql, long member) {
        Attributes attributes = new Attributes(member, read(sql, member).spans.subList(0, 1));
        for (Changes changes : new EventRows(sql).changes(member)) {
            attributes = attributes.with(changes);
        }
        return attributes;
    }

    private Attributes with(Changes changes) {
        Map<String, String> values = new HashMap<>(changes.values());
        String lost = on(changes.on()).get(LOST);
        // who was lost already is not lost anew
        values.computeIfPresent(LOST, (column, since) -> lost == null ? since : lost);
        return with(changes.on(), values);
    }

    private static Held span(Row row) {
        Map<String, String> values = new HashMap<>();
        DayView.DATED.forEach(column -> values.put(column, row.text(column)));
        return new Held(row.date("since"), values);
    }

    /** What held on a day. */
    Map<String, String> on(LocalDate day) {
        return spans.get(at(day)).values;
    }

    private int at(LocalDate day) {
        int at = spans.size() - 1;
        while (at > 0 && spans.get(at).from.isAfter(day)) {
            at--;
        }
        return at;
    }

    /** The same with other values from a day on, each until it changed next. */
    Attributes with(LocalDate on, Map<String, String> changes) {
        List<Held> all = new ArrayList<>();
        spans.forEach(span -> all.add(new Held(span.from, new HashMap<>(span.values))));
        int first = at(on);
        if (all.get(first).from.isBefore(on)) {
            all.add(++first, new Held(on, new HashMap<>(all.get(first - 1).values)));
        }
        for (Map.Entry<String, String> change : changes.entrySet()) {
            String before = all.get(first).values.get(change.getKey());
            for (int at = first; at < all.size(); at++) {
                if (!Objects.equals(before, all.get(at).values.get(change.getKey()))) {
                    break;
                }
                all.get(at).values.put(change.getKey(), change.getValue());
            }
        }
        return new Attributes(member, joined(all));
    }

    private static List<Held> joined(List<Held> spans) {
        List<Held> joined = new ArrayList<>();
        for (Held span : spans) {
            if (joined.isEmpty() || !joined.get(joined.size() - 1).values.equals(span.values)) {
                joined.add(span);
            }
        }
        return joined;
    }

    void write(Sql sql) {
        sql.update("delete from member_past where member = ?", member);
        List<Object[]> past = new ArrayList<>();
        for (int i = 0; i + 1 < spans.size(); i++) {
            past.add(row(Stream.of(member, spans.get(i).from, spans.get(i + 1).from), spans.get(i)));
        }
        String marks = String.join(", ", Collections.nCopies(DayView.DATED.size() + 3, "?"));
        sql.batch("insert into member_past (member, from_on, until_on, " + COLUMNS + ") values (" + marks + ")", past);
        Held last = spans.get(spans.size() - 1);
        String sets = DayView.DATED.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
        Object[] values = row(Stream.of(last.from), last);
        Object[] args = Stream.concat(Stream.of(values), Stream.of(member)).toArray();
        sql.update("update member set since = ?, " + sets + " where id = ?", args);
    }

    private static Object[] row(Stream<?> first, Held span) {
        return Stream.concat(first, DayView.DATED.stream().map(span.values::get))
                .toArray();
    }

    /** What changes of the values of before, by column, leaving out what stays. */
    static Map<String, String> differing(Map<String, String> before, Map<String, String> changes) {
        Map<String, String> differing = new LinkedHashMap<>(changes);
        differing.entrySet().removeIf(change -> Objects.equals(before.get(change.getKey()), change.getValue()));
        return differing;
    }

    /** What held from a day on. */
    record Held(LocalDate from, Map<String, String> values) {}
}
