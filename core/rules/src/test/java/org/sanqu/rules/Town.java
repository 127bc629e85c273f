package org.sanqu.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Store;
import org.sanqu.api.rule.Finding;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.members.HeadExtra;
import org.sanqu.members.MemberCensus;
import org.sanqu.members.MemberCounts;
import org.sanqu.members.OfficeExtra;
import org.sanqu.members.StoredAppointments;
import org.sanqu.members.StoredHomes;
import org.sanqu.members.StoredMemberRegister;
import org.sanqu.members.TieChanges;
import org.sanqu.organisation.Forecast;
import org.sanqu.organisation.OrganisationCensus;
import org.sanqu.organisation.OrganisationFacts;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.organisation.StoredHistory;
import org.sanqu.organisation.StoredOrganisationTree;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.KeyedSecrets;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;

/** The real services over a store, and a committee with two branches. */
final class Town {

    static final LocalDate TODAY = LocalDate.now();
    static final LocalDate FOUNDED = LocalDate.of(1999, 7, 1);
    private static final String PASSWORD = "correct-horse-42";

    final StoredRules rules;
    final StoredOrganisationTree tree;
    final StoredHistory history;
    final StoredMemberRegister members;
    final StoredAppointments appointments;
    final Caller root;
    final Organisation committee;
    final Organisation east;
    final Organisation west;
    private final List<Census> censuses;
    private final StoredAccounts accounts;

    Town(Store store) {
        StoredHierarchies hierarchies = new StoredHierarchies(store);
        GrantedAccess access = new GrantedAccess(hierarchies);
        MemberCounts counts = new MemberCounts(store, hierarchies);
        TieChanges changes = new TieChanges(store, counts, hierarchies);
        tree = new StoredOrganisationTree(store, access, hierarchies);
        members = new StoredMemberRegister(store, new KeyedSecrets(store), access, hierarchies, counts);
        OrganisationFacts facts = new OrganisationFacts();
        facts.bindExtra(new HeadExtra(counts));
        facts.bindExtra(new OfficeExtra(changes));
        rules = new StoredRules(store, hierarchies, access);
        appointments = new StoredAppointments(store, access, hierarchies, members, changes, rules);
        censuses = List.of(new OrganisationCensus(store, hierarchies, facts), new MemberCensus(store, counts));
        censuses.forEach(rules::bindCensus);
        Forecast forecast = new Forecast(hierarchies, facts);
        forecast.bindRules(rules);
        history = new StoredHistory(store, access, hierarchies, forecast, new StoredHomes(counts));
        accounts = new StoredAccounts(store, access, hierarchies, Settings.defaults(), Clock.systemUTC());
        root = accounts.console();
        committee = found("C", OrganisationType.COMMITTEE, null);
        east = found("C1", OrganisationType.BRANCH, committee);
        west = found("C2", OrganisationType.BRANCH, committee);
    }

    Organisation found(String code, OrganisationType type, Organisation parent) {
        Long above = parent == null ? null : parent.id();
        return tree.found(root, new Founding(code, code + "组织", null, type, List.of(), above, FOUNDED));
    }

    Caller clerk(Role role, Organisation organisation) {
        String name = role.code() + "-" + organisation.id();
        accounts.create(root, name, "办事员", PASSWORD, List.of(new Grant(role, organisation.id())));
        return accounts.authenticate(name, PASSWORD, "test");
    }

    /** Puts full members in service, born in 1985, on the roll. */
    void enrol(Organisation home, int many) {
        for (int i = 0; i < many; i++) {
            enrol(home, "党员" + i, LocalDate.of(1985, 1, 1), "in-service", LocalDate.of(2010, 7, 1));
        }
    }

    /** Puts somebody on the roll; converted a year behind, if that is over. */
    long enrol(Organisation home, String name, LocalDate born, String standing, LocalDate joined) {
        boolean full = joined.plusYears(1).isBefore(TODAY.minusMonths(6));
        Enrolment enrolment = new Enrolment(
                name,
                "1",
                born,
                "01",
                "20",
                full ? "full" : "probationary",
                standing,
                joined,
                full ? joined.plusYears(1) : null,
                null,
                "13800001234",
                home.id(),
                null);
        return members.enrol(root, enrolment).id();
    }

    void appoint(Organisation organisation, long member, String post) {
        LocalDate from = LocalDate.of(2020, 7, 1);
        appointments.begin(
                root,
                new Appointment(0, member, organisation.id(), post, false, null, "elected", from, null, null, null));
    }

    /** The attributes that the census of a source gives, without the slash. */
    Set<String> attributes(Source source) {
        return censuses.stream()
                .filter(census -> census.source() == source)
                .flatMap(census -> census.attributes().stream())
                .map(pointer -> pointer.substring(1))
                .collect(Collectors.toSet());
    }

    List<Finding> findings(Caller caller, Organisation organisation, String rule) {
        return rules.findings(caller, organisation.id(), rule, null, 200, TODAY).items();
    }
}
