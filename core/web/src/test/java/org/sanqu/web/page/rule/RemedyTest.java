package org.sanqu.web.page.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sanqu.api.Text;
import org.sanqu.api.metric.Source;
import org.sanqu.api.rule.Finding;
import org.sanqu.api.rule.Rule;
import org.sanqu.web.http.Labels;

class RemedyTest {

    private static Remedy of(String rule, Long member) {
        Text none = locale -> "";
        Source about = member == null ? Source.ORGANISATIONS : Source.MEMBERS;
        Rule found = new Rule(rule, about, none, none, "", none, LocalDate.EPOCH, null, Map.of());
        return Remedy.of(new Finding(found, 7, member, none));
    }

    @ParameterizedTest
    @CsvSource({
        "term-overdue, /organisations/7/posts",
        "secretary, /organisations/7/posts",
        "branch-size, /organisations/7/split",
        "temporary-ending, /organisations/7/prolong",
        "joint-branch-units, /organisations/7/describe",
        "concentration, /organisations/7",
        "of-a-module, /organisations/7/overview"
    })
    void aFindingAboutAnOrganisationLeadsToItsActOrTab(String rule, String href) {
        Remedy remedy = of(rule, null);
        assertEquals(href, remedy.href());
        assertTrue(Labels.in(Locale.CHINESE).texts().containsKey(remedy.label()), remedy.label());
    }

    @ParameterizedTest
    @CsvSource({
        "probation, /members/9/convert",
        "lost-contact, /members/9/amend",
        "lost-contact-suspended, /members/9/leave",
        "of-a-module, /members/9"
    })
    void aFindingAboutAMemberLeadsToTheirActOrPage(String rule, String href) {
        Remedy remedy = of(rule, 9L);
        assertEquals(href, remedy.href());
        assertTrue(Labels.in(Locale.CHINESE).texts().containsKey(remedy.label()), remedy.label());
    }

    @Test
    void whoeverOnlyReadsIsLedToPagesOnly() {
        assertTrue(of("branch-size", null).acts());
        assertTrue(of("probation", 9L).acts());
        assertFalse(of("term-overdue", null).acts());
        assertFalse(of("of-a-module", 9L).acts());
    }
}
