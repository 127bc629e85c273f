package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.forms.attachment.AttachmentUses;
import org.sanqu.forms.attachment.StoredAttachments;
import org.sanqu.forms.burden.FormBurdens;
import org.sanqu.forms.check.ModuleChecks;
import org.sanqu.forms.list.SearchTexts;
import org.sanqu.forms.list.StoredTables;
import org.sanqu.forms.review.Approvers;
import org.sanqu.forms.review.FiledSubmissions;
import org.sanqu.forms.review.StoredReviews;
import org.sanqu.members.MemberCensus;
import org.sanqu.members.MemberCounts;
import org.sanqu.members.StoredHomes;
import org.sanqu.members.StoredMemberRegister;
import org.sanqu.organisation.Forecast;
import org.sanqu.organisation.OrganisationCensus;
import org.sanqu.organisation.OrganisationFacts;
import org.sanqu.organisation.StoredDirectory;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.organisation.StoredHistory;
import org.sanqu.organisation.StoredOrganisationTree;
import org.sanqu.security.ActingFor;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.KeyedSecrets;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;
import org.sanqu.security.StoredSubstitutes;

/** A street with a market that has two branches, and every service that filling in forms needs. */
final class Street {

    static final LocalDate TODAY = LocalDate.now();
    static final LocalDate FOUNDED = LocalDate.of(1999, 7, 1);

    static final String STALL =
            """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "摊位登记", "type": "object",
              "required": ["name"],
              "properties": {
                "name":    { "type": "string", "title": "摊位名称", "maxLength": 60, "minLength": 1 },
                "members": { "type": "integer", "title": "党员数", "minimum": 0 },
                "leader":  { "type": "integer", "title": "负责人", "x-reference": "member" },
                "host":    { "type": "integer", "title": "联系组织", "x-reference": "organisation" } },
              "x-form": { "cadence": "quarterly", "key": ["/name"],
                          "appliesTo": { "types": ["branch"], "sectors": ["market"] } } }
            """;

    static final String VISIT =
            """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "走访记录", "type": "object",
              "required": ["on"],
              "properties": {
                "on":   { "type": "string", "format": "date", "title": "走访日期" },
                "note": { "type": "string", "title": "情况", "x-widget": "long-text" } },
              "x-form": { "cadence": "event", "date": "/on" } }
            """;

    static final String CARD =
            """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "党员联系卡", "type": "object",
              "required": ["need"],
              "properties": { "need": { "type": "string", "title": "需求" },
                              "on": { "type": "string", "format": "date", "title": "日期" } },
              "x-form": { "subject": "member", "cadence": "once", "date": "/on" } }
            """;

    private static final String PASSWORD = "correct-horse-42";

    final Store store;
    final InstalledModules modules = new InstalledModules();
    final StoredMemberRegister members;
    final StoredHierarchies hierarchies;
    final StoredOrganisationTree tree;
    final StoredHistory history;
    final StoredHomes homes;
    final ModuleForms forms;
    final StoredSubmissions submissions;
    final EntryCheck check;
    final SubmissionImport submissionImport;
    final SubmissionBatches batches;
    final StoredTables tables;
    final SearchTexts texts;
    final Caller root;
    final Organisation street;
    final Organisation east;
    final Organisation west;
    final Notes notes = new Notes();
    final GrantedAccess access;
    final FormArchive archive;
    final SubmissionBook book;
    final Known known = new Known();
    final CensusApplicability applicability;
    final FormBurdens burdens;
    final ModuleChecks moduleChecks = new ModuleChecks(modules);
    final Approvers approvers;
    final StoredReviews reviews;
    final StoredSubstitutes substitutes;
    final FiledSubmissions filed;
    final StoredDrafts drafts;
    final StoredAttachments attachments;
    private final StoredAccounts accounts;

    Street(Store store) {
        this.store = store;
        store.migrate("notes", List.of(new Migration("1.sql", "create table note (submission bigint, name text);\n")));
        hierarchies = new StoredHierarchies(store);
        ActingFor acting = new ActingFor(store, Clock.systemDefaultZone());
        access = new GrantedAccess(hierarchies, acting);
        substitutes = new StoredSubstitutes(store, access, acting, Clock.systemDefaultZone());
        MemberCounts counts = new MemberCounts(store, hierarchies);
        Forecast forecast = new Forecast(hierarchies, new OrganisationFacts());
        homes = new StoredHomes(counts);
        history = new StoredHistory(store, access, hierarchies, forecast, homes);
        tree = new StoredOrganisationTree(store, access, hierarchies);
        members = new StoredMemberRegister(store, new KeyedSecrets(store), access, hierarchies, counts);
        accounts = new StoredAccounts(store, access, hierarchies, Settings.defaults(), Clock.systemUTC());
        root = accounts.console();
        archive = new FormArchive(store);
        forecast.bindHoldings(new SubmissionHoldings(archive));
        known.bindCensus(new OrganisationCensus(store, hierarchies));
        known.bindCensus(new MemberCensus(store, counts));
        applicability = new CensusApplicability(store, hierarchies, known);
        approvers = new Approvers(hierarchies, known);
        Confidence confidence = new Confidence(access, homes, modules, archive);
        AttachmentUses uses = new AttachmentUses(confidence);
        attachments = new StoredAttachments(store, access, uses, archive);
        Targets targets = new Targets(store, confidence, attachments);
        DataCheck data = new DataCheck(new SchemaCheck(), targets, known, moduleChecks);
        check = new EntryCheck(tree, members, access, data, applicability, approvers);
        book = new SubmissionBook(archive, uses, modules, List.of(notes));
        Prefilling prefilling =
                new Prefilling(new SchemaCheck(), known, new LatestSubmissions(store, modules, confidence));
        forms = new ModuleForms(modules, tree, access, archive, check, applicability, prefilling);
        burdens = new FormBurdens(modules, forms, members, access);
        submissions = new StoredSubmissions(store, access, hierarchies, modules, check, book, archive, confidence);
        reviews = new StoredReviews(
                store, access, hierarchies, submissions, archive, approvers, book, confidence, substitutes);
        filed = new FiledSubmissions(store, book);
        drafts = new StoredDrafts(store, access, modules, archive);
        submissionImport = new SubmissionImport(store, modules, check, book);
        tables = new StoredTables(store, modules, archive, tree, members, access);
        texts = new SearchTexts(tree, members, accounts);
        batches = new SubmissionBatches(
                store, modules, archive, access, new StoredDirectory(store, access, hierarchies), members, check, book);
        modules.install("market", Map.of("stall", STALL, "visit", VISIT, "card", CARD));
        street = found("J", OrganisationType.COMMITTEE, null);
        east = found("J1", OrganisationType.BRANCH, street, "market");
        west = found("J2", OrganisationType.BRANCH, street, "market");
    }

    Organisation found(String code, OrganisationType type, Organisation parent, String... sectors) {
        Long above = parent == null ? null : parent.id();
        return tree.found(root, new Founding(code, code + "组织", null, type, List.of(sectors), above, FOUNDED));
    }

    Caller clerk(Role role, Organisation organisation) {
        String name = role.code() + "-" + organisation.id();
        accounts.create(root, name, "办事员", PASSWORD, List.of(new Grant(role, organisation.id())));
        return accounts.authenticate(name, PASSWORD, "test");
    }

    Member enrol(String name, Organisation home, LocalDate joined) {
        return enrol(name, home, joined, null);
    }

    Member enrol(String name, Organisation home, LocalDate joined, String citizenNumber) {
        return members.enrol(
                root,
                new Enrolment(
                        name,
                        "1",
                        LocalDate.of(1970, 1, 1),
                        null,
                        null,
                        "full",
                        "in-service",
                        joined,
                        joined.plusYears(1),
                        citizenNumber,
                        null,
                        home.id(),
                        null));
    }

    static Period quarter(LocalDate day) {
        return Period.of(Period.Kind.QUARTER, day);
    }

    static Entry stall(Organisation owner, String data) {
        return new Entry("market/stall", owner.id(), null, quarter(TODAY), TestForm.json(data));
    }

    static Entry visit(Organisation owner, LocalDate on) {
        return new Entry("market/visit", owner.id(), null, null, TestForm.json("{\"on\": \"" + on + "\"}"));
    }

    static List<JsonNode> rows(String json) {
        List<JsonNode> rows = new ArrayList<>();
        TestForm.json(json).forEach(rows::add);
        return rows;
    }

    long count(String table) {
        return store.read(sql -> sql.first("select count(*) as n from " + table, row -> row.number("n"))
                .orElseThrow());
    }
}
