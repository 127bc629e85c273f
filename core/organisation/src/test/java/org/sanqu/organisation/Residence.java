package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** Where people of nothing but a number are at home; the register proper is tested with its own bundle. */
final class Residence implements Homes {

    private static final String TABLE =
            """
            create table removal (event bigint not null, member bigint not null, leaving text, arriving bigint not null,
                on_day text not null);
            """;

    /** Those that host one secondary tie each. */
    final Set<Long> hosting = new HashSet<>();

    /** From where ties went on, by where. */
    final Map<Long, List<Long>> carried = new HashMap<>();

    /** Hears where somebody came to be at home, once that is kept. */
    LongConsumer moved = to -> {};

    Residence(Store store) {
        store.migrate("residence", List.of(new Migration("1.sql", TABLE)));
    }

    void enrol(Store store, long member, long organisation, LocalDate from) {
        store.write(sql -> sql.update(
                "insert into removal (event, member, arriving, on_day) values (0, ?, ?, ?)",
                member,
                organisation,
                from));
    }

    /** Where somebody is at home on a day. */
    List<Long> of(Store store, long member, LocalDate day) {
        return store.read(sql -> stays(sql).getOrDefault(member, List.of())).stream()
                .filter(stay -> stay.days.has(day))
                .map(Stay::organisation)
                .toList();
    }

    /** Every stay of everybody, from the removals in the order of their days. */
    private static Map<Long, List<Stay>> stays(Sql sql) {
        Map<Long, List<Stay>> stays = new TreeMap<>();
        sql.each("select * from removal order by on_day, event", row -> {
            List<Stay> own = stays.computeIfAbsent(row.number("member"), each -> new ArrayList<>());
            Stay last = own.isEmpty() ? null : own.get(own.size() - 1);
            boolean leaves =
                    last != null && Set.of(row.text("leaving").split(",")).contains("" + last.organisation);
            if (last == null || leaves) {
                if (leaves) {
                    own.set(
                            own.size() - 1,
                            new Stay(last.organisation, new Span(last.days.from(), row.date("on_day"))));
                }
                own.add(new Stay(row.number("arriving"), new Span(row.date("on_day"), null)));
            }
        });
        stays.values().forEach(own -> own.removeIf(stay -> stay.days.from().equals(stay.days.until())));
        return stays;
    }

    @Override
    public Optional<Long> of(Sql sql, long member, LocalDate day) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Long> at(Sql sql, Collection<Long> organisations, LocalDate from) {
        return stays(sql).entrySet().stream()
                .filter(each -> each.getValue().stream()
                        .filter(stay -> organisations.contains(stay.organisation))
                        .anyMatch(stay -> stay.days.meet(new Span(from, null)) != null))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public boolean before(Sql sql, long organisation, LocalDate day) {
        return stays(sql).values().stream()
                .flatMap(List::stream)
                .anyMatch(stay ->
                        stay.organisation == organisation && stay.days.from().isBefore(day));
    }

    @Override
    public long move(
            Sql sql, Collection<Long> members, Collection<Long> from, long to, LocalDate on, long organisationEvent) {
        String leaving = from.stream().map(String::valueOf).collect(Collectors.joining(","));
        members.forEach(member -> sql.update(
                "insert into removal (event, member, leaving, arriving, on_day) values (?, ?, ?, ?, ?)",
                organisationEvent,
                member,
                leaving,
                to,
                on));
        sql.afterCommit(() -> moved.accept(to));
        return members.size();
    }

    @Override
    public void undo(Sql sql, long organisationEvent) {
        sql.update("delete from removal where event = ?", organisationEvent);
    }

    @Override
    public long moved(Sql sql, long organisationEvent) {
        return sql.first("select count(*) as n from removal where event = ?", row -> row.number("n"), organisationEvent)
                .orElseThrow();
    }

    @Override
    public Held held(Sql sql, Collection<Long> organisations, LocalDate from) {
        Set<Long> lasting = Set.copyOf(sql.list(
                "select id from organisation where closed_on is null or closed_on > ?", row -> row.number("id"), from));
        return new Held(
                organisations.stream()
                        .filter(hosting::contains)
                        .filter(lasting::contains)
                        .count(),
                0);
    }

    @Override
    public long carry(Sql sql, Collection<Long> from, long to, LocalDate on, long organisationEvent) {
        carried.put(to, List.copyOf(from));
        return from.size();
    }

    private record Stay(long organisation, Span days) {}
}
