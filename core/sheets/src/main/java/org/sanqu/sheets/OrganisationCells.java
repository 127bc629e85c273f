package org.sanqu.sheets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.CodeTable;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.sheet.SheetColumn;

/**
 * An organisation as a row of texts.
 *
 * @param above the organisations above, by hierarchy; nothing at a top and when the reader may not see it
 */
record OrganisationCells(Organisation organisation, Map<String, Organisation> above, Locale locale) {

    static final Set<String> LEFT_OUT = Set.of();

    /** Texts, and numbers for counts. */
    List<Object> of(List<SheetColumn> columns) {
        List<Object> cells = new ArrayList<>();
        for (SheetColumn column : columns) {
            String value = value(column.name());
            if (column.name().equals("units")) {
                cells.add(organisation.units());
            } else {
                cells.add(value == null || column.codes() == null ? value : label(column.codes(), value));
            }
        }
        return cells;
    }

    private String label(String table, String code) {
        return CodeTable.of(table).label(code, locale);
    }

    private String value(String field) {
        return switch (field) {
            case "code" -> organisation.code();
            case "name" -> organisation.name();
            case "shortName" -> organisation.shortName();
            case "aliases" -> String.join("、", organisation.aliases());
            case "type" -> organisation.type().code();
            case "sectors" -> String.join("、", organisation.sectors());
            case "parent" -> name(Hierarchy.FORMAL);
            case "parentCode" -> code(Hierarchy.FORMAL);
            case "territorial" -> name(Hierarchy.TERRITORIAL);
            case "territorialCode" -> code(Hierarchy.TERRITORIAL);
            case "trade" -> name(Hierarchy.TRADE);
            case "tradeCode" -> code(Hierarchy.TRADE);
            case "establishedOn" -> String.valueOf(organisation.establishedOn());
            case "endsOn" -> ends();
            default -> null;
        };
    }

    /** An end that is announced; one that has come was perhaps decided later than the day of the list. */
    private String ends() {
        LocalDate end = organisation.closedOn();
        return end == null || !end.isAfter(LocalDate.now()) ? null : end.toString();
    }

    private String name(String hierarchy) {
        return above.containsKey(hierarchy) ? above.get(hierarchy).name() : null;
    }

    private String code(String hierarchy) {
        return above.containsKey(hierarchy) ? above.get(hierarchy).code() : null;
    }
}
