package org.sanqu.web.page.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

class NarrowingTest {

    private static Narrowing of(String query) {
        return new Narrowing(Parameters.parse(query), Labels.in(Locale.CHINESE));
    }

    @Test
    void nothingNarrowsAndThoseBelowAreListedUntilSomebodyAsks() {
        assertEquals(MemberFilter.ALL.categories(), of("").filter().categories());
        assertTrue(of("").below());
        assertFalse(of("asked=1&text=").below());
        assertFalse(of("asked=1&text=a").open());
    }

    @Test
    void anAgeBandIsTwoBoundsOrOne() {
        assertEquals(31, of("age-band=31-35").filter().ageFrom());
        assertEquals(35, of("age-band=31-35").filter().ageTo());
        assertNull(of("age-band=-30").filter().ageFrom());
        assertEquals(30, of("age-band=-30").filter().ageTo());
        assertEquals(61, of("age-band=61-").filter().ageFrom());
    }

    @Test
    void whatIsChosenIsFilteredAndDrawnAsChosen() {
        Narrowing narrowing = of("category=probationary&type=branch&lost=1&sector=soe&sex=");
        assertEquals(Set.of("probationary"), narrowing.filter().categories());
        assertEquals(Set.of(OrganisationType.BRANCH), narrowing.filter().homeTypes());
        assertEquals("soe", narrowing.filter().homeSector());
        assertNull(narrowing.filter().sex());
        assertTrue(narrowing.filter().lostContact());
        assertTrue(narrowing.open());
        assertEquals(
                1,
                narrowing.choices().get(0).options().stream()
                        .filter(option -> option.chosen())
                        .count());
    }

    @Test
    void severalCodesOfAListAreChosenTogetherAndOfSomeListsOneOnly() {
        Narrowing narrowing = of("standing=retired&standing=student");
        assertEquals(Set.of("retired", "student"), narrowing.filter().standings());
        assertEquals(
                Set.of("category", "standing", "education", "state", "type"),
                narrowing.choices().stream()
                        .filter(Narrowing.Choice::many)
                        .map(Narrowing.Choice::name)
                        .collect(Collectors.toSet()));
    }
}
