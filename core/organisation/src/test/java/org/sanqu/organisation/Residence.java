package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** Where people of nothing but a number are at home; the register proper is tested with its own bundle. */
final class Residence implements Homes {

    private static final String TABLE =
            """
            create table resident (member bigint not null, organisation bigint not null, from_on text not null, until_on text,
                begun_by bigint, ended_by bigint);
            """;

    Residence(Store store) {
        store.migrate("residence", List.of(new Migration("1.sql", TABLE)));
    }

    void enrol(Store store, long member, long organisation, LocalDate from) {
        store.write(sql -> sql.update(
                "insert into resident (member, organisation, from_on) values (?, ?, ?)", member, organisation, from));
    }

    /** Where somebody is at home on a day. */
    List<Long> of(Store store, long member, LocalDate day) {
        return store.read(sql -> sql.list(
                "select organisation from resident where member = ? and from_on <= ? and (until_on is null or until_on > ?)",
                row -> row.number("organisation"),
                member,
                day,
                day));
    }

    private static String marks(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public List<Long> at(Sql sql, Collection<Long> organisations, LocalDate from) {
        if (organisations.isEmpty()) {
            return List.of();
        }
        return sql.list(
                "select distinct member from resident where organisation in " + marks(organisations)
                        + " and (until_on is null or until_on > ?) order by member",
                row -> row.number("member"),
                from);
    }

    @Override
    public boolean before(Sql sql, long organisation, LocalDate day) {
        return sql.first(
                        "select member from resident where organisation = ? and from_on < ?",
                        row -> true,
                        organisation,
                        day)
                .isPresent();
    }

    @Override
    public long move(
            Sql sql, Collection<Long> members, Collection<Long> from, long to, LocalDate on, long organisationEvent) {
        String concerned =
                " where member in " + marks(members) + " and organisation in " + marks(from) + " and until_on is null";
        sql.update(
                "insert into resident (member, organisation, from_on, begun_by) select member, cast(? as bigint), ?, cast(? as bigint)"
                        + " from resident" + concerned,
                to,
                on,
                organisationEvent);
        return sql.update("update resident set until_on = ?, ended_by = ?" + concerned, on, organisationEvent);
    }

    @Override
    public void undo(Sql sql, long organisationEvent) {
        sql.update("delete from resident where begun_by = ?", organisationEvent);
        sql.update("update resident set until_on = null, ended_by = null where ended_by = ?", organisationEvent);
    }

    @Override
    public long moved(Sql sql, long organisationEvent) {
        return sql.first(
                        "select count(*) as n from resident where begun_by = ?",
                        row -> row.number("n"),
                        organisationEvent)
                .orElseThrow();
    }
}
