package org.sanqu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.api.local.LocalTally;

class SumColumnsTest {

    private final SumColumns columns = new SumColumns(List.of(
            LocalField.of(Kind.TEXT, "负责人").named("a1"),
            LocalField.of(Kind.MONEY, "经费").named("a2"),
            LocalField.of(Kind.SECTION, "情况").named("a3"),
            LocalField.of(Kind.CHOICE, "完成").choosing(List.of("是", "否")).named("a4"),
            LocalField.of(Kind.BOOLEAN, "需要支援").named("a5"),
            LocalField.of(Kind.TABLE, "物资")
                    .named("a6")
                    .holding(List.of(
                            LocalField.of(Kind.TEXT, "品名").named("a7"),
                            LocalField.of(Kind.INTEGER, "数量").named("a8")))));

    @Test
    void numbersAreSummedExactlyChoicesCountedAndRowsOfTablesAddedUp() {
        Map<String, BigDecimal> values = new HashMap<>();
        columns.add(
                ContentJson.read(
                        """
                        {"a1": "张三", "a2": 0.10, "a3": {"a4": "是", "a5": true, "a6": [{"a7": "沙袋", "a8": 40}, {"a8": 2}]}}"""),
                values);
        columns.add(ContentJson.read("{\"a2\": 0.20, \"a3\": {\"a4\": \"是\", \"a5\": false, \"a6\": []}}"), values);
        columns.add(ContentJson.read("{}"), values);
        assertEquals(0, new BigDecimal("0.3").compareTo(values.remove("/a2")));
        assertEquals(
                Map.of(
                        "/a3/a4=是",
                        BigDecimal.valueOf(2),
                        "/a3/a5=true",
                        BigDecimal.ONE,
                        "/a3/a5=false",
                        BigDecimal.ONE,
                        "/a3/a6/*/a8",
                        BigDecimal.valueOf(42)),
                values);
    }

    @Test
    void whatIsSummedStandsInTheOrderOfTheForm() {
        assertEquals(
                List.of("/a2", "/a3/a4=是", "/a3/a4=否", "/a3/a5=true", "/a3/a5=false", "/a3/a6/*/a8"),
                columns.columns().stream().map(LocalTally.Column::key).toList());
        assertEquals("物资 · 数量", columns.columns().get(5).title());
    }
}
