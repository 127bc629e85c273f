package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.forms.Meetings.apply;
import static org.sanqu.forms.Meetings.meetings;
import static org.sanqu.forms.Meetings.row;
import static org.sanqu.forms.Meetings.said;
import static org.sanqu.forms.Meetings.states;
import static org.sanqu.forms.Meetings.undo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class LedgerAgainTest {

    @OnEachDatabase
    void whatIsThereAlreadyStaysAndWhatIsThereTwiceIsSaid(Store store) {
        Street market = new Street(store);
        meetings(market);
        market.submissions.submit(market.root, Street.stall(market.east, "{\"name\": \"一\", \"members\": 1}"));
        BatchImport.Intake intake =
                market.batches.find("market/stall").orElseThrow().begin(market.root, 8, null);
        String quarter = Street.quarter(Street.TODAY).toString();
        Map<String, String> same = row(".organisation", "J1", ".period", quarter, "name", "一", "members", "1");
        Map<String, String> differs = row(".organisation", "J1", ".period", quarter, "name", "一", "members", "2");
        Map<String, String> fresh = row(".organisation", "J2", ".period", quarter, "name", "一", "members", "2");
        assertEquals(List.of(), said(intake.add(2, same, Set.of())));
        assertEquals(List.of(), said(intake.add(3, fresh, Set.of())));
        assertEquals(List.of(" 与第 3 行填报的是同一件事，请保留一行。"), said(intake.add(4, fresh, Set.of())));
        assertEquals(1, intake.there().rows());
        assertEquals(0, intake.there().differing());
        BatchImport.Intake again =
                market.batches.find("market/stall").orElseThrow().begin(market.root, 9, null);
        again.add(2, differs, Set.of());
        assertEquals(1, again.there().differing());
        assertEquals(1, intake.remaining());
    }

    @OnEachDatabase
    void aBatchIsTakenBackUnlessSomethingHappenedSince(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        BatchImport.Intake intake = meetings.begin(market.root, 7, null);
        for (int day = 1; day <= 3; day++) {
            intake.add(day, row(".organisation", "J1", "on", "2024-03-0" + day, "kind", "党课"), Set.of());
        }
        store.write(sql -> intake.apply(sql, market.root, 10));
        List<Submission> made = new ArrayList<>(market.submissions
                .page(market.root, new SubmissionQuery(market.east.id(), null, null, null, 10))
                .items());
        Submission touched = market.submissions.revise(
                market.root, made.get(0).id(), 1, TestForm.json("{\"on\": \"2024-03-03\", \"kind\": \"day\"}"), null);
        Refusal refusal = assertThrows(Refusal.class, () -> undo(store, market, meetings));
        assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
        assertEquals(3, states(store, SubmissionState.SUBMITTED));
        store.write(sql -> sql.update("update submission set revision = 1 where id = ?", touched.id()));
        undo(store, market, meetings);
        assertEquals(3, states(store, SubmissionState.VOIDED));
        assertEquals(3, market.count("submission_review"));
    }

    @OnEachDatabase
    void whatWasTakenBackIsImportedAgainUnderItsReference(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课", ".ref", "A-1");
        BatchImport.Intake first = meetings.begin(market.root, 7, null);
        first.add(1, row, Set.of());
        assertEquals(1, apply(store, market, first));
        BatchImport.Intake again = meetings.begin(market.root, 8, null);
        again.add(1, row, Set.of());
        assertEquals(1, again.there().rows(), "the reference is taken");
        undo(store, market, meetings);
        BatchImport.Intake corrected = meetings.begin(market.root, 9, null);
        corrected.add(1, row, Set.of());
        assertEquals(0, corrected.there().rows());
        assertEquals(1, apply(store, market, corrected));
    }

    @OnEachDatabase
    void whatSomebodyEnteredBetweenCheckingAndApplyingIsTold(Store store) {
        Street market = new Street(store);
        meetings(market);
        BatchImport.Intake intake =
                market.batches.find("market/stall").orElseThrow().begin(market.root, 8, null);
        String quarter = Street.quarter(Street.TODAY).toString();
        intake.add(2, row(".organisation", "J1", ".period", quarter, "name", "一", "members", "2"), Set.of());
        assertEquals(0, intake.there().rows());
        market.submissions.submit(market.root, Street.stall(market.east, "{\"name\": \"一\", \"members\": 1}"));
        assertEquals(0, apply(store, market, intake));
        assertEquals(1, intake.there().rows());
        assertEquals(Set.of(2), intake.there().differences().keySet());
    }

    @OnEachDatabase
    void whatIsImportedIsSubmittedWhenItIsImportedUnlessItIsHistory(Store store) {
        Street market = new Street(store);
        meetings(market);
        Period past = Street.quarter(Street.TODAY).previous();
        BatchImport stalls = market.batches.find("market/stall").orElseThrow();
        BatchImport.Intake now = stalls.begin(market.root, 8, null);
        now.add(2, row(".organisation", "J1", ".period", past.toString(), "name", "一"), Set.of());
        apply(store, market, now);
        BatchImport.Intake later = stalls.begin(market.root, 9, past.from());
        later.add(2, row(".organisation", "J1", ".period", past.toString(), "name", "二"), Set.of());
        apply(store, market, later);
        BatchImport.Intake history = stalls.begin(market.root, 10, past.to());
        history.add(2, row(".organisation", "J2", ".period", past.toString(), "name", "一"), Set.of());
        apply(store, market, history);
        Map<Long, Set<Instant>> submitted = new HashMap<>();
        market.filed.each("market/stall", past, null, (id, owner, member, state, at) -> submitted
                .computeIfAbsent(owner, unknown -> new HashSet<>())
                .add(at));
        Instant due = past.to().atStartOfDay(ZoneOffset.UTC).toInstant();
        assertEquals(Set.of(due), submitted.get(market.west.id()));
        assertEquals(2, submitted.get(market.east.id()).size());
        submitted.get(market.east.id()).forEach(at -> assertTrue(at.isAfter(due)));
    }

    @OnEachDatabase
    void aRecorderDoesNotSayThatWhatIsOverdueIsHistory(Store store) {
        Street market = new Street(store);
        meetings(market);
        Caller recorder = market.clerk(Role.RECORDER, market.east);
        Period past = Street.quarter(Street.TODAY).previous();
        BatchImport stalls = market.batches.find("market/stall").orElseThrow();
        BatchImport.Intake history = stalls.begin(recorder, 8, past.to());
        Map<String, String> row = row(".organisation", "J1", ".period", past.toString(), "name", "一");
        assertEquals(
                List.of("sheet.history-forbidden"),
                history.add(2, row, Set.of()).stream()
                        .map(fault -> fault.reason().key())
                        .toList());
        assertEquals(List.of(), said(stalls.begin(recorder, 9, null).add(2, row, Set.of())));
    }

    @OnEachDatabase
    void aLedgerOfEventsThatIsImportedTwiceAddsNothing(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课", "cost", "12.50");
        Map<String, String> other = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课", "cost", "13");
        BatchImport.Intake first = meetings.begin(market.root, 7, null);
        for (int number = 2; number < 4; number++) {
            assertEquals(List.of(), said(first.add(number, row, Set.of())));
        }
        assertEquals(2, apply(store, market, first), "somebody who does a thing twice has two rows");
        BatchImport.Intake again = meetings.begin(market.root, 8, null);
        for (int number = 2; number < 5; number++) {
            assertEquals(List.of(), said(again.add(number, row, Set.of())));
        }
        again.add(5, other, Set.of());
        assertEquals(2, again.there().rows());
        assertEquals(0, again.there().differing());
        assertEquals(2, apply(store, market, again), "the third and the other");
        undo(store, market, meetings);
        BatchImport.Intake anew = meetings.begin(market.root, 9, null);
        anew.add(2, row, Set.of());
        anew.add(3, row, Set.of());
        assertEquals(1, anew.there().rows(), "what was taken back is not there");
    }

    @OnEachDatabase
    void twoImportsOfOneLedgerThatWereCheckedBeforeEitherAddItOnce(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课");
        BatchImport.Intake first = meetings.begin(market.root, 7, null);
        BatchImport.Intake second = meetings.begin(market.root, 8, null);
        first.add(2, row, Set.of());
        second.add(2, row, Set.of());
        assertEquals(1, apply(store, market, first));
        assertEquals(0, apply(store, market, second));
        assertEquals(1, second.there().rows());
    }

    @OnEachDatabase
    void whatWasImportedForAFormThatIsGoneIsStillTakenBack(Store store) {
        Street market = new Street(store);
        BatchImport.Intake intake = meetings(market).begin(market.root, 7, null);
        intake.add(2, row(".organisation", "J1", "on", "2024-03-01", "kind", "党课"), Set.of());
        apply(store, market, intake);
        market.modules.remove("market");
        BatchImport gone = market.batches.find("market/meeting").orElseThrow();
        assertThrows(Refusal.class, () -> gone.begin(market.root, 8, null));
        undo(store, market, gone);
        assertEquals(1, states(store, SubmissionState.VOIDED));
        assertTrue(market.batches.find("market/never").isEmpty());
    }

    @OnEachDatabase
    void anEventThatWasTypedIsNotAddedAgainByALedger(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        market.submissions.submit(
                market.root,
                new Entry(
                        "market/meeting",
                        market.east.id(),
                        null,
                        null,
                        TestForm.json("{\"on\": \"2024-03-01\", \"kind\": \"class\"}")));
        BatchImport.Intake ledger = meetings.begin(market.root, 7, null);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课");
        assertEquals(List.of(), said(ledger.add(2, row, Set.of())));
        assertEquals(1, ledger.there().rows());
        assertEquals(0, apply(store, market, ledger));
        assertEquals(1, market.count("submission"));
    }

    @OnEachDatabase
    void whatNamesNoDayIsComparedAsItReadsInTheFormThatIsServed(Store store) {
        Street market = new Street(store);
        market.modules.install(
                "market",
                Map.of(
                        "remark",
                        """
                        {"title": "备注", "type": "object",
                         "properties": {"text": {"type": "string", "title": "内容"}}, "x-form": {"cadence": "event"}}"""));
        BatchImport remarks = market.batches.find("market/remark").orElseThrow();
        BatchImport.Intake first = remarks.begin(market.root, 7, null);
        first.add(2, row(".organisation", "J1", "text", "旧"), Set.of());
        assertEquals(1, apply(store, market, first));
        store.write(sql -> sql.update(
                "insert into submission_reading (submission, revision, form_version, migrations, series_key, day, data)"
                        + " select id, revision, form_version, '', series_key, day, ? from submission",
                "{\"text\":\"新\"}"));
        BatchImport.Intake again = remarks.begin(market.root, 8, null);
        again.add(2, row(".organisation", "J1", "text", "新"), Set.of());
        assertEquals(1, again.there().rows());
    }

    @OnEachDatabase
    void whetherABatchIsHistoryIsWhatWasSaidLast(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        LocalDate said = LocalDate.of(2024, 3, 31);
        meets(store, market, meetings, said, "01");
        assertEquals(List.of("2024-03-31"), history(store));
        meets(store, market, meetings, said.plusDays(1), "02");
        assertEquals(List.of("2024-04-01"), history(store));
        meets(store, market, meetings, null, "03");
        assertEquals(List.of(), history(store));
        meets(store, market, meetings, said, "04");
        undo(store, market, meetings);
        assertEquals(List.of(), history(store));
    }

    private static void meets(Store store, Street market, BatchImport meetings, LocalDate history, String day) {
        BatchImport.Intake intake = meetings.begin(market.root, 7, history);
        intake.add(2, row(".organisation", "J1", "on", "2024-03-" + day, "kind", "党课"), Set.of());
        assertEquals(1, apply(store, market, intake));
    }

    private static List<String> history(Store store) {
        return store.read(
                sql -> sql.list("select until from submission_history where batch = 7", row -> row.text("until")));
    }
}
