package org.sanqu.members;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.platform.Sql;

/**
 * Where members are at home on which days.
 *
 * @param sql the transaction
 */
record HomeDays(Sql sql) {

    /** Whom a member was found to be; themselves when nobody else. */
    long keptAs(long member) {
        return sql.first(
                        "select coalesce(merged_into, id) as id from member where id = ?",
                        row -> row.number("id"),
                        member)
                .orElse(member);
    }

    /** Whether a member has died or was removed, as far as is known of today. */
    boolean isGoneForGood(long member) {
        return sql.first("select id from member where id = ? and state in ('deceased', 'removed')", row -> true, member)
                .isPresent();
    }

    /** Every home of a member, the first one first. */
    List<Affiliation> of(long member) {
        return sql
                .list(
                        "select * from affiliation where member = ? and kind = 'home' order by from_on",
                        row -> new Affiliation(
                                row.number("id"),
                                member,
                                row.number("organisation"),
                                Affiliation.HOME,
                                row.date("from_on"),
                                row.date("until_on"),
                                true,
                                true),
                        member)
                .stream()
                .filter(home -> !home.from().equals(home.until()))
                .toList();
    }

    /** The home on a day; empty off the roll. */
    Optional<Affiliation> on(long member, LocalDate day) {
        return of(member).stream()
                .filter(home -> new Span(home.from(), home.until()).has(day))
                .findFirst();
    }

    /** The homes of several members on a day, by member; those off the roll are left out. */
    Map<Long, Long> on(Collection<Long> members, LocalDate day) {
        Map<Long, Long> homes = new HashMap<>();
        if (!members.isEmpty()) {
            String ids = Ids.list(members);
            sql.each(
                    "select member, organisation from affiliation where kind = 'home' and from_on <= ?"
                            + " and (until_on is null or until_on > ?) and member in (" + ids + ")",
                    row -> homes.put(row.number("member"), row.number("organisation")),
                    day,
                    day);
        }
        return homes;
    }
}
