package org.sanqu.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static Map<String, List<String>> carried(String suffix) {
        return new Frame(
                        null, null, null, List.of(), List.of(), "figures", List.of(), suffix, "", List.of(), List.of(),
                        false)
                .carried();
    }

    @Test
    void theSearchInTheTreeKeepsThePeriodAndTheFigure() {
        assertEquals(
                Map.of("period", List.of("2025-Q1"), "metric", List.of("core/members")),
                carried("period=2025-Q1&metric=core/members"));
        assertEquals(Map.of(), carried(""));
    }
}
