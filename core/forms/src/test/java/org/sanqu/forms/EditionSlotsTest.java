package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.module.Module;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

/** What there may be one of is one in the edition that is served; lists, search and figures go by what is read there. */
class EditionSlotsTest {

    private Fair fair;

    @AfterEach
    void end() {
        fair.close();
    }

    private String keys() {
        return fair.market
                .store
                .read(sql -> sql.list(
                        "select coalesce(served_key, series_key) || ':' || coalesce(slot, '-') as place from submission order by id",
                        row -> row.text("place")))
                .toString();
    }

    /** The second edition with stalls that are told apart by something else. */
    private static Module keyed(String key, String steps) {
        return Fair.module(
                "2.0.0",
                Fair.SECOND.replace("\"key\": [\"/title\"]", "\"key\": [\"" + key + "\"]"),
                "migrations/stall-2.json",
                steps);
    }

    @OnEachDatabase
    void whatWasFilledInBeforeHasThePlaceInTheNewEdition(Store store) throws Exception {
        fair = new Fair(store);
        Submission one = fair.submit("{\"name\": \"甲\", \"trade\": \"cloth\"}");
        fair.serve(keyed("/trade", Fair.STEPS));
        fair.awaitReadings(1);
        Refusal taken = assertThrows(Refusal.class, () -> fair.submit("{\"title\": \"乙\", \"trade\": \"clothes\"}"));
        assertEquals("submission.exists", taken.text().key());
        fair.submit("{\"title\": \"乙\", \"trade\": \"food\"}");
        fair.serve(Fair.module("1.0.0", Fair.FIRST));
        fair.awaitReadings(0);
        assertEquals("甲", one.key());
        assertThrows(Refusal.class, () -> fair.submit("{\"name\": \"甲\"}"));
        fair.submit("{\"name\": \"丙\"}");
    }

    @OnEachDatabase
    void twoThatBecomeOneAreToldBeforeAndTheSecondStaysAsItWasWritten(Store store) throws Exception {
        fair = new Fair(store);
        Submission one = fair.submit("{\"name\": \"甲\", \"trade\": \"food\"}");
        Submission two = fair.submit("{\"name\": \"乙\", \"trade\": \"food\"}");
        Module second = keyed("/trade", Fair.STEPS);
        FormUpdate preview = fair.guard.preview(second, "x").get(0);
        assertEquals(1, preview.failures());
        assertEquals(two.id(), preview.failing().get(0).submission());
        Fault fault = preview.failing().get(0).faults().get(0);
        assertEquals("/trade 按新版次读取后，与第 " + one.id() + " 号填报是同一事项，不能并存；请作废或修改其中一份。", fault.at() + " " + fault.reason());
        fair.serve(second);
        fair.awaitReadings(1);
        assertEquals(1, fair.market.count("reading_failure"));
        assertEquals(two, fair.editions.reading(two));
        Fault told = fair.editions
                .progress(fair.market.root, "fair")
                .get(0)
                .failing()
                .get(0)
                .faults()
                .get(0);
        assertEquals(fault.reason().toString(), told.reason().toString());
        fair.revise(two, "{\"title\": \"乙\", \"trade\": \"clothes\"}");
        assertEquals(0, fair.editions.progress(fair.market.root, "fair").get(0).failures());
    }

    @OnEachDatabase
    void twoMayChangePlaces(Store store) throws Exception {
        fair = new Fair(store);
        fair.submit("{\"name\": \"甲\", \"trade\": \"food\"}");
        fair.submit("{\"name\": \"乙\", \"trade\": \"food\"}");
        Module swapped = Fair.second(
                "2.0.0",
                Fair.STEPS.replace(
                        "{ \"map\"",
                        "{ \"map\": { \"at\": \"/title\", \"values\": { \"甲\": \"乙\", \"乙\": \"甲\" } } }, { \"map\""));
        assertEquals(0, fair.guard.preview(swapped, "x").get(0).failures());
        String period = Street.quarter(Street.TODAY).toString();
        fair.serve(swapped);
        fair.awaitReadings(2);
        assertEquals("[乙:" + period + ", 甲:" + period + "]", keys());
        fair.serve(Fair.module("1.0.0", Fair.FIRST));
        fair.awaitReadings(0);
        assertEquals("[甲:" + period + ", 乙:" + period + "]", keys());
    }

    @OnEachDatabase
    void aMigrationThatIsPutRightIsTakenAgainAfterAPreview(Store store) throws Exception {
        fair = new Fair(store);
        Submission one = fair.submit("{\"name\": \"甲\", \"trade\": \"cloth\"}");
        fair.serve(Fair.second("2.0.0", Fair.STEPS.replace("\"cloth\": \"clothes\"", "\"cloth\": \"food\"")));
        fair.awaitReadings(1);
        assertEquals("food", fair.editions.reading(one).data().path("trade").asText());
        Module right = Fair.second("2.0.1", Fair.STEPS);
        assertEquals(1, fair.guard.examine(right, "y").touched());
        FormUpdate.Example example =
                fair.guard.preview(right, "y").get(0).examples().get(0);
        assertEquals("food", example.before().path("trade").asText());
        assertEquals("clothes", example.after().path("trade").asText());
        fair.serve(right);
        Fair.await(
                () -> fair.editions.reading(one).data().path("trade").asText().equals("clothes"));
        fair.awaitEnd();
        String other = Fair.SECOND.replace("\"行业\"", "\"业态\"");
        Module worded = Fair.module("2.0.2", other, "migrations/stall-2.json", Fair.STEPS);
        assertEquals(0, fair.guard.examine(worded, "z").touched(), "other words are no other migration");
    }

    @OnEachDatabase
    void listsAndSearchGoByTheDayAndTheWordsThatAreRead(Store store) throws Exception {
        fair = new Fair(store);
        String first = Fair.FIRST.replace("\"quarterly\", \"key\": [\"/name\"]", "\"event\", \"list\": [\"/trade\"]");
        String second = Fair.SECOND
                .replace("\"staff\": {", "\"on\": { \"type\": \"string\", \"format\": \"date\" }, \"staff\": {")
                .replace(
                        "\"quarterly\", \"key\": [\"/title\"]", "\"event\", \"date\": \"/on\", \"list\": [\"/trade\"]");
        fair.serve(Fair.module("1.0.0", first));
        Submission written = fair.market.submissions.submit(
                fair.market.root,
                new Entry(
                        "fair/stall",
                        fair.market.east.id(),
                        null,
                        null,
                        TestForm.json("{\"name\": \"甲\", \"trade\": \"cloth\"}")));
        assertEquals(List.of(written.id()), found("布匹", null));
        fair.serve(Fair.module(
                "2.0.0",
                second,
                "migrations/stall-2.json",
                Fair.STEPS.replace(
                        "{ \"map\"", "{ \"default\": { \"at\": \"/on\", \"value\": \"2020-05-01\" } }, { \"map\"")));
        fair.awaitReadings(1);
        Period then = Period.of(Period.Kind.YEAR, LocalDate.of(2020, 5, 1));
        assertEquals(List.of(written.id()), found("服装", then));
        assertEquals(List.of(), found("布匹", null));
        assertEquals(List.of(), found(null, Period.of(Period.Kind.YEAR, Street.TODAY)));
        assertEquals(LocalDate.of(2020, 5, 1), listed(null, then).get(0).day());
        assertEquals(Street.TODAY, fair.get(written).day(), "its own page shows it as it was written");
        fair.serve(Fair.module("1.0.0", first));
        fair.awaitReadings(0);
        assertEquals(List.of(written.id()), found("布匹", Period.of(Period.Kind.YEAR, Street.TODAY)));
    }

    private List<Long> found(String search, Period period) {
        return listed(search, period).stream().map(Submission::id).toList();
    }

    private List<Submission> listed(String search, Period period) {
        return fair.market
                .submissions
                .page(
                        fair.market.root,
                        new SubmissionQuery(fair.market.east.id(), "fair/stall", period, Set.of(), search, null, 10))
                .items();
    }

    @OnEachDatabase
    void anApprovedOneOfWhichFiguresCountSomethingElseIsMarked(Store store) throws Exception {
        fair = new Fair(store);
        Submission one = fair.submit("{\"name\": \"甲\", \"trade\": \"cloth\"}");
        Submission two = fair.submit("{\"name\": \"乙\", \"trade\": \"cloth\"}");
        store.write(sql -> sql.update("update submission set state = 'approved' where id = ?", one.id()));
        fair.serve(Fair.second());
        fair.awaitReadings(2);
        assertTrue(fair.get(one).changedAfterApproval());
        assertFalse(fair.get(two).changedAfterApproval());
    }

    @OnEachDatabase
    void whatWasCheckedInAnEditionThatIsServedNoMoreIsNotStored(Store store) {
        fair = new Fair(store);
        Submission there = fair.submit("{\"name\": \"甲\", \"trade\": \"cloth\"}");
        Form checked = fair.market.modules.catalogue().form("fair/stall").orElseThrow();
        Filing filing = new Filing(
                checked,
                there.organisation(),
                null,
                there.period(),
                there.day(),
                "乙",
                null,
                null,
                null,
                null,
                TestForm.json("{\"name\": \"乙\"}"),
                "",
                List.of());
        fair.serve(Fair.second());
        Refusal refusal = assertThrows(
                Refusal.class, () -> store.write(sql -> fair.market.book.add(sql, filing, fair.market.root)));
        assertEquals("submission.edition", refusal.text().key());
        assertThrows(
                Refusal.class,
                () -> store.write(sql -> fair.market.book.replace(sql, there, filing, fair.market.root)));
        assertEquals(1, fair.market.count("submission"));
        assertEquals(there, fair.get(there));
    }
}
