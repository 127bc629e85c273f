package org.sanqu.organisation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Store;

/** Every organisation that exists on a day, with its sectors or those it inherits. */
@Component(service = Census.class)
public final class OrganisationCensus implements Census {

    private final Store store;
    private final StoredHierarchies hierarchies;

    @Activate
    public OrganisationCensus(@Reference Store store, @Reference StoredHierarchies hierarchies) {
        this.store = store;
        this.hierarchies = hierarchies;
    }

    @Override
    public Source source() {
        return Source.ORGANISATIONS;
    }

    @Override
    public long revision() {
        return hierarchies.revision();
    }

    @Override
    public Set<String> attributes() {
        return Set.of("/type", "/sectors", "/countsAsOrganisation", "/level");
    }

    @Override
    public void each(LocalDate day, Visitor visitor) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        store.read(sql -> {
            Map<Long, List<String>> sectors = new HashMap<>();
            sql.each(
                    "select organisation, sector from organisation_sector where from_on <= ?"
                            + " and (until_on is null or until_on > ?)",
                    row -> sectors.merge(
                            row.number("organisation"), List.of(row.text("sector")), OrganisationCensus::both),
                    day,
                    day);
            sql.each("select id, type from organisation", row -> visit(tree, sectors, row, visitor));
            return null;
        });
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).sorted().toList();
    }

    private static void visit(Hierarchy tree, Map<Long, List<String>> sectors, Row row, Visitor visitor) {
        int ordinal = tree.ordinal(row.number("id"));
        if (ordinal < 0) {
            return;
        }
        OrganisationType type = OrganisationType.of(row.text("type"));
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("type", type.code());
        attributes.put("countsAsOrganisation", type.countsAsOrganisation());
        attributes.put("level", tree.depth(ordinal));
        ArrayNode list = attributes.putArray("sectors");
        int here = ordinal;
        while (here >= 0 && !sectors.containsKey(tree.organisation(here))) {
            here = tree.parent(here);
        }
        if (here >= 0) {
            sectors.get(tree.organisation(here)).forEach(list::add);
        }
        visitor.visit(row.number("id"), row.number("id"), attributes);
    }
}
