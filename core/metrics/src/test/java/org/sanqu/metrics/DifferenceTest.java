package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

/** Whether a migration has figures count something else of a submission than before. */
class DifferenceTest {

    private static final String COST = "market/costs";
    private static final String TAKEN = "{'cost': 2, 'kind': 'road'}";

    private static Submission reads(Submission written, LocalDate day, String data) {
        return new Submission(
                written.id(),
                written.form(),
                written.formVersion(),
                written.organisation(),
                written.member(),
                written.period(),
                day,
                written.key(),
                Json.of(data),
                written.state(),
                null,
                false,
                null,
                written.revision(),
                null,
                written.enteredBy(),
                written.enteredAt(),
                written.submittedAt());
    }

    private static boolean differs(Street street, Submission written, LocalDate day, String data) {
        return street.store.write(sql -> street.facts.differs(sql, reads(written, day, data)));
    }

    @OnEachDatabase
    void whatIsCountedAsBeforeIsNoDifference(Store store) throws Exception {
        try (Street street = new Street(store)) {
            street.modules.install("market", FoldedRollupsTest.MARKET);
            street.awaitBackfill(COST);
            Submission ticket = street.ledger.ticket(street.first, "2023-03-05", TAKEN);
            LocalDate day = ticket.day();
            assertEquals(false, differs(street, ticket, day, TAKEN));
            assertEquals(false, differs(street, ticket, day, "{'cost': 2.0, 'kind': 'road', 'remark': '另'}"));
            assertEquals(true, differs(street, ticket, day, "{'cost': 3, 'kind': 'road'}"), "another number");
            assertEquals(true, differs(street, ticket, day, "{'kind': 'road'}"), "no number");
            assertEquals(true, differs(street, ticket, day, "{'cost': 2, 'kind': 'light'}"), "another cell");
            assertEquals(true, differs(street, ticket, day.plusMonths(1), TAKEN), "another day");
        }
    }

    @OnEachDatabase
    void aFieldThatOnlyHasAnotherNameIsNoDifference(Store store) throws Exception {
        try (Street street = new Street(store)) {
            street.modules.install("market", FoldedRollupsTest.MARKET);
            street.awaitBackfill(COST);
            Submission ticket = street.ledger.ticket(street.first, "2023-03-05", TAKEN);
            // figures wait for the migration
            store.write(sql -> sql.update(
                    "insert into form_migration (form, edition, total, begun_at) values ('market/ticket', 2, 1, 'x')"));
            Map<String, String> renamed = new HashMap<>(FoldedRollupsTest.MARKET);
            renamed.replaceAll((path, text) -> text.replace("cost'", "price'").replace("'/cost'", "'/price'"));
            street.modules.install("market", renamed);
            assertEquals(false, differs(street, ticket, ticket.day(), "{'price': 2, 'kind': 'road'}"));
            assertEquals(true, differs(street, ticket, ticket.day(), "{'price': 3, 'kind': 'road'}"));
            Map<String, String> more = new HashMap<>(FoldedRollupsTest.MARKET);
            more.put(
                    "metrics/hours.json",
                    "{'title': '次', 'unit': '次', 'value': {'form': 'ticket', 'sum': '/cost', 'by': '/kind'}}");
            street.modules.install("market", more);
            assertEquals(
                    false, differs(street, ticket, ticket.day(), TAKEN), "a figure that is new was read by nobody");
        }
    }
}
