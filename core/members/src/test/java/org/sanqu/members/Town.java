package org.sanqu.members;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.TransferRequest;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.organisation.Forecast;
import org.sanqu.organisation.OrganisationFacts;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.organisation.StoredHistory;
import org.sanqu.organisation.StoredOrganisationTree;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.KeyedSecrets;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;

/** The real services over a store, and a town: two committees with two branches each and a temporary branch. */
final class Town {

    static final LocalDate TODAY = LocalDate.now();
    static final LocalDate FOUNDED = LocalDate.of(1999, 7, 1);
    static final LocalDate JOINED = LocalDate.of(2001, 7, 1);
    private static final Duration TIMEOUT = Duration.ofHours(1);
    private static final String PASSWORD = "correct-horse-42";

    final Store store;
    final StoredHierarchies hierarchies;
    final StoredMemberRegister members;
    final Caller root;
    final StoredAffiliations affiliations;
    final StoredAppointments appointments;
    final StoredTransfers transfers;
    final PostImport postImport;
    final TermImport termImport;
    final AffiliationCensus affiliationCensus;
    final AppointmentCensus appointmentCensus;
    final OfficeExtra offices;
    final long town;
    final long west;
    final long west1;
    final long west2;
    final long east;
    final long east1;
    final long east2;
    final long temporary;
    private final GrantedAccess access;
    private final KeyedSecrets secrets;
    private final StoredOrganisationTree tree;
    private final StoredHistory history;
    final StoredHomes homes;
    private final StoredAccounts accounts;
    private final TieChanges changes;
    private int clerks;

    Town(Store store) {
        this.store = store;
        hierarchies = new StoredHierarchies(store);
        access = new GrantedAccess(hierarchies);
        secrets = new KeyedSecrets(store);
        MemberCounts counts = new MemberCounts(store, hierarchies);
        homes = new StoredHomes(counts);
        history = new StoredHistory(
                store, access, hierarchies, new Forecast(hierarchies, new OrganisationFacts()), homes);
        tree = new StoredOrganisationTree(store, access, hierarchies);
        members = new StoredMemberRegister(store, secrets, access, hierarchies, counts);
        accounts = new StoredAccounts(
                store, access, hierarchies, new Settings(TIMEOUT, TIMEOUT, 1_000, PASSWORD), Clock.systemUTC());
        root = accounts.console();
        changes = new TieChanges(store, counts, hierarchies);
        affiliations = new StoredAffiliations(store, secrets, access, hierarchies, members, changes);
        appointments = new StoredAppointments(store, access, hierarchies, members, changes, new Regulation());
        transfers = transfersOn(TODAY);
        postImport = new PostImport(store, secrets, access, changes);
        termImport = new TermImport(store, access, hierarchies, changes, new Regulation());
        affiliationCensus = new AffiliationCensus(store, hierarchies, changes);
        appointmentCensus = new AppointmentCensus(store, hierarchies, changes);
        offices = new OfficeExtra(changes);
        town = found("T", OrganisationType.COMMITTEE, null);
        west = found("W", OrganisationType.WORKING_COMMITTEE, town);
        west1 = found("W1", OrganisationType.BRANCH, west);
        west2 = found("W2", OrganisationType.BRANCH, west);
        east = found("E", OrganisationType.COMMITTEE, town);
        east1 = found("E1", OrganisationType.BRANCH, east);
        east2 = found("E2", OrganisationType.BRANCH, east);
        temporary = found("E3", OrganisationType.TEMPORARY_BRANCH, east);
    }

    /** The transfers as they are on another day. */
    StoredTransfers transfersOn(LocalDate day) {
        ZoneId zone = ZoneId.systemDefault();
        Clock clock = Clock.fixed(day.atTime(12, 0).atZone(zone).toInstant(), zone);
        return new StoredTransfers(store, secrets, access, hierarchies, members, homes, changes, 90, clock);
    }

    long found(String code, OrganisationType type, Long parent) {
        return found(code, type, parent, null);
    }

    long found(String code, OrganisationType type, Long parent, LocalDate endsOn, String... sectors) {
        Founding founding =
                new Founding(code, code + "组织", null, List.of(), type, List.of(sectors), null, parent, FOUNDED, endsOn);
        return tree.found(root, founding).id();
    }

    OrganisationEvent decide(Change change, LocalDate on) {
        return history.decide(root, new Decision(change, on, "试验", town, "〔2026〕1号"));
    }

    Caller clerk(Role role, long organisation) {
        String name = role.code() + "-" + organisation + "-" + clerks++;
        accounts.create(root, name, "办事员", PASSWORD, List.of(new Grant(role, organisation)));
        return accounts.authenticate(name, PASSWORD, "test");
    }

    long enrol(String name, long home) {
        return enrol(name, home, null);
    }

    long enrol(String name, long home, String citizenNumber) {
        Enrolment person = new Enrolment(
                name,
                "1",
                LocalDate.of(1970, 1, 1),
                "01",
                "20",
                "full",
                "in-service",
                JOINED,
                JOINED.plusYears(1),
                citizenNumber,
                null,
                home,
                null);
        return members.enrol(root, person).id();
    }

    Long home(long member, LocalDate day) {
        return members.get(root, member, day).home();
    }

    /** A transfer to another branch or a committee, issued some days ago. */
    static TransferRequest to(long member, long organisation, int daysAgo) {
        return new TransferRequest(
                member, organisation, null, "internal", null, TODAY.minusDays(daysAgo), YearMonth.now(), null);
    }

    static TransferRequest letterOut(long member, LocalDate receipt) {
        return new TransferRequest(
                member, null, "邻市党委", "letter", "〔2026〕8号", TODAY.minusDays(20), YearMonth.now(), receipt);
    }

    /** A transfer that waits for the new branch. */
    Transfer assigned(long member, long branch) {
        Transfer issued = transfers.issue(root, to(member, branch, 10));
        Transfer sent = transfers.send(root, issued.id());
        return sent.state().equals("assigned") ? sent : transfers.assign(root, sent.id(), branch);
    }

    static List<String> places(Refusal refusal) {
        return refusal.faults().stream().map(Fault::at).toList();
    }

    static List<String> reasons(Refusal refusal) {
        return refusal.faults().stream().map(fault -> fault.reason().key()).toList();
    }
}
