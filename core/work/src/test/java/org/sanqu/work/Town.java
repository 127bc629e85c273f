package org.sanqu.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.forms.CensusApplicability;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.Known;
import org.sanqu.forms.StoredDrafts;
import org.sanqu.forms.StoredSubmissions;
import org.sanqu.forms.review.FiledSubmissions;
import org.sanqu.forms.review.StoredReviews;
import org.sanqu.members.MemberCensus;
import org.sanqu.members.MemberCounts;
import org.sanqu.members.StoredHomes;
import org.sanqu.members.StoredMemberRegister;
import org.sanqu.organisation.Forecast;
import org.sanqu.organisation.OrganisationCensus;
import org.sanqu.organisation.OrganisationFacts;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.organisation.StoredHistory;
import org.sanqu.organisation.StoredOrganisationTree;
import org.sanqu.security.ActingFor;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.KeyedSecrets;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;
import org.sanqu.security.StoredSubstitutes;

/** A town committee with two street committees of two branches each, and every service that owing forms needs. */
final class Town {

    static final LocalDate TODAY = LocalDate.now();
    static final Period NOW = Period.of(Period.Kind.QUARTER, TODAY);
    static final Period BEFORE = NOW.previous();
    static final LocalDate LONG_AGO = LocalDate.of(1999, 7, 1);

    /** Every branch fills it in every quarter, within five days. */
    static final String STALL = "market/stall";
    /** Every member's card, once, within thirty days. */
    static final String CARD = "market/card";
    /** Every committee's profile, once, reviewed. */
    static final String PROFILE = "market/profile";
    /** What happened, on a day. */
    static final String VISIT = "market/visit";

    private static final Map<String, String> FORMS = Map.of(
            "stall",
            form(
                    "摊位",
                    "\"cadence\": \"quarterly\", \"dueDays\": 5, \"approval\": \"reviewed\","
                            + " \"appliesTo\": {\"types\": [\"branch\"]}"),
            "card",
            form("联系卡", "\"cadence\": \"once\", \"dueDays\": 30, \"subject\": \"member\""),
            "profile",
            form("概况", "\"cadence\": \"once\", \"dueDays\": 30, \"appliesTo\": {\"types\": [\"committee\"]}"),
            "visit",
            form("走访", "\"cadence\": \"event\", \"date\": \"/on\""));

    private static final String PASSWORD = "correct-horse-42";

    final HandClock clock = new HandClock();
    final Store store;
    final InstalledModules modules = new InstalledModules();
    final StoredAccounts accounts;
    final StoredSubstitutes substitutes;
    final StoredOrganisationTree tree;
    final StoredHistory history;
    final StoredMemberRegister members;
    final StoredSubmissions submissions;
    final StoredReviews reviews;
    final StoredDrafts drafts;
    final ServedDays served;
    final Ledgers ledgers;
    final StoredDeadlines deadlines;
    final PersonalWorkList workList;
    final Reminders reminders;
    final Caller root;
    final Organisation town;
    final Organisation east;
    final Organisation west;
    final Organisation first;
    final Organisation second;
    final Organisation third;
    final Organisation fourth;

    Town(Store store) {
        this.store = store;
        StoredHierarchies hierarchies = new StoredHierarchies(store);
        ActingFor acting = new ActingFor(store, Clock.systemDefaultZone());
        GrantedAccess access = new GrantedAccess(hierarchies, acting);
        substitutes = new StoredSubstitutes(store, access, acting, Clock.systemDefaultZone());
        MemberCounts counts = new MemberCounts(store, hierarchies);
        Forecast forecast = new Forecast(hierarchies, new OrganisationFacts());
        history = new StoredHistory(store, access, hierarchies, forecast, new StoredHomes(counts));
        tree = new StoredOrganisationTree(store, access, hierarchies);
        members = new StoredMemberRegister(store, new KeyedSecrets(store), access, hierarchies, counts);
        accounts = new StoredAccounts(store, access, hierarchies, Settings.defaults(), Clock.systemUTC());
        root = accounts.console();
        OrganisationCensus organisationCensus = new OrganisationCensus(store, hierarchies);
        MemberCensus memberCensus = new MemberCensus(store, counts);
        Known known = new Known();
        known.bindCensus(organisationCensus);
        known.bindCensus(memberCensus);
        CensusApplicability applicability = new CensusApplicability(store, hierarchies, known);
        FormsOfTown forms = new FormsOfTown(store, access, hierarchies, tree, members, modules, known, applicability);
        submissions = forms.submissions;
        reviews = forms.reviews;
        drafts = new StoredDrafts(store, access, modules, new FormArchive(store));
        FiledSubmissions filed = forms.filed;
        servedLongAgo();
        modules.install("market", FORMS);
        served = new ServedDays(store, modules, clock);
        OwedReader reader = new OwedReader(hierarchies, applicability);
        reader.bindCensus(organisationCensus);
        reader.bindCensus(memberCensus);
        Extensions extensions = new Extensions(store);
        Urgings urgings = new Urgings(store);
        ledgers = new Ledgers(served, reader, extensions, filed, clock, 16);
        OwnPlaces places = new OwnPlaces(access, hierarchies);
        OwnDues dues = new OwnDues(modules, applicability, ledgers);
        Returned returned = new Returned(store, submissions, filed, access, clock);
        workList = new PersonalWorkList(urgings, places, dues, returned, reviews, drafts);
        NoticeTexts texts = new NoticeTexts(modules, tree, accounts);
        Recorders recorders = new Recorders(accounts, places);
        reminders = new Reminders(store, workList, recorders, texts, new AnyHour(), clock);
        OpenLedgers open = new OpenLedgers(modules, ledgers, places);
        deadlines = new StoredDeadlines(
                open,
                ledgers,
                new ExtensionDesk(open, ledgers, extensions, places),
                new UrgingDesk(open, ledgers, urgings, places, reminders),
                new LateEntries(store, filed, ledgers),
                places,
                submissions);
        town = found("T", OrganisationType.COMMITTEE, null);
        east = found("TE", OrganisationType.COMMITTEE, town);
        west = found("TW", OrganisationType.COMMITTEE, town);
        first = found("TE1", OrganisationType.BRANCH, east);
        second = found("TE2", OrganisationType.BRANCH, east);
        third = found("TW1", OrganisationType.BRANCH, west);
        fourth = found("TW2", OrganisationType.BRANCH, west);
    }

    private void servedLongAgo() {
        Tables.prepare(store);
        store.write(sql -> {
            Map<String, String> cadences =
                    Map.of("stall", "quarterly", "card", "once", "profile", "once", "visit", "event");
            cadences.forEach((form, cadence) -> sql.update(
                    "insert into form_served (form, cadence, from_on, last_on) values (?, ?, ?, ?)",
                    "market/" + form,
                    cadence,
                    TODAY.minusYears(1),
                    TODAY.minusYears(1)));
            return null;
        });
    }

    private static String form(String title, String says) {
        return """
                { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "%s", "type": "object",
                  "properties": { "on": { "type": "string", "format": "date", "title": "日期" },
                                  "n": { "type": "integer", "title": "数量" } },
                  "x-form": { %s } }
                """
                .formatted(title, says);
    }

    Organisation found(String code, OrganisationType type, Organisation parent) {
        return found(code, type, parent, LONG_AGO);
    }

    Organisation found(String code, OrganisationType type, Organisation parent, LocalDate on) {
        Long above = parent == null ? null : parent.id();
        return tree.found(root, new Founding(code, code + "组织", null, type, List.of(), above, on));
    }

    Caller account(String name, Role role, Organisation organisation) {
        accounts.create(root, name, name, PASSWORD, List.of(new Grant(role, organisation.id())));
        return accounts.authenticate(name, PASSWORD, "test");
    }

    Member enrol(String name, Organisation home) {
        return enrol(name, home, null);
    }

    Member enrol(String name, Organisation home, LocalDate homeFrom) {
        LocalDate joined = LocalDate.of(2001, 7, 1);
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
                        null,
                        null,
                        home.id(),
                        homeFrom));
    }

    Submission stall(Caller caller, Organisation organisation, Period period) {
        return submissions.submit(caller, new Entry(STALL, organisation.id(), null, period, json("{\"n\": 1}")));
    }

    Submission visit(Organisation organisation, LocalDate on) {
        return submissions.submit(
                root, new Entry(VISIT, organisation.id(), null, null, json("{\"on\": \"" + on + "\"}")));
    }

    /** A clock that is ahead of another. */
    static Clock later(Clock clock, Duration by) {
        return Clock.offset(clock, by);
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
