package org.sanqu.tests.page;

import java.util.Map;
import org.sanqu.tests.module.ModuleJar;

/** A little module with one form and one figure, in three editions that cannot read one another. */
final class Fair {

    /** In the first edition the form asks for the stall's name and how many people there are, as a text. */
    static final String FIRST =
            """
            { "title": "庙会摊位", "type": "object", "required": ["name", "staff"],
              "properties": {
                "name":  { "type": "string", "title": "摊位名称", "maxLength": 60 },
                "trade": { "enum": ["food", "cloth"], "title": "行业",
                           "x-labels": { "food": "餐饮", "cloth": "布匹" } },
                "staff": { "type": "integer", "title": "从业人数", "minimum": 0 } },
              "x-form": { "cadence": "event", "appliesTo": { "types": ["branch"] } } }
            """;

    /** In the second one it calls both something else and has other choices. */
    static final String SECOND =
            """
            { "title": "庙会摊位登记", "type": "object", "required": ["stall", "people", "trade"],
              "properties": {
                "stall":  { "type": "string", "title": "招牌", "maxLength": 60 },
                "trade":  { "enum": ["food", "clothes"], "title": "行业",
                            "x-labels": { "food": "餐饮", "clothes": "服装" } },
                "people": { "type": "integer", "title": "用工人数", "minimum": 0 } },
              "x-form": { "cadence": "event", "edition": 2, "appliesTo": { "types": ["branch"] } } }
            """;

    /** In the third the people are in a group of their own. */
    static final String THIRD =
            """
            { "title": "庙会摊位台账", "type": "object", "required": ["stall", "staff", "trade"],
              "properties": {
                "stall": { "type": "string", "title": "招牌", "maxLength": 60 },
                "trade": { "enum": ["food", "clothes"], "title": "行业",
                           "x-labels": { "food": "餐饮", "clothes": "服装" } },
                "staff": { "type": "object", "title": "用工", "required": ["people"],
                           "properties": { "people": { "type": "integer", "title": "总人数", "minimum": 0 } } } },
              "x-form": { "cadence": "event", "edition": 3, "appliesTo": { "types": ["branch"] } } }
            """;

    static final String TO_SECOND =
            """
            { "steps": [ { "rename": { "from": "/name", "to": "/stall" } },
                         { "rename": { "from": "/staff", "to": "/people" } },
                         { "map": { "at": "/trade", "values": { "cloth": "clothes" } } },
                         { "default": { "at": "/trade", "value": "food" } } ] }
            """;

    static final String TO_THIRD =
            """
            { "steps": [ { "rename": { "from": "/people", "to": "/staff/people" } } ] }
            """;

    private Fair() {}

    static ModuleJar first() {
        return jar("1.0.0", FIRST, "/staff");
    }

    /** The second without a word about how what was filled in reads in it. */
    static ModuleJar secondWithoutMigration() {
        return jar("2.0.0", SECOND, "/people");
    }

    static ModuleJar second() {
        return secondWithoutMigration().file("migrations/stall-2.json", before -> TO_SECOND);
    }

    static ModuleJar third() {
        return jar("3.0.0", THIRD, "/staff/people")
                .file("migrations/stall-2.json", before -> TO_SECOND)
                .file("migrations/stall-3.json", before -> TO_THIRD);
    }

    private static ModuleJar jar(String version, String form, String staff) {
        ModuleJar market = ModuleJar.market();
        return new ModuleJar(market.headers(), Map.of())
                .header("Bundle-SymbolicName", "fair")
                .header("Bundle-Name", "庙会")
                .version(version)
                .file("forms/stall.json", before -> form)
                .file(
                        "metrics/staff.json",
                        before ->
                                """
                                { "title": "从业人数", "unit": "人", "value": { "form": "stall", "sum": "%s" } }"""
                                        .formatted(staff));
    }
}
