package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.member.Transfers;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Pattern;
import org.sanqu.api.platform.Sql;

/**
 * Where members can be transferred to. A text that is in many names is found soon in the order of the codes; one that is in few is looked
 * for in the indexes alone, which are a fraction of the tables.
 *
 * @param sql the transaction
 * @param today the day
 * @param walked so many organisations are looked at in the order of their codes
 */
record DestinationRows(Sql sql, LocalDate today, int walked) {

    private static final int WALKED = 20_000;

    /** What can contain the text: name, short name, code, alias. */
    private static final int TEXTS = 4;

    private static final String TYPES = Stream.concat(Turns.HOMES.stream(), Turns.ENTITLED.stream())
            .map(OrganisationType::code)
            .collect(Collectors.joining("', '", "('", "')"));

    DestinationRows(Sql sql, LocalDate today) {
        this(sql, today, WALKED);
    }

    List<Transfers.Destination> containing(String text, int most) {
        Like like = Like.of(text);
        List<Transfers.Destination> soon = read(first(), like, 0, most);
        return soon.size() == most ? soon : read(indexed(like), like, TEXTS, most);
    }

    private String first() {
        return "(select * from organisation order by code limit " + walked + ") o"
                + " cross join organisation_version v where v.organisation = o.id";
    }

    /** Who was ever called so: each inner select reads an index only, and cross joins are done from left to right. */
    private static String indexed(Like like) {
        return "(select organisation from organisation_version where name in"
                + " (select n.name from organisation_version n where " + like.in("n.name") + ")"
                + " union select organisation from organisation_version where short_name in"
                + " (select n.short_name from organisation_version n where " + like.in("n.short_name") + ")"
                + " union select organisation from organisation_alias where " + like.in("alias")
                + " union select id from organisation where " + like.in("code") + ") h"
                + " cross join organisation o cross join organisation_version v"
                + " where o.id = h.organisation and v.organisation = o.id";
    }

    private List<Transfers.Destination> read(String candidates, Like like, int before, int most) {
        List<Object> args = new ArrayList<>(Collections.nCopies(before, like.pattern));
        args.addAll(List.of(today, today, today));
        args.addAll(Collections.nCopies(TEXTS, like.pattern));
        args.add(most);
        return sql.list(
                "select o.id, o.code, v.name from " + candidates
                        + " and v.from_on <= ? and (v.until_on is null or v.until_on > ?) and v.type in " + TYPES
                        + " and o.established_on <= ? and o.closed_on is null"
                        + " and (" + like.in("v.name") + " or " + like.in("v.short_name") + " or " + like.in("o.code")
                        + " or exists (select 1 from organisation_alias a where a.organisation = o.id and "
                        + like.in("a.alias") + ")) order by o.code limit ?",
                row -> new Transfers.Destination(row.number("id"), row.text("name"), row.text("code")),
                args.toArray());
    }

    /**
     * A comparison without regard to case; that of a text without letters of two cases is much faster.
     *
     * @param cased whether it has such letters
     */
    private record Like(String pattern, boolean cased) {

        static Like of(String text) {
            String pattern = Pattern.containing(text);
            return new Like(pattern, !pattern.toLowerCase(Locale.ROOT).equals(pattern.toUpperCase(Locale.ROOT)));
        }

        String in(String column) {
            return cased ? "lower(" + column + ") like lower(?) escape '\\'" : column + " like ? escape '\\'";
        }
    }
}
