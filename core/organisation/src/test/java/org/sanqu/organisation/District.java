package org.sanqu.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;

/** The real services over a store, and a street with two branches. */
final class District {

    static final LocalDate TODAY = LocalDate.now();
    static final LocalDate FOUNDED = LocalDate.of(1999, 7, 1);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PASSWORD = "correct-horse-42";

    final StoredHierarchies hierarchies;
    final StoredOrganisationTree tree;
    final StoredHistory history;
    final Forecast forecast;
    final OrganisationFacts facts = new OrganisationFacts();
    final OrganisationImport organisationImport;
    final OrganisationBatch batch;
    final Residence homes;
    final Caller root;
    private final StoredAccounts accounts;

    District(Store store) {
        hierarchies = new StoredHierarchies(store);
        GrantedAccess access = new GrantedAccess(hierarchies);
        tree = new StoredOrganisationTree(store, access, hierarchies);
        homes = new Residence(store);
        forecast = new Forecast(hierarchies, facts);
        history = new StoredHistory(store, access, hierarchies, forecast, homes);
        batch = new OrganisationBatch(
                store, access, hierarchies, new StoredDirectory(store, access, hierarchies), history);
        organisationImport = new OrganisationImport(store, batch);
        accounts = new StoredAccounts(store, access, hierarchies, Settings.defaults(), Clock.systemUTC());
        root = accounts.console();
    }

    Organisation found(String code, OrganisationType type, Organisation parent, String... sectors) {
        Long above = parent == null ? null : parent.id();
        return tree.found(root, new Founding(code, code + "组织", null, type, List.of(sectors), above, FOUNDED));
    }

    Caller clerk(Role role, long organisation) {
        String name = role.code() + "-" + organisation;
        accounts.create(root, name, "办事员", PASSWORD, List.of(new Grant(role, organisation)));
        return accounts.authenticate(name, PASSWORD, "test");
    }

    static List<JsonNode> rows(String json) {
        try {
            List<JsonNode> rows = new ArrayList<>();
            JSON.readTree(json).forEach(rows::add);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
