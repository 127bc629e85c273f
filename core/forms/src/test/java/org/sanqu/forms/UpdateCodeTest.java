package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.osgi.framework.Version;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.form.Judgement;
import org.sanqu.api.form.SubmissionMigration;
import org.sanqu.api.module.Module;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.check.ModuleCode.Origin;
import org.sanqu.forms.version.DataGuard;
import org.sanqu.forms.version.MigrationRun;
import org.sanqu.forms.version.ModuleMigrations;
import org.sanqu.forms.version.Ways;
import org.sanqu.store.OnEachDatabase;

/** Code of an update that only waits runs beside the code of what is served: each is for its own version and no other. */
class UpdateCodeTest {

    private static final String STALL =
            """
            { "title": "摊位", "type": "object", "properties": { "name": { "type": "string", "title": "名称" } },
              "x-form": { "cadence": "event", "edition": %d } }
            """;
    private static final Origin SERVED = origin("1.0.0", false);
    private static final Origin TRIED = origin("2.0.0", true);

    private static Origin origin(String version, boolean trial) {
        return new Origin("fair", new Version(version), trial);
    }

    private static Module module(String version, int edition) {
        Map<String, String> files = new TreeMap<>(Map.of("forms/stall.json", STALL.formatted(edition)));
        for (int next = 2; next <= edition; next++) {
            files.put("migrations/stall-" + next + ".json", "{\"steps\": [{\"java\": true}]}");
        }
        return InstalledModules.read("fair", version, files);
    }

    /** Names a stall after a word. */
    private record Named(String word) implements SubmissionMigration {

        @Override
        public int edition() {
            return 2;
        }

        @Override
        public ObjectNode migrate(ObjectNode data) {
            return data.put("name", word);
        }
    }

    private static Entry stall(Street market) {
        return new Entry("fair/stall", market.east.id(), null, null, TestForm.json("{\"name\": \"甲\"}"));
    }

    private static List<String> said(Street market) {
        Judgement judgement =
                market.forms.judge(market.root, market.forms.get(market.root, "fair/stall"), stall(market));
        return judgement.faults().stream()
                .map(fault -> fault.reason().in(Locale.CHINESE))
                .toList();
    }

    private static void speaks(Street market, Origin origin, String word) {
        market.moduleChecks.add(origin, "fair/stall", (filled, remarks) -> remarks.error("/name", locale -> word));
    }

    @OnEachDatabase
    void onlyTheChecksOfWhatIsServedAreAsked(Store store) {
        Street market = new Street(store);
        market.modules.install(module("1.0.0", 1));
        speaks(market, TRIED, "new");
        speaks(market, origin("2.0.0", false), "switched too early");
        speaks(market, origin("1.0.0", true), "tried in the same version");
        speaks(market, new Origin("other", new Version("1.0.0"), false), "none of its business");
        assertEquals(List.of(), said(market));
        speaks(market, SERVED, "old");
        assertEquals(List.of("old"), said(market));
    }

    @OnEachDatabase
    void anUpdateIsTriedOutWithItsOwnCodeAndServedOnlyWithWhatIsNotATrial(Store store) throws Exception {
        Street market = new Street(store);
        market.modules.install(module("1.0.0", 1));
        market.submissions.submit(market.root, stall(market));
        ModuleMigrations java = new ModuleMigrations(market.modules);
        Ways ways = new Ways(new SchemaCheck(), java);
        DataGuard guard = new DataGuard(store, market.modules, market.archive, ways);
        java.add(SERVED, "fair/stall", new Named("old"));
        java.add(TRIED, "fair/stall", new Named("tried"));
        Module second = module("2.0.0", 2);
        FormUpdate preview = guard.preview(second, "x").get(0);
        assertEquals("tried", preview.examples().get(0).after().path("name").asText());
        try (MigrationRun run =
                new MigrationRun(store, market.modules, market.archive, market.book, market.texts, ways)) {
            market.modules.install(second);
            run.replaced(null, null);
            Thread.sleep(300);
            assertEquals(0, market.count("submission_reading"), "the code of the trial is no code of what is served");
            java.add(origin("2.0.0", false), "fair/stall", new Named("served"));
            await(() -> {
                run.look();
                return market.count("submission_reading where data like '%served%'") == 1;
            });
        }
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "not in time");
            Thread.sleep(20);
        }
    }
}
