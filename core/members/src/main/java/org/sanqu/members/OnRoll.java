package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * Finds who on the roll some people may be: by citizen number; by name and date of birth where either has none. Whoever left and whoever
 * was merged into another is found as well, whoever was struck is not.
 *
 * @param sql the transaction
 */
record OnRoll(Sql sql) {

    private static final int CHUNK = 500;
    private static final String ALIKE =
            "select coalesce(merged_into, id) as id, name, birth_date, enrolled_home from member where struck = 0 and ";

    /**
     * Those who were found.
     *
     * @param byHash by the hash of their citizen number
     * @param byName by name and date of birth; of those with a number only those whom somebody without one may be
     */
    record Found(Map<String, Enrolled> byHash, Map<String, List<Enrolled>> byName) {

        /** Whom somebody may be, at home where they ever were. */
        List<Enrolled> like(Sealed sealed) {
            Enrolled same = byHash.get(sealed.citizenNumberHash());
            if (same != null) {
                return List.of(same);
            }
            return byName.getOrDefault(person(sealed), List.of()).stream()
                    .filter(each -> each.wasIn(sealed.open().home()))
                    .filter(each -> sealed.citizenNumberHash() == null || !each.isNumbered())
                    .toList();
        }
    }

    private static String person(Sealed sealed) {
        return person(sealed.open().name(), sealed.open().birthDate().toString());
    }

    private static String person(String name, String birthDate) {
        return birthDate + "|" + name;
    }

    /** Whom some people may be. */
    Found like(Collection<Sealed> some) {
        Map<String, Long> hashes = hashes(some);
        Map<String, Set<Long>> names = new HashMap<>();
        Map<Long, Set<Long>> entered = new HashMap<>();
        Consumer<Row> alike = row -> {
            long id = row.number("id");
            String person = person(row.text("name"), row.text("birth_date"));
            names.computeIfAbsent(person, name -> new HashSet<>()).add(id);
            entered.computeIfAbsent(id, first -> new HashSet<>()).add(row.number("enrolled_home"));
        };
        alike(some.stream().filter(each -> each.citizenNumberHash() == null).toList(), "", alike);
        alike(
                some.stream()
                        .filter(each -> each.citizenNumberHash() != null)
                        .filter(each -> !hashes.containsKey(each.citizenNumberHash()))
                        .toList(),
                "citizen_number_hash is null and ",
                alike);
        Set<Long> ids = new HashSet<>(hashes.values());
        names.values().forEach(ids::addAll);
        Map<Long, Enrolled> known = withIds(ids, entered);
        return new Found(
                hashes.entrySet().stream()
                        .filter(each -> known.containsKey(each.getValue()))
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> known.get(each.getValue()))),
                names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().stream()
                        .filter(known::containsKey)
                        .map(known::get)
                        .toList())));
    }

    private Map<String, Long> hashes(Collection<Sealed> some) {
        Map<String, Long> found = new HashMap<>();
        List<String> hashes = some.stream()
                .map(Sealed::citizenNumberHash)
                .filter(hash -> hash != null)
                .toList();
        for (int from = 0; from < hashes.size(); from += CHUNK) {
            List<String> chunk = hashes.subList(from, Math.min(hashes.size(), from + CHUNK));
            sql.each(
                    "select coalesce(merged_into, id) as id, citizen_number_hash from member where citizen_number_hash in ("
                            + marks(chunk.size()) + ")",
                    row -> found.put(row.text("citizen_number_hash"), row.number("id")),
                    chunk.toArray());
        }
        return found;
    }

    /** Both lists are held against an index, so that of a common name only those of the same day are looked at. */
    private void alike(List<Sealed> some, String condition, Consumer<Row> consumer) {
        for (int from = 0; from < some.size(); from += CHUNK) {
            List<Sealed> chunk = some.subList(from, Math.min(some.size(), from + CHUNK));
            Set<Object> names = chunk.stream().map(Sealed::nameKey).collect(Collectors.toSet());
            Set<Object> days =
                    chunk.stream().map(each -> each.open().birthDate()).collect(Collectors.toSet());
            List<Object> values = new ArrayList<>(names);
            values.addAll(days);
            sql.each(
                    ALIKE + condition + "name_key in (" + marks(names.size()) + ") and birth_date in ("
                            + marks(days.size()) + ")",
                    consumer,
                    values.toArray());
        }
    }

    private static String marks(int many) {
        return String.join(", ", Collections.nCopies(many, "?"));
    }

    /** Somebody by the name that they had, who may have been merged into another since. */
    record Named(String name, Enrolled person) {}

    /** Those with the platform's own ids, or whom they were merged into; by the id that was asked for. */
    Map<Long, Named> claimed(Collection<Long> ids) {
        Map<Long, Long> kept = new HashMap<>();
        Map<Long, String> names = new HashMap<>();
        each(
                ids,
                "select id, name, coalesce(merged_into, id) as kept from member where struck = 0 and id in (%s)",
                row -> {
                    kept.put(row.number("id"), row.number("kept"));
                    names.put(row.number("id"), row.text("name"));
                });
        Map<Long, Enrolled> known = withIds(Set.copyOf(kept.values()), Map.of());
        Map<Long, Named> found = new HashMap<>();
        kept.forEach((id, other) -> {
            if (known.containsKey(other)) {
                found.put(id, new Named(names.get(id), known.get(other)));
            }
        });
        return found;
    }

    private Map<Long, Enrolled> withIds(Collection<Long> ids, Map<Long, Set<Long>> entered) {
        Map<Long, List<Homestead>> homes = new HashMap<>();
        each(
                ids,
                "select member, organisation, from_on, until_on from affiliation where kind = 'home' and member in (%s)"
                        + " order by from_on",
                row -> {
                    Homestead home =
                            new Homestead(row.number("organisation"), row.date("from_on"), row.date("until_on"));
                    if (!home.from().equals(home.until())) {
                        homes.computeIfAbsent(row.number("member"), member -> new ArrayList<>())
                                .add(home);
                    }
                });
        Map<Long, Enrolled> found = new HashMap<>();
        each(ids, "select * from member where struck = 0 and id in (%s)", row -> {
            long id = row.number("id");
            Set<Long> first = new HashSet<>(entered.getOrDefault(id, Set.of()));
            first.add(row.number("enrolled_home"));
            found.put(id, new Enrolled(id, said(row), first, homes.getOrDefault(id, List.of())));
        });
        return found;
    }

    private static Sealed said(Row row) {
        LocalDate converted = row.date("converted_on");
        Enrolment open = new Enrolment(
                row.text("name"),
                row.text("sex"),
                row.date("birth_date"),
                row.text("ethnicity"),
                row.text("education"),
                row.text("degree"),
                row.text("occupation"),
                row.text("work_unit"),
                converted == null ? "probationary" : "full",
                row.text("standing"),
                row.date("joined_on"),
                converted,
                null,
                null,
                row.numberOrNull("home") == null ? row.number("enrolled_home") : row.number("home"),
                null);
        return new Sealed(
                open, row.text("name_key"), null, row.text("citizen_number_hash"), null, row.text("phone_hash"));
    }

    private void each(Collection<Long> ids, String statement, Consumer<Row> consumer) {
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += CHUNK) {
            sql.each(statement.formatted(Ids.list(all.subList(from, Math.min(all.size(), from + CHUNK)))), consumer);
        }
    }

    /** Those who came after a member, whoever brought them. */
    Since after(long member) {
        Since since = new Since(new HashSet<>(), new HashSet<>());
        sql.each(
                "select citizen_number_hash, home, name, birth_date from member where id > ?",
                row -> {
                    since.hashes.add(row.text("citizen_number_hash"));
                    since.people.add(row.numberOrNull("home") + "|" + person(row.text("name"), row.text("birth_date")));
                },
                member);
        return since;
    }

    /** The hashes of citizen numbers, and who somebody is without one. */
    record Since(Set<String> hashes, Set<String> people) {

        boolean has(Sealed sealed) {
            return sealed.citizenNumberHash() == null
                    ? people.contains(sealed.open().home() + "|" + person(sealed))
                    : hashes.contains(sealed.citizenNumberHash());
        }
    }

    /** The last one who came. */
    long last() {
        return sql.first("select coalesce(max(id), 0) as last from member", row -> row.number("last"))
                .orElseThrow();
    }
}
