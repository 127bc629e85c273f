package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.member.Transfers;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Pattern;
import org.sanqu.api.platform.Sql;

/**
 * Where members can be transferred to.
 *
 * @param sql the transaction
 * @param today the day
 */
record DestinationRows(Sql sql, LocalDate today) {

    private static final String TYPES = Stream.concat(Turns.HOMES.stream(), Turns.ENTITLED.stream())
            .map(OrganisationType::code)
            .collect(Collectors.joining("', '", "('", "')"));

    List<Transfers.Destination> containing(String text, int most) {
        String pattern = Pattern.containing(text);
        return sql.list(
                "select o.id, o.code, v.name from organisation o join organisation_version v on v.organisation = o.id"
                        + " and v.from_on <= ? and (v.until_on is null or v.until_on > ?) and v.type in " + TYPES
                        + " where o.established_on <= ? and o.closed_on is null"
                        + " and (lower(v.name) like lower(?) escape '\\' or lower(v.short_name) like lower(?) escape '\\'"
                        + " or lower(o.code) like lower(?) escape '\\' or exists (select 1 from organisation_alias a"
                        + " where a.organisation = o.id and lower(a.alias) like lower(?) escape '\\'))"
                        + " order by o.code limit ?",
                row -> new Transfers.Destination(row.number("id"), row.text("name"), row.text("code")),
                today,
                today,
                today,
                pattern,
                pattern,
                pattern,
                pattern,
                most);
    }
}
