package org.sanqu.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.CensusExtra;
import org.sanqu.api.platform.Sql;

/** Who works for an organisation and how long its term still is, as attributes of organisations. */
@Component(service = CensusExtra.class)
public final class OfficeExtra implements CensusExtra {

    /** Of a branch committee (BR 20), the secretary and deputies apart. */
    private static final Set<String> COMMITTEE =
            Set.of("organisation", "publicity", "discipline", "other-commissioner");

    private final TieChanges changes;

    @Activate
    public OfficeExtra(@Reference TieChanges changes) {
        this.changes = changes;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("/secretaries", "/committeePosts", "/fullTimeWorkers", "/termEndsInDays", "/termYears");
    }

    @Override
    public long revision() {
        return changes.revision();
    }

    @Override
    public void add(Sql sql, LocalDate day, Hierarchy tree, Map<Long, ObjectNode> attributes) {
        if (attributes.isEmpty()) {
            return;
        }
        String ids = attributes.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        workers(sql, day, ids, attributes);
        terms(sql, day, ids, attributes);
    }

    private static void workers(Sql sql, LocalDate day, String ids, Map<Long, ObjectNode> attributes) {
        attributes.values().forEach(each -> each.put("secretaries", 0)
                .put("committeePosts", 0)
                .put("fullTimeWorkers", 0));
        Set<Worker> counted = new HashSet<>();
        new AppointmentRows(sql).on(day, " and s.organisation in (" + ids + ")").forEach(held -> {
            ObjectNode of = attributes.get(held.appointment().organisation());
            if (held.appointment().post().equals(AppointmentCheck.SECRETARY)) {
                more(of, "secretaries");
            }
            if (COMMITTEE.contains(held.appointment().post())) {
                more(of, "committeePosts");
            }
            Worker worker = new Worker(
                    held.appointment().organisation(), held.appointment().member());
            if (held.appointment().fullTime() && counted.add(worker)) {
                more(of, "fullTimeWorkers");
            }
        });
    }

    private static void more(ObjectNode attributes, String name) {
        attributes.put(name, attributes.get(name).intValue() + 1);
    }

    private static void terms(Sql sql, LocalDate day, String ids, Map<Long, ObjectNode> attributes) {
        sql.list(
                        "select t.* from term t where t.organisation in (" + ids
                                + ") and t.withdrawn is null and t.elected_on ="
                                + " (select max(u.elected_on) from term u"
                                + " where u.organisation = t.organisation and u.withdrawn is null and u.elected_on <= ?)",
                        TermRows::read,
                        day)
                .forEach(term -> attributes
                        .get(term.organisation())
                        .put("termEndsInDays", ChronoUnit.DAYS.between(day, term.endsOn()))
                        .put("termYears", ChronoUnit.YEARS.between(term.electedOn(), term.endsOn())));
    }

    /** Who is counted once where they have several full-time posts. */
    private record Worker(long organisation, long member) {}
}
