package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<Long, Homestead> lives = lives(homes);
        List<Fault> faults = new ArrayList<>();
        for (Homestead home : homes) {
            Homestead life = lives.get(home.organisation());
            LocalDate from = home.from();
            if (life == null || !life.has(from)) {
                faults.add(Fault.at(at, "member.home-absent", from.toString()));
            } else if (life.until() != null
                    && (home.until() == null || home.until().isAfter(life.until()))) {
                faults.add(Fault.at(at, "member.home-closes", life.until().toString()));
            }
        }
        return faults;
    }

    /** From when until when organisations exist; those that never did are left out. */
    private Map<Long, Homestead> lives(List<Homestead> homes) {
        Map<Long, Homestead> lives = new HashMap<>();
        if (!homes.isEmpty()) {
            sql.each(
                    "select id, established_on, closed_on from organisation where established_on is not null and id in ("
                            + Ids.list(homes.stream()
                                    .map(Homestead::organisation)
                                    .distinct()
                                    .toList()) + ")",
                    row -> lives.put(
                            row.number("id"),
                            new Homestead(row.number("id"), row.date("established_on"), row.date("closed_on"))));
        }
        return lives;
    }
}
