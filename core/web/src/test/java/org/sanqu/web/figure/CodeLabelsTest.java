package org.sanqu.web.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sanqu.web.form.Sample;
import org.sanqu.web.http.Labels;

class CodeLabelsTest {

    private static final CodeLabels CODES = new CodeLabels(Sample.everyKind(), Labels.in(Locale.CHINESE));

    @Test
    void aFormsOwnLabelsComeFirstAndTruthIsSaidInWords() {
        assertEquals("餐饮", CODES.label("trade", "food"));
        assertEquals("是", CODES.label("open", "true"));
        assertEquals("未填", CODES.label("open", null));
    }

    @Test
    void aCodeThatIsNamedLikeATextOfOursStaysItself() {
        assertEquals("none", CODES.label("trade", "none"));
        assertEquals("unknown", CODES.label("trade", "unknown"));
    }
}
