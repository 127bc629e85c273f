package org.sanqu.members;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * Tells who is on the roll already: by citizen number; without one by name, date of birth and home.
 *
 * @param sql the transaction
 */
record OnRoll(Sql sql) {

    private static final int CHUNK = 500;

    /** The hash of a citizen number, and who somebody is without it. */
    record Known(Set<String> hashes, Set<String> people) {

        boolean has(Sealed sealed) {
            return sealed.citizenNumberHash() == null
                    ? people.contains(person(sealed))
                    : hashes.contains(sealed.citizenNumberHash());
        }
    }

    static String person(Sealed sealed) {
        return person(
                sealed.open().home(),
                sealed.open().name(),
                sealed.open().birthDate().toString());
    }

    private static String person(long home, String name, String birthDate) {
        return home + "|" + birthDate + "|" + name;
    }

    /** Those of some people who are there. */
    Known of(Collection<Sealed> some) {
        Known known = new Known(new HashSet<>(), new HashSet<>());
        List<Object> hashes = new ArrayList<>();
        Set<Object> homes = new HashSet<>();
        for (Sealed each : some) {
            if (each.citizenNumberHash() == null) {
                homes.add(each.open().home());
            } else {
                hashes.add(each.citizenNumberHash());
            }
        }
        each(
                "select citizen_number_hash from member where citizen_number_hash in (%s)",
                hashes, row -> known.hashes.add(row.text("citizen_number_hash")));
        each(
                "select home, name, birth_date from member where struck = 0 and home in (%s)",
                List.copyOf(homes),
                row -> known.people.add(person(row.number("home"), row.text("name"), row.text("birth_date"))));
        return known;
    }

    /** Those who came after a member, whoever brought them. */
    Known after(long member) {
        Known known = new Known(new HashSet<>(), new HashSet<>());
        sql.each(
                "select citizen_number_hash, home, name, birth_date from member where id > ?",
                row -> {
                    known.hashes.add(row.text("citizen_number_hash"));
                    Long home = row.numberOrNull("home");
                    known.people.add(person(home == null ? 0 : home, row.text("name"), row.text("birth_date")));
                },
                member);
        return known;
    }

    /** The last one who came. */
    long last() {
        return sql.first("select coalesce(max(id), 0) as last from member", row -> row.number("last"))
                .orElseThrow();
    }

    /** Somebody by the platform's own id, and where they belong: their home, or the last one that they had. */
    record Named(String name, long belongsTo) {}

    Map<Long, Named> withIds(Collection<Long> ids) {
        Map<Long, Named> found = new HashMap<>();
        each(
                "select id, name, coalesce(home, enrolled_home) as belongs_to from member where struck = 0 and id in (%s)",
                List.copyOf(ids),
                row -> found.put(row.number("id"), new Named(row.text("name"), row.number("belongs_to"))));
        return found;
    }

    private void each(String statement, List<?> values, Consumer<Row> consumer) {
        for (int from = 0; from < values.size(); from += CHUNK) {
            List<?> some = values.subList(from, Math.min(values.size(), from + CHUNK));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            sql.each(statement.formatted(marks), consumer, some.toArray());
        }
    }
}
