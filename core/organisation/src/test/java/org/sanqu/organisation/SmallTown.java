package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** A district of a few organisations with some residents. */
final class SmallTown {

    static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    static final int DAYS = 40;
    private static final int RESIDENTS = 8;

    final Store store;
    final District district;
    private int codes;

    SmallTown(Store store) {
        this.store = store;
        district = new District(store);
        RandomAct.founding(this, null, FIRST);
        RandomAct.founding(this, null, FIRST);
        for (int i = 0; i < 6; i++) {
            RandomAct.founding(this, ids().get(i / 2), FIRST);
        }
        for (int i = 0; i < RESIDENTS; i++) {
            district.homes.enrol(store, i, ids().get(i % ids().size()), FIRST);
        }
    }

    String nextCode() {
        return "T" + codes++;
    }

    List<Long> ids() {
        return store.read(sql -> sql.list("select id from organisation order by id", row -> row.number("id")));
    }

    List<Long> events() {
        return store.read(sql -> sql.list("select id from organisation_event order by id", row -> row.number("id")));
    }

    /** Everything that follows from the events, and who lives where. */
    String state() {
        return store.read(sql -> Stream.of(
                        "select id, code, established_on, closed_on, heir from organisation"
                                + " where established_on is not null order by id",
                        "select organisation, from_on, until_on, name, short_name, type, sectors, units"
                                + " from organisation_version order by organisation, from_on",
                        "select organisation, alias from organisation_alias order by organisation, alias",
                        "select organisation, hierarchy, parent, from_on, until_on from organisation_parent"
                                + " order by organisation, hierarchy, from_on",
                        "select event, member, leaving, arriving, on_day from removal order by member, on_day, event")
                .map(select -> rows(sql, select))
                .collect(Collectors.joining("\n")));
    }

    private static List<String> columns(String select) {
        return List.of(
                select.substring("select ".length(), select.indexOf(" from ")).split(", "));
    }

    private static String rows(Sql sql, String select) {
        StringBuilder all = new StringBuilder();
        List<String> columns = columns(select);
        sql.each(select, row -> {
            columns.forEach(column -> all.append(row.text(column)).append(' '));
            all.append('\n');
        });
        return all.toString();
    }

    /** What is above each on a day; 0 at a top. */
    Map<Long, Long> links(String hierarchy, LocalDate day) {
        Map<Long, Long> links = new HashMap<>();
        store.read(sql -> {
            sql.each(
                    "select organisation, parent from organisation_parent where hierarchy = ? and from_on <= ?"
                            + " and (until_on is null or until_on > ?)",
                    row -> assertNull(links.put(row.number("organisation"), row.number("parent")), "only once"),
                    hierarchy,
                    day,
                    day);
            return null;
        });
        return links;
    }

    Set<Long> described(LocalDate day) {
        return store.read(sql -> new HashSet<>(sql.list(
                "select organisation from organisation_version where from_on <= ? and (until_on is null or until_on > ?)",
                row -> row.number("organisation"),
                day,
                day)));
    }

    void assertEverybodyIsAtHome(LocalDate day, Set<Long> existing) {
        for (long member = 0; member < RESIDENTS && !day.isBefore(FIRST); member++) {
            List<Long> homes = district.homes.of(store, member, day);
            assertEquals(1, homes.size(), "one home");
            assertTrue(existing.contains(homes.get(0)), "which exists");
        }
    }
}
