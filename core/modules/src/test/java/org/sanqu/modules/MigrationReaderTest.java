package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sanqu.api.form.FormMigration;
import org.sanqu.api.form.MigrationStep;

/** The files that say how a form's submissions read in its next edition. */
class MigrationReaderTest {

    private static final String FILE = "migrations/stall-2.json";

    private static Market market(String migration) {
        return new Market()
                .spoil("forms/stall.json", "\"cadence\": \"quarterly\",", "\"cadence\": \"quarterly\", \"edition\": 2,")
                .file(FILE, migration);
    }

    private static List<String> faults(Market market) {
        return market.read().faults().stream()
                .map(fault -> fault.at() + " " + fault.reason().key())
                .toList();
    }

    @Test
    void everyStepIsRead() {
        Reading reading = market(
                        """
                        { "steps": [
                            { "rename": { "from": "/title", "to": "/name" } },
                            { "rename": { "from": "/visits/*/time", "to": "/visits/*/hours" } },
                            { "default": { "at": "/trade", "value": "food" } },
                            { "map": { "at": "/trade", "values": { "cloth": "clothes" } } },
                            { "remove": "/old" },
                            { "convert": { "at": "/members", "to": "integer" } },
                            { "java": true } ] }""")
                .read();
        assertEquals(List.of(), reading.faults());
        FormMigration migration = reading.module().migration("stall", 2).orElseThrow();
        assertEquals(7, migration.steps().size());
        assertEquals(
                new MigrationStep.Rename(JsonPointer.compile("/visits/*/time"), JsonPointer.compile("/visits/*/hours")),
                migration.steps().get(1));
        assertTrue(reading.module().migration("stall", 3).isEmpty());
    }

    @Test
    void anotherRevisionIsAnotherMigration() {
        assertNotEquals(
                hash("{ \"steps\": [ { \"java\": true } ] }"),
                hash("{ \"steps\": [ { \"java\": true } ], \"revision\": 2 }"));
    }

    private static String hash(String migration) {
        return market(migration)
                .read()
                .module()
                .migration("stall", 2)
                .orElseThrow()
                .hash();
    }

    @Test
    void whatIsOnlyOnItsWayNeedNotBeInTheForm() {
        assertEquals(
                List.of(),
                faults(
                        market(
                                """
                        { "steps": [ { "map": { "at": "/kind", "values": { "a": "food" } } },
                                     { "rename": { "from": "/kind", "to": "/trade" } } ] }""")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"step\": [] } | #/step modules.unknown-key",
                "{ \"steps\": {} } | #/steps modules.not-a-list",
                "{ \"steps\": [ { \"drop\": \"/name\" } ] } | #/steps/0 modules.migration-step",
                "{ \"steps\": [ { \"remove\": \"/a\", \"java\": true } ] } | #/steps/0 modules.migration-step",
                "{ \"steps\": [ { \"remove\": \"name\" } ] } | #/steps/0/remove modules.not-a-pointer",
                "{ \"steps\": [ { \"rename\": { \"from\": \"/a\" } } ] } | #/steps/0/rename modules.migration-keys",
                "{ \"steps\": [ { \"rename\": { \"from\": \"/a\", \"to\": \"/nowhere\" } } ] }"
                        + " | #/steps/0/rename/to modules.pointer-unknown",
                "{ \"steps\": [ { \"rename\": { \"from\": \"/a/*/b\", \"to\": \"/name\" } } ] }"
                        + " | #/steps/0/rename modules.migration-lists",
                "{ \"steps\": [ { \"convert\": { \"at\": \"/name\", \"to\": \"date\" } } ] }"
                        + " | #/steps/0/convert/to modules.not-one-of",
                "{ \"steps\": [ { \"java\": false } ] } | #/steps/0/java modules.not-true",
                "{ \"steps\": [], \"revision\": \"2\" } | #/revision modules.not-in-range"
            })
    void whatIsUnknownOrLeadsNowhereIsRefusedWithItsPointer(String migration, String fault) {
        assertEquals(FILE + fault, faults(market(migration)).get(0));
    }

    @Test
    void aMigrationBelongsToAFormAndToOneOfItsEditions() {
        assertEquals(
                List.of("migrations/stall-3.json modules.migration-edition"),
                faults(market("{ \"steps\": [] }").file("migrations/stall-3.json", "{ \"steps\": [] }")));
        assertEquals(
                List.of("migrations/shop-2.json modules.form-unknown"),
                faults(market("{ \"steps\": [] }").file("migrations/shop-2.json", "{ \"steps\": [] }")));
        Reading old = new Market().file(FILE, "{ \"steps\": [] }").read();
        assertTrue(old.faults().get(0).reason().in(Locale.ENGLISH).contains("edition"), old.toString());
    }
}
