package org.sanqu.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StandpointTest {

    private static final LocalDate THEN = LocalDate.of(2010, 1, 1);

    @Test
    void addressesCarryOnTheDayAndTheHierarchyAndNothingThatGoesWithoutSaying() {
        assertEquals("", new Standpoint(LocalDate.now(), "formal").query());
        assertEquals("on=2010-01-01", new Standpoint(THEN, "formal").query());
        assertEquals("hierarchy=trade", new Standpoint(LocalDate.now(), "trade").query());
        assertEquals("on=2010-01-01&hierarchy=trade", new Standpoint(THEN, "trade").query());
    }

    @Test
    void anAddressWithParametersGetsMoreOfThem() {
        Standpoint then = new Standpoint(THEN, "formal");
        assertEquals("/organisations/1?on=2010-01-01", then.at("/organisations/1"));
        assertEquals("/figures?organisation=1&on=2010-01-01", then.at("/figures?organisation=1"));
    }
}
