package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.forms.Street.TODAY;
import static org.sanqu.forms.Street.quarter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.osgi.framework.Version;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Editions;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionMigration;
import org.sanqu.api.module.Module;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.UpdateGuard.Verdict;
import org.sanqu.forms.check.ModuleCode.Origin;
import org.sanqu.forms.version.DataGuard;
import org.sanqu.forms.version.MigrationRun;
import org.sanqu.forms.version.ModuleMigrations;
import org.sanqu.forms.version.StoredEditions;
import org.sanqu.forms.version.Ways;
import org.sanqu.store.OnEachDatabase;

/** A form with data goes from edition to edition and back, and nothing that was written changes. */
class EditionsTest {

    private static final String FIRST =
            """
            { "title": "摊位", "type": "object", "required": ["name"],
              "properties": {
                "name":  { "type": "string", "title": "名称", "maxLength": 60 },
                "trade": { "enum": ["food", "cloth", "other"], "title": "行业",
                           "x-labels": {"food": "餐饮", "cloth": "布匹", "other": "其他"} },
                "staff": { "type": "string", "title": "人数" },
                "rows":  { "type": "array", "title": "明细", "items": { "type": "object",
                           "properties": { "n": { "type": "integer", "title": "数" } } } } },
              "x-form": { "cadence": "quarterly", "key": ["/name"] } }
            """;

    private static final String SECOND =
            """
            { "title": "摊位", "type": "object", "required": ["title", "trade"],
              "properties": {
                "title": { "type": "string", "title": "名称", "maxLength": 60 },
                "trade": { "enum": ["food", "clothes"], "title": "行业",
                           "x-labels": {"food": "餐饮", "clothes": "服装"} },
                "staff": { "type": "integer", "title": "人数" },
                "rows":  { "type": "array", "title": "明细", "items": { "type": "object",
                           "properties": { "count": { "type": "integer", "title": "数" } } } } },
              "x-form": { "cadence": "quarterly", "key": ["/title"], "edition": 2 } }
            """;

    private static final String STEPS =
            """
            { "steps": [ { "rename": { "from": "/name", "to": "/title" } },
                         { "map": { "at": "/trade", "values": { "cloth": "clothes" } } },
                         { "default": { "at": "/trade", "value": "food" } },
                         { "convert": { "at": "/staff", "to": "integer" } },
                         { "rename": { "from": "/rows/*/n", "to": "/rows/*/count" } } ] }
            """;

    private static final Origin CODE = new Origin("fair", new Version("2.0.0"), false);

    private Street market;
    private Ways ways;
    private DataGuard guard;
    private MigrationRun run;
    private StoredEditions editions;
    private ModuleMigrations java;

    private void open(Store store) {
        market = new Street(store);
        java = new ModuleMigrations(market.modules);
        ways = new Ways(new SchemaCheck(), java);
        guard = new DataGuard(store, market.modules, market.archive, ways);
        serve(module("1.0.0", FIRST));
        start();
    }

    private void start() {
        run = new MigrationRun(market.store, market.modules, market.archive, market.book, ways);
        editions = new StoredEditions(market.store, market.access, market.modules, market.archive, ways, run);
    }

    @AfterEach
    void end() throws Exception {
        run.close();
    }

    private static Module module(String version, String form, String... files) {
        Map<String, String> all = new TreeMap<>(Map.of("forms/stall.json", form));
        for (int i = 0; i < files.length; i += 2) {
            all.put(files[i], files[i + 1]);
        }
        return InstalledModules.read("fair", version, all);
    }

    private static Module second() {
        return module("2.0.0", SECOND, "migrations/stall-2.json", STEPS);
    }

    private void serve(Module module) {
        market.modules.install(module);
        if (run != null) {
            run.replaced(null, null);
        }
    }

    private Submission submit(String data) {
        return market.submissions.submit(
                market.root, new Entry("fair/stall", market.east.id(), null, quarter(TODAY), TestForm.json(data)));
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "not in time");
            Thread.sleep(20);
        }
    }

    private List<String> faults(Module module) {
        return guard.examine(module, "x").faults().stream()
                .map(fault -> fault.at() + " " + fault.reason())
                .toList();
    }

    private List<String> names() {
        return market.store.read(sql -> sql.list("select name from note order by name", row -> row.text("name")));
    }

    @OnEachDatabase
    void anUpdateThatFitsIsFineAndOneThatDoesNotIsRefusedWithFilePointerAndReason(Store store) {
        open(store);
        submit("{\"name\": \"甲\", \"trade\": \"other\"}");
        assertEquals(
                Verdict.FINE, guard.examine(module("1.1.0", FIRST.replace("maxLength\": 60", "maxLength\": 50")), "x"));
        assertEquals(
                Verdict.FINE,
                guard.examine(
                        module(
                                "1.1.0",
                                FIRST.replace("\"staff\": {", "\"more\": { \"type\": \"string\" }, \"staff\": {")),
                        "x"));
        List<String> fewer =
                faults(module("1.1.0", FIRST.replace(", \"other\"]", "]").replace(", \"other\": \"其他\"", "")));
        assertEquals(1, fewer.size());
        assertTrue(fewer.get(0).startsWith("forms/stall.json#/properties/trade/enum “行业”取消选项：其他。已有 1 份"), fewer.get(0));
        assertTrue(fewer.get(0).contains("migrations/stall-2.json"), fewer.get(0));
        List<String> key = faults(module("1.1.0", FIRST.replace("\"key\": [\"/name\"]", "\"key\": [\"/trade\"]")));
        assertTrue(key.get(0).startsWith("forms/stall.json#/x-form/key "), key.toString());
        List<String> missing = faults(module("2.0.0", SECOND));
        assertTrue(missing.get(0).startsWith("migrations/stall-2.json "), missing.toString());
        List<String> nowhere =
                faults(module("2.0.0", SECOND, "migrations/stall-2.json", STEPS.replace("/name", "/nome")));
        assertTrue(nowhere.get(0).startsWith("migrations/stall-2.json#/steps/0/rename/from "), nowhere.toString());
    }

    @OnEachDatabase
    void withoutDataAnythingGoesAtOnce(Store store) {
        open(store);
        assertEquals(Verdict.FINE, guard.examine(second(), "x"));
        assertEquals(Verdict.FINE, guard.examine(module("2.0.0", SECOND), "x"));
    }

    @OnEachDatabase
    void submissionsAreReadInTheNextEditionAndStayAsTheyWereWritten(Store store) throws Exception {
        open(store);
        Submission good = submit(
                "{\"name\": \"甲\", \"trade\": \"cloth\", \"staff\": \"１2\", \"rows\": [{\"n\": 1}, {}, {\"n\": 3}]}");
        Submission bad = submit("{\"name\": \"乙\", \"trade\": \"other\"}");
        Module second = second();
        assertEquals(2, guard.examine(second, "x").touched());

        FormUpdate preview = guard.preview(second, "x").get(0);
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
        assertEquals(List.of("乙", "甲"), names());

        guard.confirm(second, "x", "admin");
        assertEquals(Verdict.FINE, guard.examine(second, "x"));
        serve(second);
        await(() -> market.count("submission_reading") == 1 && market.count("reading_failure") == 1);
        await(() -> market.count("form_migration where ended_at is null") == 0);

        assertEquals(good, market.submissions.get(market.root, good.id()));
        Submission read = editions.reading(good);
        assertEquals("甲", read.data().path("title").asText());
        assertEquals("甲", read.key());
        assertEquals(second.forms().get(0).version(), read.formVersion());
        assertEquals(bad, editions.reading(bad));
        assertEquals("clothes", store.read(sql -> sql.first(
                        "select data from submission_counted where id = ?",
                        row -> TestForm.json(row.text("data")).path("trade").asText(),
                        good.id())
                .orElseThrow()));
        assertEquals(List.of("", "乙"), names());
        Editions.Progress progress = editions.progress(market.root, "fair").get(0);
        assertEquals(2, progress.done());
        assertEquals(1, progress.failures());
        assertEquals(bad.id(), progress.failing().get(0).submission());

        market.submissions.revise(
                market.root, bad.id(), 1, TestForm.json("{\"title\": \"乙\", \"trade\": \"food\"}"), null);
        assertEquals(0, editions.progress(market.root, "fair").get(0).failures());
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
        open(store);
        Submission early = submit("{\"name\": \"甲\", \"trade\": \"cloth\"}");
        serve(second());
        await(() -> market.count("submission_reading") == 1);
        Submission late = submit("{\"title\": \"丙\", \"trade\": \"clothes\"}");

        Module first = module("1.0.0", FIRST);
        assertEquals(2, guard.examine(first, "y").touched());
        FormUpdate preview = guard.preview(first, "y").get(0);
        assertTrue(preview.back());
        assertEquals(1, preview.ahead());
        assertEquals("clothes", preview.examples().get(0).before().path("trade").asText());
        assertEquals("cloth", preview.examples().get(0).after().path("trade").asText());

        guard.confirm(first, "y", "admin");
        serve(first);
        await(() -> market.count("submission_reading") == 0);
        await(() -> names().contains("甲"));
        assertEquals(early, editions.reading(early));
        assertEquals(late, market.submissions.get(market.root, late.id()));
        assertEquals(late, editions.reading(late));

        market.modules.remove("fair");
        assertEquals(early, market.submissions.get(market.root, early.id()));
        assertEquals("摊位", market.forms.version(market.root, late.formVersion()).title(Locale.CHINESE));
    }

    @OnEachDatabase
    void whatIsRevisedInBetweenIsLeftAloneAndWhatWasLeftIsTakenUpAgain(Store store) throws Exception {
        open(store);
        for (int i = 0; i < 300; i++) {
            submit("{\"name\": \"摊" + i + "\", \"trade\": \"food\"}");
        }
        serve(second());
        run.close();
        long done = market.count("submission_reading");
        assertTrue(done < 300, "nothing was left to take up");
        long left = store.read(sql -> sql.first(
                        "select id from submission s where not exists (select 1 from submission_reading r"
                                + " where r.submission = s.id) order by id desc limit 1",
                        row -> row.number("id"))
                .orElseThrow());
        Submission open = market.submissions.get(market.root, left);
        assertEquals("food", editions.reading(open).data().path("trade").asText());
        market.submissions.revise(
                market.root, open.id(), 1, TestForm.json("{\"title\": \"新\", \"trade\": \"clothes\"}"), null);
        start();
        await(() -> market.count("submission_reading") == 299);
        await(() -> market.count("form_migration where ended_at is null") == 0);
        assertEquals(
                "新",
                editions.reading(market.submissions.get(market.root, open.id()))
                        .data()
                        .path("title")
                        .asText());
    }

    /** A migration that does what it is told to. */
    private record Code(UnaryOperator<ObjectNode> act) implements SubmissionMigration {

        @Override
        public int edition() {
            return 2;
        }

        @Override
        public ObjectNode migrate(ObjectNode data) {
            return act.apply(data);
        }
    }

    private static ObjectNode titled(ObjectNode data) {
        return data.objectNode().put("title", data.path("name").asText()).put("trade", "food");
    }

    @OnEachDatabase
    void codeThatIsSlowOnceIsTriedAgainAndNothingIsGivenUp(Store store) throws Exception {
        open(store);
        AtomicInteger calls = new AtomicInteger();
        java.add(CODE, "fair/stall", new Code(data -> {
            if (calls.incrementAndGet() == 1) {
                LockSupport.parkNanos(1_500_000_000L);
            }
            return titled(data);
        }));
        submit("{\"name\": \"甲\"}");
        serve(module("2.0.0", SECOND, "migrations/stall-2.json", "{\"steps\": [{\"java\": true}]}"));
        await(() -> calls.get() > 0);
        await(() -> {
            run.look();
            return market.count("submission_reading") == 1;
        });
        assertTrue(calls.get() > 1, "tried again");
        assertEquals(0, market.count("reading_failure"));
        await(() -> market.count("form_migration where ended_at is null") == 0);
    }

    @OnEachDatabase
    void aRunThatWasAnnouncedForAnUpdateThatNeverCameEnds(Store store) throws Exception {
        open(store);
        submit("{\"name\": \"甲\"}");
        for (int i = 0; i < 5; i++) {
            look();
        }
        guard.confirm(second(), "x", "admin");
        look();
        assertEquals(1, market.count("form_migration where ended_at is null"), "it may come yet");
        store.write(sql -> sql.update(
                "update form_migration set begun_at = ?", Instant.now().minusSeconds(90)));
        look();
        await(() -> market.count("form_migration where ended_at is null") == 0);
        assertEquals(0, market.count("submission_reading"));
    }

    private void look() throws InterruptedException {
        run.look();
        Thread.sleep(100);
    }

    @OnEachDatabase
    void fromOneEditionToTheNextPeriodsStayPeriodsOfTheSameKind(Store store) {
        open(store);
        submit("{\"name\": \"甲\"}");
        Module monthly = module("2.0.0", SECOND.replace("quarterly", "monthly"), "migrations/stall-2.json", STEPS);
        assertEquals(List.of("forms/stall.json#/x-form/cadence “摊位”的填报周期不能改变：已填报 1 份。请另建表单。"), faults(monthly));
        assertEquals(List.of(), faults(second()));
    }

    @OnEachDatabase
    void aPageOfLargeSubmissionsIsReadInParts(Store store) throws Exception {
        open(store);
        String large =
                "{\"name\": \"%s\", \"trade\": \"food\", \"staff\": \"1\", \"x\": \"" + "大".repeat(1_500_000) + "\"}";
        for (int i = 0; i < 4; i++) {
            Submission one = submit("{\"name\": \"摊" + i + "\", \"trade\": \"food\"}");
            store.write(
                    sql -> sql.update("update submission set data = ? where id = ?", large.formatted("大"), one.id()));
        }
        String removed = STEPS.replace("{ \"steps\": [", "{ \"steps\": [ { \"remove\": \"/x\" },");
        serve(module("2.0.0", SECOND, "migrations/stall-2.json", removed));
        await(() -> market.count("submission_reading") + market.count("reading_failure") == 4);
    }

    @OnEachDatabase
    void whatStepsCannotSayIsDoneInJavaWhichMayThrow(Store store) throws Exception {
        open(store);
        SubmissionMigration code = new SubmissionMigration() {
            @Override
            public int edition() {
                return 2;
            }

            @Override
            public ObjectNode migrate(ObjectNode data) {
                if (data.path("name").asText().equals("乙")) {
                    throw new IllegalArgumentException("no");
                }
                return data.objectNode()
                        .put("title", data.path("name").asText())
                        .put("trade", "food");
            }
        };
        java.add(CODE, "fair/stall", code);
        Submission good = submit("{\"name\": \"甲\"}");
        Submission bad = submit("{\"name\": \"乙\"}");
        Module second = module("2.0.0", SECOND, "migrations/stall-2.json", "{\"steps\": [{\"java\": true}]}");
        FormUpdate preview = guard.preview(second, "z").get(0);
        assertEquals(1, preview.failures());
        assertEquals(
                "update.java-failed",
                preview.failing().get(0).faults().get(0).reason().key());
        serve(second);
        await(() -> market.count("submission_reading") == 1 && market.count("reading_failure") == 1);
        assertEquals("甲", editions.reading(good).data().path("title").asText());
        assertEquals(bad, editions.reading(bad));
        assertFalse(guard.examine(second, "z").waits());
    }
}
