package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * The rows of organisations that exist on a day.
 *
 * @param sql the transaction
 * @param asOf the day
 */
record OrganisationRows(Sql sql, LocalDate asOf) {

    /** No alias has one. */
    private static final String BREAK = "\n";

    private static final String SELECT =
            """
            select o.id, o.code, o.established_on, o.closed_on, v.name, v.short_name, v.type, v.sectors, v.units, p.parent,
                   (select string_agg(a.alias, ?) from organisation_alias a where a.organisation = o.id) as aliases
            from organisation o
            join organisation_version v on v.organisation = o.id
             and v.from_on <= ? and (v.until_on is null or v.until_on > ?)
            join organisation_parent p on p.organisation = o.id and p.hierarchy = 'formal'
             and p.from_on <= ? and (p.until_on is null or p.until_on > ?)
            where\s""";

    List<Organisation> withIds(Collection<Long> ids) {
        List<Organisation> all = new ArrayList<>();
        Chunks.each(ids, (some, marks) -> all.addAll(select("o.id in (" + marks + ")", some.toArray())));
        return sorted(all);
    }

    /** Not by the database, which compares some signs differently. */
    private static List<Organisation> sorted(List<Organisation> all) {
        List<Organisation> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(Organisation::code));
        return sorted;
    }

    Optional<Organisation> withCode(String code) {
        return select("o.code = ?", code).stream().findFirst();
    }

    /** The id of the organisation that has a code, on whatever day; none for one whose founding was withdrawn. */
    Optional<Long> idOf(String code) {
        return sql.first(
                "select id from organisation where code = ? and established_on is not null",
                row -> row.number("id"),
                code);
    }

    private List<Organisation> select(String condition, Object... more) {
        Object[] args = Stream.concat(Stream.of(BREAK, asOf, asOf, asOf, asOf), Stream.of(more))
                .toArray();
        return sql.list(SELECT + condition, OrganisationRows::read, args);
    }

    private static Organisation read(Row row) {
        return new Organisation(
                row.number("id"),
                row.text("code"),
                row.text("name"),
                row.text("short_name"),
                texts(row.text("aliases"), BREAK),
                OrganisationType.of(row.text("type")),
                texts(row.text("sectors"), ","),
                row.numberOrNull("units") == null ? null : (Integer) (int) row.number("units"),
                row.numberOrNull("parent"),
                row.date("established_on"),
                row.date("closed_on"));
    }

    private static List<String> texts(String joined, String sign) {
        return joined == null || joined.isEmpty()
                ? List.of()
                : Stream.of(joined.split(sign)).sorted().toList();
    }
}
