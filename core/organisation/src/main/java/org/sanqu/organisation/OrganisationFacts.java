package org.sanqu.organisation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.CensusExtra;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/** What metrics and rules may ask about an organisation: what is known here, and what other bundles add. */
@Component(service = OrganisationFacts.class)
public final class OrganisationFacts {

    static final String ON_DAY =
            """
            select o.id, o.established_on, o.closed_on, v.type, v.sectors, v.units from organisation_version v
            join organisation o on o.id = v.organisation
            where v.from_on <= ? and (v.until_on is null or v.until_on > ?)""";
    private static final Set<String> OWN = Set.of(
            "/type", "/sectors", "/countsAsOrganisation", "/level", "/units", "/children", "/ageDays", "/closesInDays");

    private final List<CensusExtra> extras = new CopyOnWriteArrayList<>();
    private final AtomicLong before = new AtomicLong();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindExtra(CensusExtra extra) {
        extras.add(extra);
        before.incrementAndGet();
    }

    public void unbindExtra(CensusExtra extra) {
        extras.remove(extra);
        // so that the sum grows all the same
        before.addAndGet(extra.revision() + 1);
    }

    Set<String> attributes() {
        Set<String> all = new TreeSet<>(OWN);
        extras.forEach(extra -> all.addAll(extra.attributes()));
        return all;
    }

    /** A number that grows with every change of what others add. */
    long revision() {
        return before.get() + extras.stream().mapToLong(CensusExtra::revision).sum();
    }

    /** The attributes of some organisations on a day; those that do not exist then are left out. */
    Map<Long, ObjectNode> of(Sql sql, LocalDate day, Hierarchy tree, Collection<Long> organisations) {
        Map<Long, ObjectNode> attributes = new LinkedHashMap<>();
        Chunks.each(organisations, (some, marks) -> {
            Object[] args = new Object[some.size() + 2];
            args[0] = day;
            args[1] = day;
            System.arraycopy(some.toArray(), 0, args, 2, some.size());
            Map<Long, ObjectNode> found = new LinkedHashMap<>();
            sql.each(
                    ON_DAY + " and v.organisation in (" + marks + ")",
                    row -> found.put(row.number("id"), own(row, day, tree)),
                    args);
            found.keySet().removeIf(id -> tree.ordinal(id) < 0);
            found.forEach((id, each) -> sectors(each, inherited(sql, day, tree, id)));
            add(sql, day, tree, found);
            attributes.putAll(found);
        });
        return attributes;
    }

    private static String inherited(Sql sql, LocalDate day, Hierarchy tree, long organisation) {
        for (int here = tree.ordinal(organisation); here >= 0; here = tree.parent(here)) {
            String sectors = sql.first(
                            "select sectors from organisation_version where organisation = ? and from_on <= ?"
                                    + " and (until_on is null or until_on > ?)",
                            row -> row.text("sectors"),
                            tree.organisation(here),
                            day,
                            day)
                    .orElse("");
            if (!sectors.isEmpty()) {
                return sectors;
            }
        }
        return "";
    }

    /** What is known here but for the sectors. */
    static ObjectNode own(Row row, LocalDate day, Hierarchy tree) {
        OrganisationType type = OrganisationType.of(row.text("type"));
        int ordinal = tree.ordinal(row.number("id"));
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("type", type.code());
        attributes.put("countsAsOrganisation", type.countsAsOrganisation());
        attributes.put("level", ordinal < 0 ? -1 : tree.depth(ordinal));
        attributes.put("children", ordinal < 0 ? 0 : children(tree, ordinal));
        attributes.put("ageDays", ChronoUnit.DAYS.between(row.date("established_on"), day));
        Long units = row.numberOrNull("units");
        if (units != null) {
            attributes.put("units", units);
        }
        LocalDate closes = row.date("closed_on");
        if (closes != null) {
            attributes.put("closesInDays", ChronoUnit.DAYS.between(day, closes));
        }
        return attributes;
    }

    private static int children(Hierarchy tree, int ordinal) {
        int children = 0;
        int position = tree.position(ordinal) + 1;
        while (position < tree.end(ordinal)) {
            children++;
            position = tree.end(tree.at(position));
        }
        return children;
    }

    static void sectors(ObjectNode attributes, String joined) {
        ArrayNode list = attributes.putArray("sectors");
        if (!joined.isEmpty()) {
            for (String sector : joined.split(",")) {
                list.add(sector);
            }
        }
    }

    /** Adds what others know, to at most 1,000 organisations. */
    void add(Sql sql, LocalDate day, Hierarchy tree, Map<Long, ObjectNode> attributes) {
        if (!attributes.isEmpty()) {
            extras.forEach(extra -> extra.add(sql, day, tree, attributes));
        }
    }
}
