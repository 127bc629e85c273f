package org.sanqu.members;

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

/** Imports members that come as JSON, by the rules of ledgers; whoever is on the roll already stays as they are. */
@Component(service = RowImport.class)
public final class MemberImport implements RowImport {

    private final Store store;
    private final MemberBatch batch;
    private final JsonLedger ledger;

    @Activate
    public MemberImport(@Reference Store store, @Reference MemberBatch batch) {
        this.store = store;
        this.batch = batch;
        this.ledger = new JsonLedger(batch.columns(), Set.of());
    }

    @Override
    public String kind() {
        return batch.kind();
    }

    @Override
    public int apply(Caller caller, List<JsonNode> rows) {
        MemberIntake intake = batch.intake(caller, null, null);
        ledger.check(rows, intake);
        return store.write(sql -> intake.apply(sql, caller, rows.size()));
    }
}
