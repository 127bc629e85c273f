package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.form.Entry;
import org.sanqu.api.module.Module;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.UpdateGuard.Verdict;
import org.sanqu.forms.version.DataGuard;
import org.sanqu.forms.version.ModuleMigrations;
import org.sanqu.forms.version.Ways;
import org.sanqu.store.OnEachDatabase;

/** A code that stays and is called something else is counted as before, and may mean another thing: somebody has to agree. */
class RelabelledTest {

    private static final String STALL =
            """
            { "title": "摊位", "type": "object",
              "properties": { "state": { "enum": ["1", "2"], "title": "状态", "x-labels": { "1": "营业", "2": "停业" } } },
              "x-form": { "cadence": "event" } }
            """;
    private static final String TURNED = STALL.replace("营业", "关闭");

    private static Module module(String version, String form) {
        return InstalledModules.read("fair", version, Map.of("forms/stall.json", form));
    }

    @OnEachDatabase
    void theUpdateWaitsOnceAndSaysWhy(Store store) {
        Street market = new Street(store);
        market.modules.install(module("1.0.0", STALL));
        Ways ways = new Ways(new SchemaCheck(), new ModuleMigrations(market.modules));
        DataGuard guard = new DataGuard(store, market.modules, market.archive, ways);
        Module second = module("2.0.0", TURNED);
        assertEquals(Verdict.FINE, guard.examine(second, "x"), "nothing was filled in yet");

        market.submissions.submit(
                market.root,
                new Entry("fair/stall", market.east.id(), null, null, TestForm.json("{\"state\": \"1\"}")));
        assertEquals(new Verdict(List.of(), 1), guard.examine(second, "x"));
        assertEquals(
                List.of("“状态”的选项 1 由“营业”改称“关闭”：如果意思也变了，请另用新的代码。"),
                guard.preview(second, "x").get(0).differences().stream()
                        .map(one -> one.text().in(Locale.CHINESE))
                        .toList());

        guard.confirm(second, "x", "admin");
        assertEquals(Verdict.FINE, guard.examine(second, "x"));
        market.modules.install(second);
        Module third = module("3.0.0", TURNED.replace("摊位", "摊位表"));
        assertEquals(Verdict.FINE, guard.examine(third, "y"), "what was agreed to is not asked again");
    }
}
