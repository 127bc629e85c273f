package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Spelling;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The organisations in the database by what they are called: all of a district are held, of a country only those that are asked for. */
@Component(service = Directory.class)
public final class StoredDirectory implements Directory {

    private static final int HELD = 200_000;
    private static final String NAMED =
            """
            select o.id, o.code, v.name, v.short_name from organisation o
            join organisation_version v on v.organisation = o.id and v.from_on <= ? and (v.until_on is null or v.until_on > ?)
            where o.established_on <= ? and (o.closed_on is null or o.closed_on > ?)
            """;

    private final Store store;
    private final Access access;
    private final Hierarchies hierarchies;

    @Activate
    public StoredDirectory(@Reference Store store, @Reference Access access, @Reference Hierarchies hierarchies) {
        this.store = store;
        this.access = access;
        this.hierarchies = hierarchies;
    }

    @Override
    public Names of(Caller caller, Permission permission, LocalDate asOf) {
        if (hierarchies.asOf(Hierarchy.FORMAL, asOf).count() > HELD) {
            return written -> asked(caller, permission, asOf, written);
        }
        return store.read(sql -> {
            Held held = new Held();
            sql.each(
                    NAMED,
                    row -> {
                        if (access.allows(caller, permission, row.number("id"))) {
                            held.add(named(row), row.text("short_name"));
                        }
                    },
                    asOf,
                    asOf,
                    asOf,
                    asOf);
            sql.each(
                    "select organisation, alias from organisation_alias",
                    row -> held.alias(row.number("organisation"), row.text("alias")));
            return held;
        });
    }

    private static Named named(Row row) {
        return new Named(row.number("id"), row.text("code"), row.text("name"));
    }

    /** Finds by the indexes, in those spellings that a ledger is likely to have of what is kept. */
    private List<Named> asked(Caller caller, Permission permission, LocalDate asOf, String written) {
        Set<String> spellings = new LinkedHashSet<>(List.of(
                written, Spelling.halfWidth(written).strip(), Spelling.simplified(written), Spelling.plain(written)));
        Map<Long, Named> byCode = new HashMap<>();
        Map<Long, Named> byName = new HashMap<>();
        store.read(sql -> {
            for (String each : spellings) {
                find(sql, asOf, " and o.code = ?", each, byCode);
                find(sql, asOf, " and v.name = ?", each, byName);
                find(sql, asOf, " and v.short_name = ?", each, byName);
                find(
                        sql,
                        asOf,
                        " and o.id in (select organisation from organisation_alias where alias = ?)",
                        each,
                        byName);
            }
            return null;
        });
        byCode.keySet().removeIf(id -> !access.allows(caller, permission, id));
        byName.keySet().removeIf(id -> !access.allows(caller, permission, id));
        return sorted(byCode.isEmpty() ? byName : byCode);
    }

    private static void find(Sql sql, LocalDate asOf, String condition, String written, Map<Long, Named> found) {
        sql.each(NAMED + condition, row -> found.put(row.number("id"), named(row)), asOf, asOf, asOf, asOf, written);
    }

    private static List<Named> sorted(Map<Long, Named> found) {
        return found.values().stream().sorted(Comparator.comparing(Named::code)).toList();
    }

    /** All organisations of a scope. */
    private static final class Held implements Names {

        private final Map<Long, Named> all = new HashMap<>();
        private final Map<String, Map<Long, Named>> codes = new HashMap<>();
        private final Map<String, Map<Long, Named>> names = new HashMap<>();

        void add(Named named, String shortName) {
            all.put(named.id(), named);
            put(codes, named.code(), named);
            put(names, named.name(), named);
            put(names, shortName, named);
        }

        void alias(long organisation, String alias) {
            Named named = all.get(organisation);
            if (named != null) {
                put(names, alias, named);
            }
        }

        private static void put(Map<String, Map<Long, Named>> map, String written, Named named) {
            map.computeIfAbsent(Spelling.plain(written), plain -> new HashMap<>(2))
                    .put(named.id(), named);
        }

        @Override
        public List<Named> find(String written) {
            String plain = Spelling.plain(written);
            Map<Long, Named> found = codes.getOrDefault(plain, names.getOrDefault(plain, Map.of()));
            return sorted(found);
        }
    }
}
