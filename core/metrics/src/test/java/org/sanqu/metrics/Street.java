package org.sanqu.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.sanqu.api.form.Period;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Rollup;
import org.sanqu.api.metric.RollupQuery;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.forms.CensusApplicability;
import org.sanqu.forms.Confidence;
import org.sanqu.forms.DataCheck;
import org.sanqu.forms.EntryCheck;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.Known;
import org.sanqu.forms.SchemaCheck;
import org.sanqu.forms.StoredSubmissions;
import org.sanqu.forms.SubmissionBook;
import org.sanqu.forms.Targets;
import org.sanqu.forms.attachment.AttachmentUses;
import org.sanqu.forms.attachment.StoredAttachments;
import org.sanqu.forms.check.ModuleChecks;
import org.sanqu.forms.review.Approvers;
import org.sanqu.members.AffiliationCensus;
import org.sanqu.members.AppointmentCensus;
import org.sanqu.members.HeadExtra;
import org.sanqu.members.MemberCensus;
import org.sanqu.members.MemberCounts;
import org.sanqu.members.OfficeExtra;
import org.sanqu.members.StoredAffiliations;
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
import org.sanqu.rules.StoredRules;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.KeyedSecrets;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;

/**
 * The real services over a store, and a street: a committee with a general branch (two branches below) and a branch with a group.
 */
final class Street implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2023, 10, 15);
    private static final String PASSWORD = "correct-horse-42";

    final Store store;
    final HeldModules modules = new HeldModules();
    final StoredFacts facts;
    final FoldedRollups rollups;
    final Ledger ledger;
    final StoredHierarchies hierarchies;
    final StoredOrganisationTree tree;
    final GrantedAccess access;
    final Caller root;
    final StoredMemberRegister members;
    final StoredHistory history;
    final StoredAffiliations ties;
    final StoredAppointments appointments;
    private final List<Census> censuses;
    final long committee;
    final long general;
    final long first;
    final long second;
    final long branch;
    final long group;
    private final StoredAccounts accounts;
    private final Backfill backfill;

    Street(Store store) {
        this.store = store;
        Clock clock = Clock.fixed(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        hierarchies = new StoredHierarchies(store);
        access = new GrantedAccess(hierarchies);
        tree = new StoredOrganisationTree(store, access, hierarchies);
        Settings settings = new Settings(Duration.ofMinutes(30), Duration.ofHours(12), 1_000, PASSWORD);
        accounts = new StoredAccounts(store, access, hierarchies, settings, Clock.systemUTC());
        root = accounts.console();
        facts = new StoredFacts(store, modules);
        rollups = new FoldedRollups(store, facts, hierarchies, tree, access, clock, 32);
        MemberCounts counts = new MemberCounts(store, hierarchies);
        TieChanges changes = new TieChanges(store, counts, hierarchies);
        OrganisationFacts known = new OrganisationFacts();
        known.bindExtra(new HeadExtra(counts));
        known.bindExtra(new OfficeExtra(changes));
        history = new StoredHistory(
                store, access, hierarchies, new Forecast(hierarchies, known), new StoredHomes(counts));
        censuses = List.of(
                new OrganisationCensus(store, hierarchies, known),
                new MemberCensus(store, counts),
                new AffiliationCensus(store, hierarchies, changes),
                new AppointmentCensus(store, hierarchies, changes));
        censuses.forEach(rollups::bindCensus);
        members = new StoredMemberRegister(store, new KeyedSecrets(store), access, hierarchies, counts);
        ties = new StoredAffiliations(store, new KeyedSecrets(store), access, hierarchies, members, changes);
        appointments = new StoredAppointments(
                store, access, hierarchies, members, changes, new StoredRules(store, hierarchies, access));
        Known nobody = new Known();
        FormArchive archive = new FormArchive(store);
        Confidence confidence = new Confidence(access, new StoredHomes(counts), modules, archive);
        AttachmentUses uses = new AttachmentUses(confidence);
        Targets targets = new Targets(store, confidence, new StoredAttachments(store, access, uses, archive));
        EntryCheck check = new EntryCheck(
                tree,
                members,
                access,
                new DataCheck(new SchemaCheck(), targets, nobody, new ModuleChecks(modules)),
                new CensusApplicability(store, hierarchies, nobody),
                new Approvers(hierarchies, nobody));
        SubmissionBook book = new SubmissionBook(archive, uses, modules, List.of(facts));
        StoredSubmissions submissions =
                new StoredSubmissions(store, access, hierarchies, modules, check, book, archive, confidence);
        ledger = new Ledger(store, submissions, facts, root);
        backfill = new Backfill(store, facts, null);
        modules.tell(backfill);
        committee = found("C", OrganisationType.COMMITTEE, null);
        general = found("C1", OrganisationType.GENERAL_BRANCH, committee);
        first = found("C11", OrganisationType.BRANCH, general);
        second = found("C12", OrganisationType.BRANCH, general);
        branch = found("C2", OrganisationType.BRANCH, committee);
        group = found("C21", OrganisationType.GROUP, branch);
    }

    /** The attributes that the census of a source gives, as JSON Pointers. */
    Set<String> attributes(Source source) {
        return censuses.stream()
                .filter(census -> census.source() == source)
                .findFirst()
                .orElseThrow()
                .attributes();
    }

    /** Puts a member on the roll. */
    long enrol(String name, String sex, long home) {
        LocalDate joined = LocalDate.of(2001, 7, 1);
        Enrolment enrolment = new Enrolment(
                name,
                sex,
                LocalDate.of(1970, 1, 1),
                null,
                null,
                "full",
                "in-service",
                joined,
                joined,
                null,
                null,
                home,
                null);
        return members.enrol(root, enrolment).id();
    }

    /** The organisation with a code, founded unless it is there from a start before. */
    long found(String code, OrganisationType type, Long parent) {
        LocalDate day = LocalDate.of(1999, 7, 1);
        Founding founding = new Founding(code, code, null, type, List.of(), parent, day);
        return tree.find(root, code, TODAY)
                .orElseGet(() -> tree.found(root, founding))
                .id();
    }

    Caller reader(long organisation) {
        accounts.create(root, "reader", "读者", PASSWORD, List.of(new Grant(Role.READER, organisation)));
        return accounts.authenticate("reader", PASSWORD, "test");
    }

    static RollupQuery query(String metric, long organisation, String period) {
        return new RollupQuery(metric, organisation, Period.parse(period).orElseThrow(), Hierarchy.FORMAL, null);
    }

    Rollup rollup(String metric, long organisation, String period) {
        return rollups.rollup(root, query(metric, organisation, period));
    }

    /** The figure as it is shown; null for no value. */
    String shown(String metric, long organisation, String period) {
        Rollup rollup = rollup(metric, organisation, period);
        return shown(rollup, rollup.total());
    }

    static String shown(Rollup rollup, Measure measure) {
        if (measure == null) {
            return null;
        }
        boolean percentage = rollup.metric().unit().equals("%");
        return measure.value(percentage, rollup.metric().decimals())
                .map(Object::toString)
                .orElse("–");
    }

    static List<String> names(List<Rollup.Part> parts) {
        return parts.stream()
                .map(Rollup.Part::organisation)
                .map(Organisation::code)
                .toList();
    }

    /** Waits until a metric has counted all old submissions. */
    void awaitBackfill(String metric) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (rollup(metric, committee, "2023").progress() < 1) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the backfill does not end");
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() throws InterruptedException {
        backfill.close();
    }
}
