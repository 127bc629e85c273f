package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.member.Member;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class SubmissionImportTest {

    /** Region code 000000 was never issued. */
    private static final String CITIZEN_NUMBER = "000000197001010019";

    @OnEachDatabase
    void aFileIsImportedOnceHoweverOften(Store store) {
        Street market = new Street(store);
        Member member = market.enrol("李四", market.east, LocalDate.of(2001, 7, 1), CITIZEN_NUMBER);
        List<JsonNode> rows = Street.rows(
                """
                [{"form": "market/stall", "organisation": "J1", "period": "2024-Q3", "data": {"name": "一"}},
                 {"form": "market/stall", "organisation": "J1", "period": "2024-Q4", "data": {"name": "一"}},
                 {"form": "market/visit", "organisation": "J2", "ref": "ledger-7", "data": {"on": "2024-05-01"}},
                 {"form": "market/card", "organisation": "J1", "member": "%s", "data": {"need": "就医"}}]
                """
                        .formatted(CITIZEN_NUMBER));
        assertEquals(4, market.submissionImport.apply(market.root, rows));
        assertEquals(0, market.submissionImport.apply(market.root, rows));
        assertEquals(4, market.count("submission"));
        assertEquals(4, market.count("note"));
        Long about = market.submissions
                .page(market.root, new SubmissionQuery(market.east.id(), "market/card", null, null, 10))
                .items()
                .get(0)
                .member();
        assertEquals(member.id(), about);
    }

    @OnEachDatabase
    void everyBadRowIsNamedAndNothingIsImported(Store store) {
        Street market = new Street(store);
        List<JsonNode> rows = Street.rows(
                """
                [{"form": "market/stall", "organisation": "J1", "period": "2024-Q3", "data": {"name": "一"}},
                 {"form": "market/stall", "organisation": "J1", "period": "2024-Q3", "data": {"name": ""}},
                 {"form": "market/gone", "organisation": "J9", "period": "soon", "colour": 1},
                 {"form": "market/stall", "organisation": "J1", "period": "2024-Q3", "data": {"name": "一"}},
                 {"form": "market/card", "organisation": "J1", "member": "%s", "data": {"need": "就医"}},
                 {"form": "market/visit", "organisation": "J1", "period": "2024-Q3", "data": {"on": "2024-02-30"}},
                 7]
                """
                        .formatted(CITIZEN_NUMBER));
        Refusal refusal = assertThrows(Refusal.class, () -> market.submissionImport.apply(market.root, rows));
        assertEquals(Refusal.Reason.INVALID, refusal.reason());
        assertEquals("有 6 行有误，未导入任何数据。", refusal.getMessage());
        assertEquals(
                List.of(
                        "/1/data/name",
                        "/2/colour",
                        "/2/form",
                        "/2/period",
                        "/2/organisation",
                        "/3",
                        "/4/member",
                        "/5/period",
                        "/5/data/on",
                        "/6",
                        "/6/form",
                        "/6/organisation"),
                refusal.faults().stream().map(fault -> fault.at()).toList());
        assertEquals(0, market.count("submission"));
    }

    @OnEachDatabase
    void whoImportsNeedsToBeAllowedToFillInForms(Store store) {
        Street market = new Street(store);
        List<JsonNode> rows = Street.rows(
                "[{\"form\": \"market/visit\", \"organisation\": \"J1\", \"data\": {\"on\": \"2024-05-01\"}}]");
        Refusal refusal = assertThrows(
                Refusal.class, () -> market.submissionImport.apply(market.clerk(Role.READER, market.east), rows));
        assertEquals(Refusal.Reason.FORBIDDEN, refusal.reason());
        assertEquals(1, market.submissionImport.apply(market.clerk(Role.RECORDER, market.east), rows));
    }

    @OnEachDatabase
    void aLedgerOfFiveThousandRowsIsImportedWhole(Store store) {
        Street market = new Street(store);
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            LocalDate day = LocalDate.of(2023, 1, 1).plusDays(i * 31L % 700);
            rows.add(TestForm.json(
                    "{\"form\": \"market/visit\", \"organisation\": \"J%d\", \"ref\": \"%d\", \"data\": {\"on\": \"%s\"}}"
                            .formatted(1 + i % 2, i, day)));
        }
        assertEquals(5_000, market.submissionImport.apply(market.root, rows));
        assertEquals(5_000, market.count("note"));
    }

    @OnEachDatabase
    void twoOrganisationsMayCallTheirRowsTheSame(Store store) {
        Street market = new Street(store);
        List<JsonNode> east = Street.rows(
                """
                [{"form": "market/visit", "organisation": "J1", "ref": "1", "data": {"on": "2024-05-01"}}]""");
        List<JsonNode> west = Street.rows(
                """
                [{"form": "market/visit", "organisation": "J2", "ref": "1", "data": {"on": "2024-06-01"}}]""");
        assertEquals(1, market.submissionImport.apply(market.root, east));
        assertEquals(1, market.submissionImport.apply(market.root, west));
        assertEquals(0, market.submissionImport.apply(market.root, west));
        assertEquals(2, market.count("submission"));
    }

    @OnEachDatabase
    void aLongFileThatBreaksOffLeavesNothing(Store store) {
        Street market = new Street(store);
        store.migrate("once", List.of(new Migration("1.sql", "create unique index note_once on note (name);\n")));
        List<JsonNode> rows = new ArrayList<>();
        for (int number = 0; number < 1_200; number++) {
            rows.add(stall("2024-Q3", number));
        }
        rows.add(stall("2024-Q4", 0));
        assertThrows(StoreFailure.class, () -> market.submissionImport.apply(market.root, rows));
        assertEquals(0, market.count("submission"));
        assertEquals(0, market.count("note"));
        assertEquals(1_200, market.submissionImport.apply(market.root, rows.subList(0, 1_200)));
    }

    private static JsonNode stall(String period, int number) {
        return TestForm.json(
                "{\"form\": \"market/stall\", \"organisation\": \"J1\", \"period\": \"%s\", \"data\": {\"name\": \"摊%d\"}}"
                        .formatted(period, number));
    }
}
