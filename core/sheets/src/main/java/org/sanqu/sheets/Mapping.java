package org.sanqu.sheets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.sheet.SheetColumn;

/** Which heading is which field. */
final class Mapping {

    private Mapping() {}

    /** What the headings themselves say: each column goes to the heading that it knows best. */
    static Map<Integer, String> proposed(List<String> headings, Collection<SheetColumn> columns) {
        Map<Integer, String> mapping = new TreeMap<>();
        for (SheetColumn column : columns) {
            int place = place(headings, Headings.names(column), mapping.keySet());
            if (place >= 0) {
                mapping.put(place, column.name());
            }
        }
        return mapping;
    }

    private static int place(List<String> headings, List<String> names, Set<Integer> taken) {
        for (String name : names) {
            for (int place = 0; place < headings.size(); place++) {
                String heading = headings.get(place);
                boolean free = !heading.isEmpty() && !taken.contains(place);
                if (free && (name.equals(Headings.plain(heading)) || name.equals(Headings.bare(heading)))) {
                    return place;
                }
            }
        }
        return -1;
    }

    private static boolean isThere(SheetColumn column, Set<String> fields) {
        return fields.contains(column.name()) || column.alternatives().stream().anyMatch(fields::contains);
    }

    /**
     * Passes when the mapping makes sense.
     *
     * @throws Refusal INVALID with a fault for each required column that is missing, each field mapped twice, each place and field that is
     *     none
     */
    static void require(Map<Integer, String> mapping, List<String> headings, Collection<SheetColumn> columns) {
        List<Fault> faults = new ArrayList<>();
        Set<String> fields = new HashSet<>();
        Set<String> known = new HashSet<>();
        columns.forEach(column -> known.add(column.name()));
        mapping.forEach((place, field) -> {
            if (place < 0 || place >= headings.size()) {
                faults.add(Fault.at("/mapping/" + place, "sheet.mapping-place"));
            } else if (!known.contains(field)) {
                faults.add(Fault.at("/mapping/" + place, "sheet.mapping-field", field));
            } else if (!fields.add(field)) {
                faults.add(Fault.at("/mapping/" + place, "sheet.mapping-twice", headings.get(place)));
            }
        });
        columns.stream()
                .filter(column -> column.required() && !isThere(column, fields))
                .forEach(column ->
                        faults.add(new Fault("/mapping", Message.of("sheet.mapping-missing", column.title()))));
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("sheet.mapping", faults.size()), faults);
        }
    }
}
