package org.sanqu.web.page.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sanqu.web.http.Parameters;

class DraughtTest {

    private static final String FIELD = "f.0.kind=integer&f.0.name=n&f.0.title=N";

    @Test
    void numbersAreUnderstoodAsPeopleTypeThem() {
        Draught draught = Draught.of(Parameters.parse(FIELD + "&f.0.min=%EF%BC%91%EF%BC%90&f.0.max=1,000"));
        assertEquals(new BigDecimal("10"), draught.fields().get(0).min());
        assertEquals(new BigDecimal("1000"), draught.fields().get(0).max());
        assertEquals(Map.of(), draught.unread());
    }

    @Test
    void whatIsNoNumberIsKeptToBeShownAgain() {
        Draught draught = Draught.of(Parameters.parse(FIELD + "&f.0.min=ten"));
        assertNull(draught.fields().get(0).min());
        assertEquals(Map.of("/fields/0/min", "ten"), draught.unread());
    }

    @ParameterizedTest
    @CsvSource({
        "day=2026-03-01, own",
        "day=2026-03-01&when=today&_day=, own",
        "day=2026-03-01&when=today&_day=2026-03-01, today",
        "day=2026-03-01&when=own&_day=2026-03-01, own",
        "day=&when=tomorrow&_day=2026-03-01, tomorrow"
    })
    void aDayThatWasTypedIsTheDeadline(String sent, String when) {
        assertEquals(when, Choice.when(Parameters.parse(sent)));
    }
}
