package org.sanqu.members;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.Sql;

/**
 * Tells whether organisations can be homes: one has to exist all the time, and none that will close is a home without an end.
 *
 * @param sql the transaction
 */
record Dwelling(Sql sql) {

    /** What speaks against homes, each at the same place. */
    List<Fault> faults(String at, List<Homestead> homes) {
        Map<Long, Homestead> lives =
                lives(homes.stream().map(Homestead::organisation).distinct().toList());
        List<Fault> faults = new ArrayList<>();
        homes.forEach(home -> fault(at, home, lives.get(home.organisation())).ifPresent(faults::add));
        return faults;
    }

    /** What speaks against a home, if anything does, when the organisation exists so long; null for one that never did. */
    static Optional<Fault> fault(String at, Homestead home, Homestead life) {
        if (life == null || !life.has(home.from())) {
            return Optional.of(Fault.at(at, "member.home-absent", home.from().toString()));
        }
        boolean outlives =
                life.until() != null && (home.until() == null || home.until().isAfter(life.until()));
        return outlives
                ? Optional.of(Fault.at(at, "member.home-closes", life.until().toString()))
                : Optional.empty();
    }

    /** From when until when organisations exist; those that never did are left out. */
    Map<Long, Homestead> lives(Collection<Long> organisations) {
        Map<Long, Homestead> lives = new HashMap<>();
        if (!organisations.isEmpty()) {
            sql.each(
                    "select id, established_on, closed_on from organisation where established_on is not null and id in ("
                            + Ids.list(organisations) + ")",
                    row -> lives.put(
                            row.number("id"),
                            new Homestead(row.number("id"), row.date("established_on"), row.date("closed_on"))));
        }
        return lives;
    }
}
