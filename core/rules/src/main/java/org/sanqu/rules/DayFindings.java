package org.sanqu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Census;

/** Everything that the rules find on one day, by rule, then as the tree lies: what is below an organisation is a range. Immutable. */
final class DayFindings {

    private final Hierarchy tree;
    private final SortedMap<String, List<Found>> byRule = new TreeMap<>();

    private int looked;

    private DayFindings(Hierarchy tree) {
        this.tree = tree;
    }

    /** Looks at everybody once. */
    static DayFindings look(DayRules rules, Hierarchy tree, Collection<Census> censuses, LocalDate day) {
        DayFindings findings = new DayFindings(tree);
        for (Census census : censuses) {
            List<DayRules.Local> about = rules.about(census.source());
            if (!about.isEmpty()) {
                boolean people = census.source() != Source.ORGANISATIONS;
                census.each(
                        day,
                        (organisation, id, attributes) ->
                                findings.look(about, organisation, people ? id : 0, attributes));
            }
        }
        findings.byRule.values().forEach(Collections::sort);
        return findings;
    }

    private void look(List<DayRules.Local> rules, long organisation, long member, JsonNode attributes) {
        looked++;
        int ordinal = tree.ordinal(organisation);
        if (ordinal < 0) {
            return;
        }
        for (DayRules.Local rule : rules) {
            Applied applied = rule.at(tree, ordinal);
            if (applied.finds(attributes)) {
                byRule.computeIfAbsent(rule.file().id(), unknown -> new ArrayList<>())
                        .add(new Found(
                                applied, tree.position(ordinal), organisation, member, applied.needed(attributes)));
            }
        }
    }

    /** How many there were to look at. */
    int looked() {
        return looked;
    }

    /** The findings about an organisation and what is below it, by rule; only of one rule unless null. */
    Map<String, List<Found>> below(long organisation, String rule) {
        int ordinal = tree.ordinal(organisation);
        if (ordinal < 0) {
            return Map.of();
        }
        Map<String, List<Found>> below = new TreeMap<>();
        byRule.forEach((id, found) -> {
            List<Found> range =
                    found.subList(first(found, tree.position(ordinal), 0), first(found, tree.end(ordinal), 0));
            if (!range.isEmpty() && (rule == null || rule.equals(id))) {
                below.put(id, range);
            }
        });
        return below;
    }

    /** The findings of a list that lie behind a place. */
    List<Found> behind(List<Found> found, Place place) {
        int ordinal = tree.ordinal(place.organisation());
        int from = ordinal < 0 ? 0 : first(found, tree.position(ordinal), place.member() + 1);
        return found.subList(from, found.size());
    }

    /** Where the first finding lies that is not before a position and member. */
    private static int first(List<Found> found, int position, long member) {
        int low = 0;
        int high = found.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Found there = found.get(middle);
            boolean before = there.position() < position || there.position() == position && there.member() < member;
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
