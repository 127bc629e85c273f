package org.sanqu.web.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sanqu.api.form.Period;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Rollup;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Labels;

class BreakdownTest {

    private static final CodeLabels CODES = new CodeLabels(null, Labels.in(Locale.CHINESE));

    private static Rollup rollup(String unit, int decimals, Aggregate denominator, List<Rollup.Cell> cells) {
        Aggregate nodes = new Aggregate(
                Source.ORGANISATIONS,
                null,
                Aggregate.Function.COUNT,
                null,
                null,
                List.of(JsonPointer.compile("/level"), JsonPointer.compile("/type")),
                "h");
        Metric metric = new Metric("core", "nodes", "节点", unit, decimals, nodes, denominator, Map.of());
        Organisation organisation = new Organisation(
                1, "A", "A", "A", List.of(), OrganisationType.COMMITTEE, List.of(), null, null, LocalDate.EPOCH, null);
        return new Rollup(metric, organisation, Period.parse("2025").orElseThrow(), null, null, List.of(), cells, 1);
    }

    private static Rollup.Cell cell(Measure measure, String... values) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(values[i], values[i + 1]);
        }
        return new Rollup.Cell(map, measure);
    }

    private static Measure count(long n) {
        return new Measure(n * Measure.SCALE, null);
    }

    @Test
    void twoFieldsAreATableWithSums() {
        Breakdown table = Breakdown.of(
                rollup(
                        "个",
                        0,
                        null,
                        List.of(
                                cell(count(32), "level", "1", "type", "branch"),
                                cell(count(9), "level", "1", "type", "general-branch"),
                                cell(count(19), "level", "2", "type", "branch"),
                                cell(count(24), "level", "2", "type", "group"))),
                CODES);
        assertEquals(List.of("层级", "党总支", "党支部", "党小组", "合计"), table.heads());
        assertEquals(
                List.of(
                        new Breakdown.Line(List.of("下 1 级"), List.of("9", "32", "", "41"), false),
                        new Breakdown.Line(List.of("下 2 级"), List.of("", "19", "24", "43"), false),
                        new Breakdown.Line(List.of("合计"), List.of("9", "51", "24", "84"), true)),
                table.lines());
    }

    @Test
    void theSumOfRatiosIsTheRatioOfSums() {
        Aggregate all = new Aggregate(Source.MEMBERS, null, Aggregate.Function.COUNT, null, null, List.of(), "d");
        Breakdown table = Breakdown.of(
                rollup(
                        "%",
                        2,
                        all,
                        List.of(
                                cell(new Measure(Measure.SCALE, Measure.SCALE), "level", "1", "type", "branch"),
                                cell(new Measure(0, 3 * Measure.SCALE), "level", "1", "type", "group"))),
                CODES);
        assertEquals(List.of("100.00", "0.00", "25.00"), table.lines().get(0).values());
    }

    @Test
    void oneFieldIsAList() {
        Breakdown table = Breakdown.of(
                rollup("人", 0, null, List.of(cell(count(2837), "sex", "1"), cell(null, "sex", "2"))), CODES);
        assertEquals(List.of("性别", "合计"), table.heads());
        assertEquals(
                new Breakdown.Line(List.of("男"), List.of("2,837"), false),
                table.lines().get(0));
        assertEquals(List.of(Numerals.NONE), table.lines().get(1).values());
    }
}
