package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.organisation.District.FOUNDED;
import static org.sanqu.organisation.District.TODAY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.organisation.Preview;
import org.sanqu.api.platform.CensusExtra;
import org.sanqu.api.platform.Holdings;
import org.sanqu.api.platform.RuleBook;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.rule.Finding;
import org.sanqu.store.OnEachDatabase;

class OrganisationCensusTest {

    /** Tells of each organisation how many are at or below it. */
    private record Size(long revision) implements CensusExtra {

        @Override
        public Set<String> attributes() {
            return Set.of("/size");
        }

        @Override
        public void add(Sql sql, LocalDate day, Hierarchy tree, Map<Long, ObjectNode> attributes) {
            attributes.forEach((id, each) -> {
                int ordinal = tree.ordinal(id);
                each.put("size", tree.end(ordinal) - tree.position(ordinal));
            });
        }
    }

    /** As if each organisation had five submissions. */
    private static final class FiveEach implements Holdings {

        @Override
        public long count(Sql sql, Collection<Long> organisations) {
            return 5L * organisations.size();
        }

        @Override
        public List<Long> members(Sql sql, Collection<Long> members) {
            return List.of();
        }
    }

    private static Map<Long, JsonNode> taken(District district, Store store, LocalDate day) {
        Map<Long, JsonNode> all = new TreeMap<>();
        new OrganisationCensus(store, district.hierarchies, district.facts)
                .each(day, (organisation, id, attributes) -> all.put(id, attributes));
        return all;
    }

    @OnEachDatabase
    void everyOrganisationOfADayIsThereOnceWithWhatOthersKnow(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.WORKING_COMMITTEE, null, "street");
        Organisation community = district.found("C1", OrganisationType.COMMITTEE, top, "community", "village");
        Organisation branch = district.found("C11", OrganisationType.BRANCH, community);
        LocalDate ends = TODAY.plusDays(40);
        Founding founding = new Founding(
                "C12",
                "联合支部",
                null,
                List.of(),
                OrganisationType.JOINT_BRANCH,
                List.of(),
                4,
                community.id(),
                null,
                ends);
        long joint = district.decide(new Change.Found(founding), TODAY, top.id())
                .into()
                .get(0);
        CensusExtra size = new Size(7);
        long revision = district.facts.revision();
        district.facts.bindExtra(size);
        assertTrue(district.facts.revision() > revision);

        Map<Long, JsonNode> all = taken(district, store, TODAY);
        assertEquals(Set.of(top.id(), community.id(), branch.id(), joint), all.keySet());
        JsonNode of = all.get(joint);
        assertEquals("joint-branch", of.get("type").asText());
        assertEquals("[\"community\",\"village\"]", of.get("sectors").toString());
        assertEquals(4, of.get("units").asInt());
        assertEquals(2, of.get("level").asInt());
        assertEquals(0, of.get("ageDays").asInt());
        assertEquals(40, of.get("closesInDays").asInt());
        assertEquals(4, all.get(top.id()).get("size").asInt());
        assertEquals(1, all.get(top.id()).get("children").asInt());
        assertFalse(all.get(top.id()).has("closesInDays"));
        assertFalse(all.get(top.id()).get("countsAsOrganisation").asBoolean());
        assertEquals(
                ChronoUnit.DAYS.between(FOUNDED, TODAY),
                all.get(branch.id()).get("ageDays").asInt());
        assertEquals(
                Set.of(top.id(), community.id(), branch.id()),
                taken(district, store, FOUNDED).keySet());
        assertEquals(3, taken(district, store, ends).size());

        long with = district.facts.revision();
        district.facts.unbindExtra(size);
        assertTrue(district.facts.revision() > with);
        assertFalse(taken(district, store, TODAY).get(joint).has("size"));
    }

    @OnEachDatabase
    void aPreviewAsksTheRulesAboutWhatWouldBe(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null, "street");
        Organisation one = district.found("A", OrganisationType.GENERAL_BRANCH, top);
        Organisation two = district.found("B", OrganisationType.GENERAL_BRANCH, top);
        district.found("A1", OrganisationType.BRANCH, one);
        district.found("B1", OrganisationType.BRANCH, two);
        district.facts.bindExtra(new Size(0));
        Map<Long, JsonNode> asked = new TreeMap<>();
        district.forecast.bindRules(new Asked(asked));
        district.forecast.bindHoldings(new FiveEach());
        Change merge = new Change.Merge(List.of(one.id()), two.id(), null);
        Preview preview = district.history.preview(district.root, District.decision(merge, TODAY, top.id()));
        assertEquals(Set.of(two.id()), asked.keySet(), "what closes is asked about no more");
        JsonNode would = asked.get(two.id());
        assertEquals(2, would.get("children").asInt());
        assertEquals(3, would.get("size").asInt());
        assertEquals("[\"street\"]", would.get("sectors").toString());
        assertEquals(10, preview.submissions());
        assertEquals(4, preview.organisations());
        assertEquals("C(A(A1) B(B1))", district.drawn(top.id(), TODAY));
    }

    /** Finds nothing and remembers what it was asked about. */
    private record Asked(Map<Long, JsonNode> asked) implements RuleBook {
        @Override
        public List<Finding> check(
                Source about, long organisation, JsonNode attributes, Hierarchy tree, LocalDate day) {
            assertEquals(Source.ORGANISATIONS, about);
            asked.put(organisation, attributes);
            return List.of();
        }

        @Override
        public Map<String, BigDecimal> numbers(String rule, long organisation, LocalDate day) {
            return Map.of();
        }
    }
}
