package org.sanqu.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;

/**
 * A row of a ledger as a founding.
 *
 * @param row its number
 * @param founding what it says; the organisation above is known by what is written only
 * @param dated whether it says the first day itself
 * @param above what is written for the organisations above, by hierarchy; nothing at a top
 * @param faults what is wrong, at {@code /field}
 */
record LedgerLine(int row, Founding founding, boolean dated, Map<String, Above> above, List<Fault> faults) {

    /** The fields of the organisation above, by hierarchy. */
    private static final Map<String, String> FIELDS =
            Map.of(Hierarchy.FORMAL, "parent", Hierarchy.TERRITORIAL, "territorial", Hierarchy.TRADE, "trade");

    private static final String BETWEEN = "[、，,;；]";

    static LedgerLine read(
            int row, Map<String, String> values, Set<String> unread, LocalDate baseline, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        LocalDate established = values.containsKey("establishedOn") ? day(values, "establishedOn", faults) : baseline;
        Founding founding = new Founding(
                values.get("code"),
                values.get("name"),
                values.get("shortName"),
                several(values.get("aliases")),
                OrganisationType.of(values.get("type")),
                several(values.get("sectors")),
                units(values.get("units"), faults),
                null,
                established,
                day(values, "endsOn", faults));
        faults.addAll(FoundingCheck.faults(founding, today));
        faults.removeIf(fault -> unread.contains(fault.at().substring(1))
                || (unread.contains("establishedOn") && fault.at().equals("/endsOn")));
        Map<String, Above> above = new HashMap<>();
        FIELDS.forEach((hierarchy, field) -> {
            String code = values.get(field + "Code");
            String name = values.get(field);
            if (code != null || name != null) {
                above.put(
                        hierarchy,
                        new Above(
                                code == null ? name : code,
                                "/" + field + (code == null ? "" : "Code"),
                                code == null ? null : name));
            }
        });
        return new LedgerLine(row, founding, values.containsKey("establishedOn"), above, faults);
    }

    /**
     * What is written for an organisation above.
     *
     * @param written its code where there is one, else what it is called
     * @param at where that is written
     * @param name what it is called beside its code; null without
     */
    record Above(String written, String at, String name) {}

    /** Where an organisation above is written, for faults. */
    static String at(String hierarchy) {
        return "/" + FIELDS.get(hierarchy);
    }

    private static List<String> several(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(BETWEEN))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList();
    }

    private static Integer units(String text, List<Fault> faults) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,6}")) {
            faults.add(Fault.at("/units", "field.number"));
            return null;
        }
        return Integer.valueOf(text);
    }

    private static LocalDate day(Map<String, String> values, String field, List<Fault> faults) {
        String text = values.get(field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(Fault.at("/" + field, "field.date"));
            return null;
        }
    }

    String code() {
        return founding.code();
    }

    /** The founding below an organisation; at the top without. */
    Founding below(Long above) {
        return new Founding(
                founding.code(),
                founding.name(),
                founding.shortName(),
                founding.aliases(),
                founding.type(),
                founding.sectors(),
                founding.units(),
                above,
                founding.establishedOn(),
                founding.endsOn());
    }

    /** From when until when it will exist. */
    Span life() {
        return new Span(founding.establishedOn(), founding.endsOn());
    }
}
