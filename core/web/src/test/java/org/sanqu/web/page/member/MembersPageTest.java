package org.sanqu.web.page.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.api.Page;
import org.sanqu.api.member.Matches;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

class MembersPageTest {

    private static String counted(String query, Matches matches) {
        Narrowing narrowing = new Narrowing(Parameters.parse(query), Labels.in(Locale.CHINESE));
        return new MembersPage.View(new Page<>(List.of(), null), Map.of(), 2844, matches, narrowing, true).counted();
    }

    @Test
    void whatIsNotNarrowedIsCountedWhole() {
        assertEquals("共 2,844 名党员", counted("", new Matches(2844, false)));
        assertEquals("共 2,844 名党员", counted("asked=1&below=1&text=&on=2024-01-01", new Matches(2844, false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text=李", "asked=1", "sex=2", "lost=1", "age-band=31-35", "category=full&category=probationary"})
    void whatIsNarrowedSaysHowManyMatch(String query) {
        assertEquals("符合条件 21 名，共 2,844 名党员", counted(query, new Matches(21, false)));
        assertEquals("符合条件 1,021 名以上，共 2,844 名党员", counted(query, new Matches(1021, true)));
    }
}
