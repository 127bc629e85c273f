package org.sanqu.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.organisation.Forecast;
import org.sanqu.organisation.OrganisationBatch;
import org.sanqu.organisation.OrganisationFacts;
import org.sanqu.organisation.OrganisationImport;
import org.sanqu.organisation.StoredDirectory;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.organisation.StoredHistory;
import org.sanqu.organisation.StoredOrganisationTree;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.KeyedSecrets;
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
    final StoredMemberRegister members;
    final MemberCounts counts;
    final OrganisationImport organisationImport;
    final MemberImport memberImport;
    final Caller root;
    private final StoredAccounts accounts;

    District(Store store) {
        hierarchies = new StoredHierarchies(store);
        GrantedAccess access = new GrantedAccess(hierarchies);
        KeyedSecrets secrets = new KeyedSecrets(store);
        counts = new MemberCounts(store, hierarchies);
        tree = new StoredOrganisationTree(store, access, hierarchies);
        members = new StoredMemberRegister(store, secrets, access, hierarchies, counts);
        StoredDirectory directory = new StoredDirectory(store, access, hierarchies);
        StoredHistory history = new StoredHistory(
                store,
                access,
                hierarchies,
                new Forecast(hierarchies, new OrganisationFacts()),
                new StoredHomes(counts));
        organisationImport =
                new OrganisationImport(store, new OrganisationBatch(store, access, hierarchies, directory, history));
        TieChanges ties = new TieChanges(store, counts, hierarchies);
        memberImport = new MemberImport(store, new MemberBatch(store, secrets, access, directory, counts, ties));
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

    static Enrolment person(String name, Organisation home) {
        return person(name, home.id(), null);
    }

    static Enrolment person(String name, long home, String citizenNumber) {
        return new Enrolment(
                name,
                "1",
                LocalDate.of(1970, 1, 1),
                "01",
                "20",
                "full",
                "in-service",
                LocalDate.of(2001, 7, 1),
                LocalDate.of(2002, 7, 1),
                citizenNumber,
                "13800001234",
                home,
                null);
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
