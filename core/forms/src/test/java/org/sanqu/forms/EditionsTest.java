package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Editions;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Module;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.UpdateGuard.Verdict;
import org.sanqu.store.OnEachDatabase;

/** A form with data goes from edition to edition and back, and nothing that was written changes. */
class EditionsTest {

    private Fair fair;

    @AfterEach
    void end() {
        fair.close();
    }

    @OnEachDatabase
    void anUpdateThatFitsIsFineAndOneThatDoesNotIsRefusedWithFilePointerAndReason(Store store) {
        fair = new Fair(store);
        fair.submit("{\"name\": \"甲\", \"trade\": \"other\"}");
        assertEquals(
                Verdict.FINE,
                fair.guard.examine(
                        Fair.module("1.1.0", Fair.FIRST.replace("maxLength\": 60", "maxLength\": 50")), "x"));
        assertEquals(
                Verdict.FINE,
                fair.guard.examine(
                        Fair.module(
                                "1.1.0",
                                Fair.FIRST.replace("\"staff\": {", "\"more\": { \"type\": \"string\" }, \"staff\": {")),
                        "x"));
        List<String> fewer = fair.faults(
                Fair.module("1.1.0", Fair.FIRST.replace(", \"other\"]", "]").replace(", \"other\": \"其他\"", "")));
        assertEquals(1, fewer.size());
        assertTrue(fewer.get(0).startsWith("forms/stall.json#/properties/trade/enum “行业”取消选项：其他。已有 1 份"), fewer.get(0));
        assertTrue(fewer.get(0).contains("migrations/stall-2.json"), fewer.get(0));
        List<String> key =
                fair.faults(Fair.module("1.1.0", Fair.FIRST.replace("\"key\": [\"/name\"]", "\"key\": [\"/trade\"]")));
        assertTrue(key.get(0).startsWith("forms/stall.json#/x-form/key "), key.toString());
        List<String> missing = fair.faults(Fair.module("2.0.0", Fair.SECOND));
        assertTrue(missing.get(0).startsWith("migrations/stall-2.json "), missing.toString());
        List<String> nowhere = fair.faults(
                Fair.module("2.0.0", Fair.SECOND, "migrations/stall-2.json", Fair.STEPS.replace("/name", "/nome")));
        assertTrue(nowhere.get(0).startsWith("migrations/stall-2.json#/steps/0/rename/from "), nowhere.toString());
    }

    @OnEachDatabase
    void withoutDataAnythingGoesAtOnce(Store store) {
        fair = new Fair(store);
        assertEquals(Verdict.FINE, fair.guard.examine(Fair.second(), "x"));
        assertEquals(Verdict.FINE, fair.guard.examine(Fair.module("2.0.0", Fair.SECOND), "x"));
    }

    @OnEachDatabase
    void submissionsAreReadInTheNextEditionAndStayAsTheyWereWritten(Store store) throws Exception {
        fair = new Fair(store);
        Submission good = fair.submit(
                "{\"name\": \"甲\", \"trade\": \"cloth\", \"staff\": \"１2\", \"rows\": [{\"n\": 1}, {}, {\"n\": 3}]}");
        Submission bad = fair.submit("{\"name\": \"乙\", \"trade\": \"other\"}");
        Module second = Fair.second();
        assertEquals(2, fair.guard.examine(second, "x").touched());

        FormUpdate preview = fair.guard.preview(second, "x").get(0);
        assertTrue(preview.complete());
        assertEquals(2, preview.touched());
        assertEquals(
                TestForm.json("{\"title\": \"甲\", \"trade\": \"clothes\", \"staff\": 12,"
                                + " \"rows\": [{\"count\": 1}, {}, {\"count\": 3}]}")
                        .toString(),
                sorted(preview.examples().get(0).after()));
        assertEquals(good.data(), preview.examples().get(0).before());
        assertEquals(bad.id(), preview.failing().get(0).submission());
        Fault fault = preview.failing().get(0).faults().get(0);
        assertEquals("/trade", fault.at());
        assertEquals(List.of("乙", "甲"), fair.names());

        fair.guard.confirm(second, "x", "admin");
        assertEquals(Verdict.FINE, fair.guard.examine(second, "x"));
        fair.serve(second);
        Fair.await(() -> fair.market.count("submission_reading") == 1 && fair.market.count("reading_failure") == 1);
        Fair.await(() -> fair.market.count("form_migration where ended_at is null") == 0);

        assertEquals(good, fair.market.submissions.get(fair.market.root, good.id()));
        Submission read = fair.editions.reading(good);
        assertEquals("甲", read.data().path("title").asText());
        assertEquals("甲", read.key());
        assertEquals(second.forms().get(0).version(), read.formVersion());
        assertEquals(bad, fair.editions.reading(bad));
        assertEquals("clothes", store.read(sql -> sql.first(
                        "select data from submission_counted where id = ?",
                        row -> TestForm.json(row.text("data")).path("trade").asText(),
                        good.id())
                .orElseThrow()));
        assertEquals(List.of("", "乙"), fair.names());
        Editions.Progress progress =
                fair.editions.progress(fair.market.root, "fair").get(0);
        assertEquals(2, progress.done());
        assertEquals(1, progress.failures());
        assertEquals(bad.id(), progress.failing().get(0).submission());

        fair.market.submissions.revise(
                fair.market.root, bad.id(), 1, TestForm.json("{\"title\": \"乙\", \"trade\": \"food\"}"), null);
        assertEquals(0, fair.editions.progress(fair.market.root, "fair").get(0).failures());
    }

    private static String sorted(JsonNode data) {
        ObjectNode inOrder = ((ObjectNode) data).objectNode();
        for (String name : List.of("title", "trade", "staff", "rows")) {
            inOrder.set(name, data.get(name));
        }
        return inOrder.toString();
    }

    @OnEachDatabase
    void theWayBackDeletesReadingsAndWhatWasWrittenLaterStaysAsItIs(Store store) throws Exception {
        fair = new Fair(store);
        Submission early = fair.submit("{\"name\": \"甲\", \"trade\": \"cloth\"}");
        fair.serve(Fair.second());
        Fair.await(() -> fair.market.count("submission_reading") == 1);
        Submission late = fair.submit("{\"title\": \"丙\", \"trade\": \"clothes\"}");

        Module first = Fair.module("1.0.0", Fair.FIRST);
        assertEquals(2, fair.guard.examine(first, "y").touched());
        FormUpdate preview = fair.guard.preview(first, "y").get(0);
        assertTrue(preview.back());
        assertEquals(1, preview.ahead());
        assertEquals("clothes", preview.examples().get(0).before().path("trade").asText());
        assertEquals("cloth", preview.examples().get(0).after().path("trade").asText());

        fair.guard.confirm(first, "y", "admin");
        fair.serve(first);
        Fair.await(() -> fair.market.count("submission_reading") == 0);
        Fair.await(() -> fair.names().contains("甲"));
        assertEquals(early, fair.editions.reading(early));
        assertEquals(late, fair.market.submissions.get(fair.market.root, late.id()));
        assertEquals(late, fair.editions.reading(late));

        fair.market.modules.remove("fair");
        assertEquals(early, fair.market.submissions.get(fair.market.root, early.id()));
        assertEquals(
                "摊位",
                fair.market.forms.version(fair.market.root, late.formVersion()).title(Locale.CHINESE));
    }

    @OnEachDatabase
    void fromOneEditionToTheNextPeriodsStayPeriodsOfTheSameKind(Store store) {
        fair = new Fair(store);
        fair.submit("{\"name\": \"甲\"}");
        Module monthly = Fair.module(
                "2.0.0", Fair.SECOND.replace("quarterly", "monthly"), "migrations/stall-2.json", Fair.STEPS);
        assertEquals(List.of("forms/stall.json#/x-form/cadence “摊位”的填报周期不能改变：已填报 1 份。请另建表单。"), fair.faults(monthly));
        assertEquals(List.of(), fair.faults(Fair.second()));
    }
}
