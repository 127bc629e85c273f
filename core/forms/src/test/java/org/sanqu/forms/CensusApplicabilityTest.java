package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.forms.Street.TODAY;

import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

/** Who is asked: by type, inherited sector, hierarchy, code, and by what the census knows. */
class CensusApplicabilityTest {

    private static String form(String appliesTo) {
        return """
                { "title": "检查", "type": "object", "properties": { "name": { "type": "string", "title": "名称" } },
                  "x-form": { "cadence": "event", "appliesTo": %s } }"""
                .formatted(appliesTo);
    }

    private static String asked(Street market, String appliesTo) {
        market.modules.install("asked", Map.of("check", form(appliesTo)));
        Form form = market.modules.catalogue().form("asked/check").orElseThrow();
        LongPredicate filling = market.applicability.of(form, TODAY);
        List<String> codes = Stream.of(market.street, market.east, market.west)
                .filter(one -> filling.test(one.id()))
                .map(Organisation::code)
                .toList();
        Stream.of(market.street, market.east, market.west)
                .forEach(one -> assertEquals(
                        filling.test(one.id()),
                        market.applicability.to(one.id(), TODAY).test(form)));
        return String.join(" ", codes);
    }

    @OnEachDatabase
    void everyNameHoldsAndOneOfWhatStandsUnderItIsEnough(Store store) {
        Street market = new Street(store);
        assertEquals("J J1 J2", asked(market, "{}"));
        assertEquals("J1 J2", asked(market, "{\"types\": [\"branch\", \"general-branch\"]}"));
        assertEquals("J1 J2", asked(market, "{\"sectors\": [\"market\"]}"));
        assertEquals("J J2", asked(market, "{\"organisations\": [\"J\", \"J2\", \"J9\"]}"));
        assertEquals("J2", asked(market, "{\"organisations\": [\"J\", \"J2\"], \"types\": [\"branch\"]}"));
        assertEquals("J J1 J2", asked(market, "{\"hierarchies\": [\"trade\", \"formal\"]}"));
        assertEquals("", asked(market, "{\"hierarchies\": [\"trade\"]}"));
        assertEquals("J1 J2", asked(market, "{\"where\": {\"properties\": {\"level\": {\"minimum\": 1}}}}"));
        assertEquals("J", asked(market, "{\"where\": {\"properties\": {\"children\": {\"minimum\": 1}}}}"));
    }

    @OnEachDatabase
    void sectorsComeFromAboveAndANewOrganisationIsAskedAtOnce(Store store) {
        Street market = new Street(store);
        asked(market, "{\"sectors\": [\"market\"]}");
        Form form = market.modules.catalogue().form("asked/check").orElseThrow();
        Organisation group = market.found("J11", OrganisationType.GROUP, market.east);
        LongPredicate filling = market.applicability.of(form, TODAY);
        assertTrue(filling.test(group.id()));
        assertFalse(filling.test(group.id() + 1));
        assertFalse(market.applicability.of(form, Street.FOUNDED.minusDays(1)).test(market.east.id()));
    }

    @OnEachDatabase
    void whoIsNotAskedIsRefused(Store store) {
        Street market = new Street(store);
        asked(market, "{\"organisations\": [\"J2\"]}");
        Entry entry = new Entry("asked/check", market.east.id(), null, null, TestForm.json("{}"));
        Refusal refusal = assertThrows(Refusal.class, () -> market.submissions.submit(market.root, entry));
        assertEquals(
                "submission.not-applicable", refusal.faults().get(0).reason().key());
        assertEquals(
                List.of("market/stall", "market/visit"),
                market.forms.applicable(market.root, market.east.id()).stream()
                        .map(Form::id)
                        .filter(id -> !id.equals("market/card"))
                        .toList());
    }
}
