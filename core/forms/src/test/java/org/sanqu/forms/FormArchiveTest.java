package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.sanqu.api.form.Form;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class FormArchiveTest {

    private static final String EVERYTHING =
            """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "临时统计", "type": "object",
              "properties": { "name": { "type": "string", "title": "名称" } },
              "x-form": { "cadence": "once", "due": "2026-11-21T17:00", "edition": 3,
                          "appliesTo": { "types": ["branch"], "sectors": ["market"], "hierarchies": ["formal"],
                                         "organisations": ["J1"], "where": { "properties": { "members": { "minimum": 3 } } } },
                          "approval": ["committee", "working-committee"], "confidential": ["discipline-officer"],
                          "key": ["/name"], "list": ["/name"] } }
            """;

    @OnEachDatabase
    void aFormComesBackAsItWasKeptWithEverythingItSays(Store store) {
        InstalledModules modules = new InstalledModules();
        modules.install("market", Map.of("all", EVERYTHING));
        Form form = modules.catalogue().form("market/all").orElseThrow();
        FormArchive archive = new FormArchive(store);
        store.write(sql -> {
            archive.keep(sql, form);
            return null;
        });
        Form kept = new FormArchive(store).version(form.version()).orElseThrow();
        assertEquals(form.toString(), kept.toString());
    }
}
