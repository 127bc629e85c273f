package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.platform.Sql;

/**
 * The founding of one organisation that rests on no decision.
 *
 * @param founding what is said of it
 * @param account who enters it
 */
record SingleFounding(Founding founding, String account) {

    /** Refuses what is wrong whatever else there is. */
    void check(LocalDate today) {
        refuse(FoundingCheck.faults(founding, today));
    }

    /** Founds it; the hierarchies are told when that is certain. */
    long found(Sql sql, StoredHierarchies hierarchies) {
        sql.lock("organisation_event");
        String reason = Message.of("history.founded").in(Locale.CHINESE);
        Foundings foundings = new Foundings(sql, account, reason, null);
        Map<String, Foundings.Known> known = foundings.known(List.of(founding.code()));
        if (known.values().stream().anyMatch(Foundings.Known::founded)) {
            throw new Refusal(Refusal.Reason.CONFLICT, "organisation.code-taken", founding.code());
        }
        refuse(absent(new OrganisationRows(sql, founding.establishedOn())));
        long fresh = foundings.number(List.of(founding.code()), known).get(founding.code());
        Foundings.Done done = foundings.found(Map.of(fresh, founding));
        refuse(new Verdict(new Timeline(sql), List.of(done.lastEvent()), List.of(), "/parent")
                .faults(done.outcome().violations()));
        sql.afterCommit(() ->
                hierarchies.changed(done.lastEvent(), done.outcome().after().values()));
        return fresh;
    }

    private List<Fault> absent(OrganisationRows rows) {
        return founding.parent() == null
                        || !rows.withIds(List.of(founding.parent())).isEmpty()
                ? List.of()
                : List.of(Fault.at(
                        "/parent",
                        "organisation.parent-absent",
                        founding.establishedOn().toString()));
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("organisation.invalid", faults.size()), faults);
        }
    }
}
