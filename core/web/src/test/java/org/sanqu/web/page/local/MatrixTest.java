package org.sanqu.web.page.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sanqu.api.local.LocalTally;
import org.sanqu.api.sheet.SubmissionSheets.Sums;
import org.sanqu.web.http.Labels;

class MatrixTest {

    private static final Labels LABELS = Labels.in(Locale.CHINESE);

    private static LocalTally.Part part(long organisation, String sum) {
        return new LocalTally.Part(organisation, 2, 1, 0, 0, Map.of("persons", new BigDecimal(sum)));
    }

    @Test
    void theSheetOfSumsSaysWhatThePageSaysInNumbers() {
        LocalTally tally = new LocalTally(
                List.of(new LocalTally.Column("persons", "值守人数", null, "")),
                part(1, "1234.5"),
                List.of(part(2, "1200"), part(3, "34.5")));
        Matrix page = Matrix.of(tally, Map.of(2L, "东街", 3L, "西街"), LABELS);
        assertEquals(List.of("1,234.5", "1,200", "34.5"), page.lines().get(0).cells());
        Sums sheet = page.sheet(LABELS);
        assertEquals("汇总", sheet.name());
        assertEquals(List.of("字段", "合计", "东街", "西街"), sheet.headings());
        assertEquals("值守人数", sheet.lines().get(0).title());
        assertEquals(
                List.of(new BigDecimal("1234.5"), new BigDecimal("1200"), new BigDecimal("34.5")),
                sheet.lines().get(0).values());
    }

    @Test
    void whereNothingIsSummedThereIsNoSheet() {
        LocalTally.Part nothing = new LocalTally.Part(1, 0, 0, 0, 0, Map.of());
        assertNull(Matrix.of(new LocalTally(List.of(), nothing, List.of()), Map.of(), LABELS)
                .sheet(LABELS));
    }
}
