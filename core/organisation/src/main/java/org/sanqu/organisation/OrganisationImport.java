package org.sanqu.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.JsonLedger;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;

/** Imports organisations that come as JSON, by the rules of ledgers; what is there already stays as it is. */
@Component(service = RowImport.class)
public final class OrganisationImport implements RowImport {

    private final Store store;
    private final OrganisationBatch batch;
    private final JsonLedger ledger;

    @Activate
    public OrganisationImport(@Reference Store store, @Reference OrganisationBatch batch) {
        this.store = store;
        this.batch = batch;
        this.ledger = new JsonLedger(batch.columns(), Set.of("sectors", "aliases"));
    }

    @Override
    public String kind() {
        return batch.kind();
    }

    @Override
    public int apply(Caller caller, List<JsonNode> rows) {
        OrganisationIntake intake = batch.intake(caller, null, null);
        ledger.check(rows, intake);
        return store.write(sql -> intake.apply(sql, caller, rows.size()));
    }
}
