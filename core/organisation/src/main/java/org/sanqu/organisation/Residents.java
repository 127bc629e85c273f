package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Sql;

/** Sees to it that nobody is at home where nothing is. */
record Residents(Sql sql, Homes homes) {

    /** A fault for each organisation in which somebody is at home on a day on which it does not exist. */
    List<Fault> faults(Collection<Long> organisations, Outcome outcome, String at) {
        List<Fault> faults = new ArrayList<>();
        Naming naming = new Naming(sql);
        List<Long> never = organisations.stream()
                .filter(each -> outcome.after().get(each).life() == null)
                .toList();
        Set<Long> empty = new HashSet<>();
        // an import that is undone has very many
        Chunks.each(never, (some, marks) -> {
            if (homes.at(sql, some, FoundingCheck.EARLIEST).isEmpty()) {
                empty.addAll(some);
            }
        });
        List<Long> asked =
                organisations.stream().filter(each -> !empty.contains(each)).toList();
        for (long each : asked) {
            Span life = outcome.after().get(each).life();
            LocalDate behind = life == null ? FoundingCheck.EARLIEST : life.until();
            if (behind != null && !homes.at(sql, List.of(each), behind).isEmpty()) {
                faults.add(Fault.at(at, "history.residents", naming.name(each), behind.toString()));
            } else if (life != null && homes.before(sql, each, life.from())) {
                faults.add(Fault.at(
                        at,
                        "history.residents-before",
                        naming.name(each),
                        life.from().toString()));
            }
        }
        return faults;
    }
}
