package org.sanqu.web.page.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.page.transfer.TransfersPage.Place;

class TransfersPageTest {

    @Test
    void whoTurnsThePageGoesOnWhereTheLastOneEnded() {
        assertEquals(new Place(3, "42"), Place.of(new Place(3, "42").toString()));
        assertEquals(new Place(1, null), Place.of(new Place(1, null).toString()));
        assertEquals(0, Place.of(null).top());
        assertNull(Place.of(null).after());
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "-1~2", "x~2", "99999999999~1"})
    void aCursorThatIsNoneIsRefused(String cursor) {
        assertThrows(HttpFault.class, () -> Place.of(cursor));
    }
}
