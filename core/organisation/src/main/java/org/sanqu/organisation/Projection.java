package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Pinyin;
import org.sanqu.api.platform.Sql;
import org.sanqu.organisation.Biography.Place;
import org.sanqu.organisation.Biography.Version;

/**
 * The tables that follow from the events, for reading.
 *
 * @param sql the transaction
 */
record Projection(Sql sql) {

    static final List<String> HIERARCHIES = List.of(Hierarchy.FORMAL, Hierarchy.TERRITORIAL, Hierarchy.TRADE);
    private static final int REBUILT = 1_000;

    /** Writes what follows for some organisations in the place of what was there. */
    void write(Collection<Biography> biographies) {
        write(biographies, true);
    }

    /** Writes what follows for organisations of which nothing was there. */
    void add(Collection<Biography> biographies) {
        write(biographies, false);
    }

    private void write(Collection<Biography> biographies, boolean known) {
        List<Object[]> ids = new ArrayList<>();
        List<Object[]> lives = new ArrayList<>();
        List<Object[]> versions = new ArrayList<>();
        List<Object[]> aliases = new ArrayList<>();
        List<Object[]> places = new ArrayList<>();
        for (Biography each : biographies) {
            ids.add(new Object[] {each.id()});
            LocalDate from = each.life() == null ? null : each.life().from();
            LocalDate until = each.life() == null ? null : each.life().until();
            lives.add(new Object[] {from, until, each.heir(), each.id()});
            each.versions().forEach(version -> versions.add(row(each.id(), version)));
            each.places().forEach(place -> places.add(row(each.id(), place)));
            each.aliases().forEach(alias -> aliases.add(new Object[] {each.id(), alias}));
        }
        if (known) {
            sql.batch("delete from organisation_version where organisation = ?", ids);
            sql.batch("delete from organisation_alias where organisation = ?", ids);
            sql.batch(
                    "delete from organisation_parent where hierarchy in ('formal', 'territorial', 'trade') and organisation = ?",
                    ids);
        }
        sql.batch("update organisation set established_on = ?, closed_on = ?, heir = ? where id = ?", lives);
        sql.batch(
                "insert into organisation_version (organisation, from_on, until_on, name, name_key, short_name, type, sectors, units)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                versions);
        sql.batch("insert into organisation_alias (organisation, alias) values (?, ?)", aliases);
        sql.batch(
                "insert into organisation_parent (organisation, hierarchy, parent, from_on, until_on) values (?, ?, ?, ?, ?)",
                places);
    }

    private static Object[] row(long organisation, Version version) {
        return new Object[] {
            organisation,
            version.days().from(),
            version.days().until(),
            version.name(),
            Pinyin.key(version.name()),
            version.shortName(),
            version.type().code(),
            String.join(",", version.sectors()),
            version.units()
        };
    }

    private static Object[] row(long organisation, Place place) {
        return new Object[] {
            organisation,
            place.hierarchy(),
            place.parent(),
            place.days().from(),
            place.days().until()
        };
    }

    /** From when until when organisations exist; none for one that never was. */
    Map<Long, Span> lives(Collection<Long> organisations) {
        Map<Long, Span> lives = new HashMap<>();
        Chunks.each(
                organisations,
                (some, marks) -> sql.each(
                        "select id, established_on, closed_on from organisation where established_on is not null and id in ("
                                + marks + ")",
                        row -> lives.put(row.number("id"), new Span(row.date("established_on"), row.date("closed_on"))),
                        some.toArray()));
        return lives;
    }

    /** The links to what hangs below an organisation, on whatever days. */
    List<Below> below(long parent) {
        return sql.list(
                "select organisation, hierarchy, from_on, until_on from organisation_parent where parent = ?"
                        + " order by organisation, hierarchy, from_on",
                row -> new Below(
                        row.number("organisation"),
                        row.text("hierarchy"),
                        new Span(row.date("from_on"), row.date("until_on"))),
                parent);
    }

    /** The links of an organisation in a hierarchy, on whatever days; the events that made them are not told. */
    List<Place> places(long organisation, String hierarchy) {
        return sql.list(
                "select parent, from_on, until_on from organisation_parent where hierarchy = ? and organisation = ?",
                row -> new Place(
                        hierarchy, row.numberOrNull("parent"), new Span(row.date("from_on"), row.date("until_on")), 0),
                hierarchy,
                organisation);
    }

    /** Makes everything anew from the events. */
    void rebuild() {
        List<Long> all = sql.list("select id from organisation order by id", row -> row.number("id"));
        for (int from = 0; from < all.size(); from += REBUILT) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + REBUILT));
            List<Biography> told = new ArrayList<>();
            new Journal(sql).told(some).forEach((id, each) -> told.add(Fold.of(id, each)));
            write(told);
        }
    }

    /** Something that hangs below for some days. */
    record Below(long organisation, String hierarchy, Span days) {}
}
