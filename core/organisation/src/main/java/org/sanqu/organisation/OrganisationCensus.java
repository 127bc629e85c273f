package org.sanqu.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** Every organisation that exists on a day, with its sectors or those it inherits. */
@Component(service = Census.class)
public final class OrganisationCensus implements Census {

    private static final int CHUNK = 1_000;

    private final Store store;
    private final StoredHierarchies hierarchies;
    private final OrganisationFacts facts;

    @Activate
    public OrganisationCensus(
            @Reference Store store, @Reference StoredHierarchies hierarchies, @Reference OrganisationFacts facts) {
        this.store = store;
        this.hierarchies = hierarchies;
        this.facts = facts;
    }

    /** A census without what others add. */
    public OrganisationCensus(Store store, StoredHierarchies hierarchies) {
        this(store, hierarchies, new OrganisationFacts());
    }

    @Override
    public Source source() {
        return Source.ORGANISATIONS;
    }

    @Override
    public long revision() {
        return hierarchies.revision() + facts.revision();
    }

    @Override
    public Set<String> attributes() {
        return facts.attributes();
    }

    @Override
    public void each(LocalDate day, Visitor visitor) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        store.read(sql -> {
            new Visit(sql, day, tree, visitor).run();
            return null;
        });
    }

    @Override
    public Map<Long, JsonNode> of(LocalDate day, Collection<Long> organisations) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        return store.read(sql -> Map.copyOf(facts.of(sql, day, tree, organisations)));
    }

    /** One round through all organisations. */
    private final class Visit {

        private final Sql sql;
        private final LocalDate day;
        private final Hierarchy tree;
        private final Visitor visitor;
        private final Map<Integer, String> sectors = new HashMap<>();
        private Map<Long, ObjectNode> chunk = new LinkedHashMap<>();

        Visit(Sql sql, LocalDate day, Hierarchy tree, Visitor visitor) {
            this.sql = sql;
            this.day = day;
            this.tree = tree;
            this.visitor = visitor;
        }

        void run() {
            sql.each(
                    OrganisationFacts.ON_DAY + " and v.sectors <> ''",
                    row -> sectors.put(tree.ordinal(row.number("id")), row.text("sectors")),
                    day,
                    day);
            sql.each(
                    OrganisationFacts.ON_DAY,
                    row -> {
                        int ordinal = tree.ordinal(row.number("id"));
                        if (ordinal >= 0) {
                            ObjectNode attributes = OrganisationFacts.own(row, day, tree);
                            OrganisationFacts.sectors(attributes, inherited(ordinal));
                            take(row.number("id"), attributes);
                        }
                    },
                    day,
                    day);
            give();
        }

        private String inherited(int ordinal) {
            int here = ordinal;
            while (here >= 0 && !sectors.containsKey(here)) {
                here = tree.parent(here);
            }
            return here < 0 ? "" : sectors.get(here);
        }

        private void take(long id, ObjectNode attributes) {
            chunk.put(id, attributes);
            if (chunk.size() == CHUNK) {
                give();
            }
        }

        private void give() {
            facts.add(sql, day, tree, chunk);
            chunk.forEach((id, attributes) -> visitor.visit(id, id, attributes));
            chunk = new LinkedHashMap<>();
        }
    }
}
