package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Sql;

/**
 * What a new home must be, and from when.
 *
 * @param today no day may lie ahead of it
 * @param turns tells which organisations can be homes
 */
record Moving(Sql sql, LocalDate today, Turns turns) {

    /** Adds what speaks against a new home, a branch or a committee that is to find one. */
    void to(String at, long organisation, LocalDate day, Long home, List<Fault> faults) {
        Optional<Places.Place> found = new Places(sql).of(organisation, day);
        if (found.isEmpty() || !found.get().existsOn(day)) {
            faults.add(Fault.at(at, "transfer.branch-absent", day.toString()));
            return;
        }
        Places.Place place = found.get();
        if (place.type() == OrganisationType.TEMPORARY_BRANCH) {
            faults.add(Fault.at(at, "transfer.branch-temporary", place.name()));
        } else if (place.closedOn() != null) {
            faults.add(Fault.at(
                    at, "transfer.branch-closes", place.name(), place.closedOn().toString()));
        } else if (!turns.isHome(organisation) && !turns.isEntitled(organisation)) {
            faults.add(Fault.at(at, "transfer.branch-none", place.name()));
        } else if (home != null && home == organisation) {
            faults.add(Fault.at(at, "transfer.same-home", place.name()));
        }
    }

    /** Adds what speaks against a day from which the new home shall hold. */
    void on(String at, long member, LocalDate issuedOn, LocalDate day, List<Fault> faults) {
        if (day == null || day.isBefore(issuedOn) || day.isAfter(today)) {
            faults.add(Fault.at(at, "transfer.accepted-when", issuedOn.toString()));
            return;
        }
        LocalDate since = since(member);
        if (since != null && day.isBefore(since)) {
            faults.add(Fault.at(at, "transfer.home-since", since.toString()));
        }
    }

    /**
     * The first day of today's home, or of the absence of one; or a later one on which they were given a home that has since become the
     * same. Null for somebody who never had one.
     */
    private LocalDate since(long member) {
        Stream<LocalDate> homes =
                new HomeDays(sql).of(member).stream().flatMap(home -> Stream.of(home.from(), home.until()));
        Stream<LocalDate> events = sql
                .list(
                        "select s.on_day from member_event s where s.moves_home = 1 and s.standing = 1 and "
                                + TieRows.WHOSE,
                        row -> row.date("on_day"),
                        member,
                        member)
                .stream();
        return Stream.concat(homes, events)
                .filter(day -> day != null && !day.isAfter(today))
                .max(LocalDate::compareTo)
                .orElse(null);
    }
}
