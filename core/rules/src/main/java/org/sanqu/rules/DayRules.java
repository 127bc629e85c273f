package org.sanqu.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.rules.LocalNumbers.Setting;

/** The rules that hold on a day, each with the numbers of the nearest organisation at or above that has its own. Thread-safe. */
final class DayRules {

    private final Hierarchy tree;
    private final List<Local> rules;

    DayRules(Shelf shelf, LocalNumbers numbers, Hierarchy tree, LocalDate day) {
        this.tree = tree;
        this.rules = shelf.files().stream()
                .filter(file -> file.holds(day))
                .map(file -> new Local(
                        shelf, file, shelf.applied(file, file.rule().parameters()), numbers.of(file.id(), day)))
                .toList();
    }

    /** Each as it holds at an ordinal, or with the regulation's own numbers for −1; by id. */
    List<Applied> at(int ordinal) {
        return rules.stream().map(rule -> rule.at(tree, ordinal)).toList();
    }

    /** Those about a source, by id. */
    List<Local> about(Source source) {
        return rules.stream().filter(rule -> rule.file.rule().about() == source).toList();
    }

    /**
     * One rule and where its numbers differ.
     *
     * @param numbers by parameter, then by organisation
     */
    record Local(Shelf shelf, RuleFile file, Applied regular, Map<String, Map<Long, Setting>> numbers) {

        /** As it holds at an ordinal; with the regulation's own numbers for −1. */
        Applied at(Hierarchy tree, int ordinal) {
            if (numbers.isEmpty() || ordinal < 0) {
                return regular;
            }
            Map<String, BigDecimal> here = new HashMap<>(file.rule().parameters());
            settings(tree, ordinal).forEach(setting -> here.put(setting.parameter(), setting.value()));
            return shelf.applied(file, here);
        }

        /** The settings that count at an ordinal: of each number the nearest at or above. */
        List<Setting> settings(Hierarchy tree, int ordinal) {
            List<Setting> settings = new ArrayList<>();
            for (Map<Long, Setting> places : numbers.values()) {
                int place = ordinal;
                while (place >= 0 && !places.containsKey(tree.organisation(place))) {
                    place = tree.parent(place);
                }
                if (place >= 0) {
                    settings.add(places.get(tree.organisation(place)));
                }
            }
            return settings;
        }
    }
}
