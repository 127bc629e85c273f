package org.sanqu.local;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.forms.burden.FormBurdens;
import org.sanqu.members.MemberCounts;
import org.sanqu.members.StoredHomes;
import org.sanqu.modules.ServedModules;
import org.sanqu.modules.WrittenModules;
import org.sanqu.organisation.Forecast;
import org.sanqu.organisation.OrganisationFacts;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.organisation.StoredHistory;
import org.sanqu.organisation.StoredOrganisationTree;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;

/** A district with an office that has two streets below it, each with branches, and what local forms need. */
final class District {

    static final LocalField NAME = LocalField.of(Kind.TEXT, "负责人").must();
    static final LocalField PEOPLE = LocalField.of(Kind.INTEGER, "参加人数");
    static final LocalField DONE = LocalField.of(Kind.CHOICE, "是否完成").choosing(List.of("已完成", "未完成"));

    private static final String PASSWORD = "correct-horse-42";
    private static final LocalDate FOUNDED = LocalDate.of(1999, 7, 1);

    final Store store;
    final StoredHierarchies hierarchies;
    final GrantedAccess access;
    final StoredOrganisationTree tree;
    final ServedModules modules;
    final Caller root;
    final Organisation office;
    final Organisation east;
    final Organisation west;
    final Organisation elsewhere;
    final Organisation first;
    final Organisation second;
    final Organisation third;
    final Answered answered = new Answered();
    final Deaf intake;
    private final StoredHistory history;
    private final StoredAccounts accounts;

    District(Store store) {
        this.store = store;
        hierarchies = new StoredHierarchies(store);
        access = new GrantedAccess(hierarchies);
        tree = new StoredOrganisationTree(store, access, hierarchies);
        accounts = new StoredAccounts(store, access, hierarchies, Settings.defaults(), Clock.systemUTC());
        root = accounts.console();
        MemberCounts counts = new MemberCounts(store, hierarchies);
        Forecast forecast = new Forecast(hierarchies, new OrganisationFacts());
        history = new StoredHistory(store, access, hierarchies, forecast, new StoredHomes(counts));
        modules = new ServedModules(access);
        intake = new Deaf(new WrittenModules(modules));
        office = found("D", OrganisationType.COMMITTEE, null);
        east = found("D1", OrganisationType.COMMITTEE, office);
        west = found("D2", OrganisationType.COMMITTEE, office);
        elsewhere = found("E", OrganisationType.BRANCH, null);
        first = found("D101", OrganisationType.BRANCH, east, "community");
        second = found("D102", OrganisationType.BRANCH, east);
        third = found("D201", OrganisationType.BRANCH, west, "community");
    }

    private Organisation found(String code, OrganisationType type, Organisation parent, String... sectors) {
        Long above = parent == null ? null : parent.id();
        return tree.found(root, new Founding(code, code + "组织", null, type, List.of(sectors), above, FOUNDED));
    }

    /** The service as it is after a start of the platform. */
    StoredLocalForms start() {
        return start(Clock.systemDefaultZone());
    }

    StoredLocalForms start(Clock clock) {
        return start(clock, (caller, form) -> List.of());
    }

    StoredLocalForms start(Clock clock, Owing owing) {
        return new StoredLocalForms(
                store,
                access,
                tree,
                hierarchies,
                answered,
                new FormBurdens(modules, null, null, access),
                intake,
                owing,
                clock);
    }

    /** Closes an organisation that has nothing below it. */
    void close(Organisation organisation) {
        Change close = new Change.Close(organisation.id(), null, null);
        history.decide(root, new Decision(close, LocalDate.now(), "撤销", office.id(), null));
    }

    Caller clerk(String name, Organisation organisation, Role... roles) {
        List<Grant> grants = List.of(roles).stream()
                .map(role -> new Grant(role, organisation.id()))
                .toList();
        accounts.create(root, name, "办事员", PASSWORD, grants);
        return accounts.authenticate(name, PASSWORD, "test");
    }

    /** Somebody who may make tables for an organisation. */
    Caller maker(String name, Organisation organisation) {
        return clerk(name, organisation, Role.RECORDER, Role.REVIEWER);
    }

    static LocalContent content(String title, Addressees addressees, LocalField... fields) {
        return new LocalContent(
                title,
                "",
                List.of(fields),
                addressees,
                LocalDateTime.now().plusHours(3).withNano(0));
    }

    static Addressees only(Organisation... organisations) {
        return new Addressees(
                Set.copyOf(List.of(organisations).stream().map(Organisation::id).toList()), Set.of(), Set.of());
    }

    static Addressees branches() {
        return new Addressees(Set.of(), Set.of(OrganisationType.BRANCH), Set.of());
    }

    Map<String, ?> served() {
        return modules.catalogue().modules();
    }
}
