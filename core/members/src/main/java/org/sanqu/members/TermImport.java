package org.sanqu.members;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.ImportFaults;
import org.sanqu.api.platform.ImportRow;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.platform.RuleBook;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;

/** Imports when bodies were elected; an election of that day that is known already is left alone. */
@Component(service = RowImport.class)
public final class TermImport implements RowImport {

    private static final Set<String> COLUMNS = Set.of("organisation", "electedOn", "endsOn", "documentNumber");

    private final Store store;
    private final Access access;
    private final Hierarchies hierarchies;
    private final TieChanges changes;
    private final TermLengths lengths;
    private final Clock clock = Clock.systemDefaultZone();

    @Activate
    public TermImport(
            @Reference Store store,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference TieChanges changes,
            @Reference RuleBook rules) {
        this.store = store;
        this.access = access;
        this.hierarchies = hierarchies;
        this.changes = changes;
        this.lengths = new TermLengths(rules);
    }

    @Override
    public String kind() {
        return "terms";
    }

    @Override
    public int apply(Caller caller, List<JsonNode> rows) {
        ImportFaults.bound(rows.size());
        return store.write(sql -> {
            sql.lock("term");
            ImportFaults faults = new ImportFaults();
            int fresh = 0;
            for (int number = 0; number < rows.size(); number++) {
                ImportRow row = new ImportRow(number, rows.get(number), COLUMNS);
                fresh += take(sql, caller, row) ? 1 : 0;
                faults.add(row.faults());
            }
            faults.refuse();
            changes.changed(sql);
            return fresh;
        });
    }

    private boolean take(Sql sql, Caller caller, ImportRow row) {
        Optional<Long> organisation = RowPlaces.organisation(sql, access, caller, row);
        LocalDate on = row.date("electedOn");
        Election election = new Election(organisation.orElse(0L), on, row.date("endsOn"), row.text("documentNumber"));
        if (!row.faults().isEmpty() || known(sql, election)) {
            return false;
        }
        try {
            LocalDate today = LocalDate.now(clock);
            Hierarchy tree = Span.reasonable(on, today) ? hierarchies.asOf(Hierarchy.FORMAL, on) : null;
            new TermRows(sql).insert(election.term(sql, tree, lengths, today), caller.account(), clock.instant());
            return true;
        } catch (Refusal refusal) {
            row.add(refusal.faults());
            return false;
        }
    }

    private static boolean known(Sql sql, Election election) {
        return new TermRows(sql).said(election.organisation()).stream().anyMatch(term -> term.electedOn()
                .equals(election.electedOn()));
    }
}
