package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Source;
import org.sanqu.api.module.Module;
import org.sanqu.api.organisation.OrganisationType;

class ModuleReaderTest {
    private static final String FORM = "forms/stall.json";

    private static Module read(Market market) {
        Reading reading = market.read();
        assertEquals(List.of(), reading.faults());
        return reading.module();
    }

    private static Form form(Market market) {
        return read(market).forms().get(0);
    }

    private static Metric metric(Market market, String name) {
        return read(market).metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aModuleIsWhatItsManifestAndFilesSay() {
        Module module = read(new Market());
        assertEquals("market", module.id());
        assertEquals("1.0.0", module.version());
        assertEquals("市场党建", module.title(Locale.CHINESE));
        assertEquals("Market", module.title(Locale.ENGLISH));
        assertEquals(
                List.of("market/stall"), module.forms().stream().map(Form::id).toList());
        assertEquals(
                List.of("market/stalls-with-members", "market/visits", "market/women"),
                module.metrics().stream().map(Metric::id).toList());
    }

    @Test
    void aFormIsWhatItsAnnotationSays() {
        Form form = form(new Market());
        assertEquals(Subject.ORGANISATION, form.subject());
        assertEquals(Cadence.QUARTERLY, form.cadence());
        assertEquals(10, form.dueDays());
        assertEquals(
                Set.of(OrganisationType.BRANCH, OrganisationType.JOINT_BRANCH),
                form.appliesTo().types());
        assertEquals(Set.of("market"), form.appliesTo().sectors());
        assertEquals(List.of(JsonPointer.compile("/name"), JsonPointer.compile("/address/street")), form.key());
        assertEquals(JsonPointer.compile("/opened"), form.date());
        assertEquals("Food", form.text("/properties/trade/x-labels/food", "?", Locale.ENGLISH));
        assertEquals("服装", form.text("/properties/trade/x-labels/clothes", "?", Locale.ENGLISH));
    }

    @Test
    void aMetricIsWhatItsFileSays() {
        Metric ratio = metric(new Market(), "stalls-with-members");
        assertEquals(2, ratio.decimals());
        assertEquals("market/stall", ratio.numerator().form());
        assertEquals(List.of(JsonPointer.compile("/trade")), ratio.numerator().by());
        assertNull(ratio.denominator().where());
        Aggregate visits = metric(new Market(), "visits").numerator();
        assertEquals(Aggregate.Function.LATEST, visits.function());
        assertEquals(JsonPointer.compile("/visits/0/hours"), visits.pointer());
        Aggregate women = metric(new Market(), "women").numerator();
        assertEquals(Source.MEMBERS, women.source());
        assertNull(women.form());
    }

    @Test
    void aFormThatSaysTheSameIsTheSameVersion() {
        String version = form(new Market()).version();
        assertEquals(64, version.length());
        assertEquals(version, form(new Market()).version());
        assertEquals(version, form(new Market().spoil(FORM, "\n", "\n\n")).version());
        assertEquals(version, form(new Market().version("2.0.0")).version());
        assertEquals(
                version,
                form(new Market()
                                .spoil(
                                        FORM,
                                        "\"minimum\": 0, \"x-unit\": \"人\"",
                                        "\"x-unit\": \"人\", \"minimum\": 0.0"))
                        .version());
    }

    @Test
    void aFormThatSaysSomethingElseIsAnotherVersion() {
        String version = form(new Market()).version();
        assertNotEquals(version, form(new Market().spoil(FORM, "摊位登记", "摊位")).version());
        assertNotEquals(
                version,
                form(new Market().spoil("i18n/en.json", "\"Food\"", "\"Meals\""))
                        .version());
        assertNotEquals(
                version,
                form(new Market().spoil(FORM, "[\"name\", \"trade\"]", "[\"trade\", \"name\"]"))
                        .version());
    }

    @Test
    void aggregatesThatSayTheSameShareTheirHash() {
        Metric ratio = metric(new Market(), "stalls-with-members");
        Metric renamed =
                metric(new Market().spoil("metrics/stalls-with-members.json", "有党员的摊位占比", "占比"), "stalls-with-members");
        assertEquals(ratio.numerator().hash(), renamed.numerator().hash());
        assertNotEquals(ratio.numerator().hash(), ratio.denominator().hash());
        Metric stricter = metric(
                new Market()
                        .spoil(
                                "metrics/stalls-with-members.json",
                                "\"minimum\": 1 }, \"trade\"",
                                "\"minimum\": 2 }, \"trade\""),
                "stalls-with-members");
        assertNotEquals(ratio.numerator().hash(), stricter.numerator().hash());
    }

    @Test
    void aMetricMayReadAFormThatAnotherModuleMayHave() {
        Metric metric = metric(
                new Market()
                        .file(
                                "metrics/other.json",
                                """
                        {"title": "别处", "value": {"form": "community/building", "sum": "/anything"}}"""),
                "other");
        assertEquals("community/building", metric.numerator().form());
    }
}
