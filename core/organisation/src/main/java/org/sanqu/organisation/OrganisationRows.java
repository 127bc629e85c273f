package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Pattern;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * The rows of organisations that exist on a day.
 *
 * @param sql the transaction
 * @param asOf the day
 */
record OrganisationRows(Sql sql, LocalDate asOf) {

    private static final int CHUNK = 500;
    private static final String SELECT =
            """
            select o.*, p.parent,
                   (select string_agg(s.sector, ',') from organisation_sector s where s.organisation = o.id
                       and s.from_on <= ? and (s.until_on is null or s.until_on > ?)) as sectors
            from organisation o
            join organisation_parent p on p.organisation = o.id and p.hierarchy = 'formal'
             and p.from_on <= ? and (p.until_on is null or p.until_on > ?)
            where o.established_on <= ? and (o.closed_on is null or o.closed_on > ?)
            """;

    List<Organisation> withIds(Collection<Long> ids) {
        List<Organisation> all = new ArrayList<>();
        List<Long> wanted = List.copyOf(ids);
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            List<Long> chunk = wanted.subList(from, Math.min(wanted.size(), from + CHUNK));
            String marks = String.join(", ", Collections.nCopies(chunk.size(), "?"));
            all.addAll(select(" and o.id in (" + marks + ")", chunk.toArray()));
        }
        all.sort(Comparator.comparing(Organisation::code));
        return all;
    }

    List<Organisation> below(long parent) {
        List<Organisation> below = new ArrayList<>(select(" and p.parent = ?", parent));
        // not by the database, whose order of texts depends on how it was set up
        below.sort(Comparator.comparing(Organisation::code));
        return below;
    }

    Optional<Organisation> withCode(String code) {
        return select(" and o.code = ?", code).stream().findFirst();
    }

    /** The id of the organisation that has a code, on whatever day. */
    Optional<Long> idOf(String code) {
        return sql.first("select id from organisation where code = ?", row -> row.number("id"), code);
    }

    List<Organisation> containing(String text, int most, LongPredicate wanted) {
        String pattern = Pattern.containing(text);
        List<Organisation> found = new ArrayList<>();
        sql.each(
                SELECT
                        + " and (lower(o.name) like lower(?) escape '\\' or lower(o.short_name) like lower(?) escape '\\'"
                        + " or lower(o.code) like lower(?) escape '\\')"
                        + " order by o.code",
                row -> {
                    if (found.size() < most && wanted.test(row.number("id"))) {
                        found.add(read(row));
                    }
                },
                args(pattern, pattern, pattern));
        return found;
    }

    long insert(Founding founding) {
        String shortName = founding.shortName() == null ? founding.name() : founding.shortName();
        long id = sql.insert(
                "insert into organisation (code, name, short_name, type, established_on) values (?, ?, ?, ?, ?)",
                founding.code(),
                founding.name(),
                shortName,
                founding.type().code(),
                founding.establishedOn());
        sql.update(
                "insert into organisation_parent (organisation, hierarchy, parent, from_on) values (?, ?, ?, ?)",
                id,
                Hierarchy.FORMAL,
                founding.parent(),
                founding.establishedOn());
        for (String sector : Set.copyOf(founding.sectors())) {
            sql.update(
                    "insert into organisation_sector (organisation, sector, from_on) values (?, ?, ?)",
                    id,
                    sector,
                    founding.establishedOn());
        }
        return id;
    }

    private List<Organisation> select(String condition, Object... more) {
        return sql.list(SELECT + condition, OrganisationRows::read, args(more));
    }

    private Object[] args(Object... more) {
        return Stream.concat(Collections.nCopies(6, (Object) asOf).stream(), Stream.of(more))
                .toArray();
    }

    private static Organisation read(Row row) {
        String sectors = row.text("sectors");
        return new Organisation(
                row.number("id"),
                row.text("code"),
                row.text("name"),
                row.text("short_name"),
                List.of(),
                OrganisationType.of(row.text("type")),
                sectors == null
                        ? List.of()
                        : Stream.of(sectors.split(",")).sorted().toList(),
                null,
                row.numberOrNull("parent"),
                row.date("established_on"),
                row.date("closed_on"));
    }
}
