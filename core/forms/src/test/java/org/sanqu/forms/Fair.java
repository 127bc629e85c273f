package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.forms.Street.TODAY;
import static org.sanqu.forms.Street.quarter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Module;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.version.DataGuard;
import org.sanqu.forms.version.MigrationRun;
import org.sanqu.forms.version.ModuleMigrations;
import org.sanqu.forms.version.StoredEditions;
import org.sanqu.forms.version.Ways;

/** A street with a fair, of which the stalls' form goes from edition to edition. */
final class Fair implements AutoCloseable {

    static final String FIRST =
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

    static final String SECOND =
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

    static final String STEPS =
            """
            { "steps": [ { "rename": { "from": "/name", "to": "/title" } },
                         { "map": { "at": "/trade", "values": { "cloth": "clothes" } } },
                         { "default": { "at": "/trade", "value": "food" } },
                         { "convert": { "at": "/staff", "to": "integer" } },
                         { "rename": { "from": "/rows/*/n", "to": "/rows/*/count" } } ] }
            """;

    final Street market;
    final ModuleMigrations java;
    final DataGuard guard;
    private final Ways ways;
    MigrationRun run;
    StoredEditions editions;

    Fair(Store store) {
        market = new Street(store);
        java = new ModuleMigrations(market.modules);
        ways = new Ways(new SchemaCheck(), java);
        guard = new DataGuard(store, market.modules, market.archive, ways);
        market.modules.install(module("1.0.0", FIRST));
        start();
    }

    void start() {
        run = new MigrationRun(market.store, market.modules, market.archive, market.book, market.texts, ways);
        editions = new StoredEditions(market.store, market.access, market.modules, market.archive, ways, run);
    }

    @Override
    public void close() {
        run.close();
    }

    static Module module(String version, String form, String... files) {
        Map<String, String> all = new TreeMap<>(Map.of("forms/stall.json", form));
        for (int i = 0; i < files.length; i += 2) {
            all.put(files[i], files[i + 1]);
        }
        return InstalledModules.read("fair", version, all);
    }

    static Module second() {
        return second("2.0.0", STEPS);
    }

    static Module second(String version, String steps) {
        return module(version, SECOND, "migrations/stall-2.json", steps);
    }

    /** The second edition, to which nothing but code leads. */
    static Module secondByCode() {
        return second("2.0.0", "{\"steps\": [{\"java\": true}]}");
    }

    void serve(Module module) {
        market.modules.install(module);
        run.replaced(null, null);
    }

    Submission submit(String data) {
        return market.submissions.submit(
                market.root, new Entry("fair/stall", market.east.id(), null, quarter(TODAY), TestForm.json(data)));
    }

    Submission get(Submission submission) {
        return market.submissions.get(market.root, submission.id());
    }

    /** The same with other data. */
    Submission revise(Submission submission, String data) {
        return market.submissions.revise(
                market.root, submission.id(), get(submission).revision(), TestForm.json(data), null);
    }

    void awaitReadings(long many) throws InterruptedException {
        await(() -> market.count("submission_reading") == many);
        awaitEnd();
    }

    void awaitEnd() throws InterruptedException {
        await(() -> market.count("form_migration where ended_at is null") == 0);
    }

    static void await(BooleanSupplier done) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "not in time");
            Thread.sleep(20);
        }
    }

    List<String> faults(Module module) {
        return guard.examine(module, "x").faults().stream()
                .map(fault -> fault.at() + " " + fault.reason())
                .toList();
    }

    List<String> names() {
        return market.store.read(sql -> sql.list("select name from note order by name", row -> row.text("name")));
    }
}
