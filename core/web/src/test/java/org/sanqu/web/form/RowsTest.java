package org.sanqu.web.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.web.http.Labels;

class RowsTest {

    private static List<Field> fields(ObjectNode data) {
        Labels labels = Labels.in(java.util.Locale.CHINESE);
        return new Fields(Sample.everyKind(), labels, Sample.REFERENTS, Map.of(), Map.of()).of(data);
    }

    private static String changed(String data, BiConsumer<ObjectNode, List<Field>> change) {
        ObjectNode node = (ObjectNode) Sample.json(data);
        change.accept(node, fields(node));
        return node.toString();
    }

    @Test
    void aRowIsAddedAtTheEnd() {
        assertEquals("{\"items\":[{}]}", changed("{}", (data, fields) -> Rows.add(data, fields, "/items")));
        assertEquals(
                "{\"items\":[{\"n\":1},{}]}",
                changed("{\"items\":[{\"n\":1}]}", (data, fields) -> Rows.add(data, fields, "/items")));
    }

    @Test
    void aRowIsRemovedAndTheOthersStay() {
        assertEquals(
                "{\"items\":[{\"n\":1},{\"n\":3}]}",
                changed(
                        "{\"items\":[{\"n\":1},{\"n\":2},{\"n\":3}]}",
                        (data, fields) -> Rows.remove(data, fields, "/items/1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/name", "/surplus", "/__proto__", "", "/", "items", "/items/999999999", "/items/x", "/address"})
    void aPointerThatIsNoListChangesNothing(String pointer) {
        assertEquals(
                "{\"name\":\"A\"}", changed("{\"name\":\"A\"}", (data, fields) -> Rows.add(data, fields, pointer)));
        assertEquals(
                "{\"name\":\"A\"}", changed("{\"name\":\"A\"}", (data, fields) -> Rows.remove(data, fields, pointer)));
    }
}
