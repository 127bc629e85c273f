package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationEvent;
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
    final GrantedAccess access;
    private final StoredAccounts accounts;

    District(Store store) {
        hierarchies = new StoredHierarchies(store);
        access = new GrantedAccess(hierarchies);
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

    /** A decision of what is above, with a reason that does not matter. */
    static Decision decision(Change change, LocalDate on, Long approvedBy) {
        return new Decision(change, on, "工作需要", approvedBy, "党发〔2024〕1号");
    }

    OrganisationEvent decide(Change change, LocalDate on, Long approvedBy) {
        return history.decide(root, decision(change, on, approvedBy));
    }

    OrganisationEvent withdraw(OrganisationEvent wrong) {
        return decide(new Change.Withdraw(wrong.id()), TODAY, null);
    }

    /** Where each fault stands that keeps a decision from being taken; a preview finds the same. */
    List<String> faults(Change change, LocalDate on, Long approvedBy) {
        List<Fault> foreseen =
                history.preview(root, decision(change, on, approvedBy)).faults();
        Refusal refusal = assertThrows(Refusal.class, () -> decide(change, on, approvedBy));
        assertEquals(foreseen, refusal.faults());
        return foreseen.stream().map(Fault::at).toList();
    }

    /** What an organisation is called on a day, and what is below it, level by level. */
    String drawn(long organisation, LocalDate day) {
        Organisation here = tree.get(root, organisation, day);
        List<Organisation> below = tree.children(root, organisation, day);
        return here.code()
                + (below.isEmpty()
                        ? ""
                        : below.stream().map(each -> drawn(each.id(), day)).collect(Collectors.joining(" ", "(", ")")));
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
