package org.sanqu.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sanqu.api.CodeTable;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.sheet.SheetColumn;

/**
 * An organisation as a row of texts.
 *
 * @param parent the organisation above; null at a top and when the reader may not see it
 */
record OrganisationCells(Organisation organisation, Organisation parent, Locale locale) {

    static final Set<String> LEFT_OUT = Set.of();

    List<String> of(List<SheetColumn> columns) {
        List<String> cells = new ArrayList<>();
        for (SheetColumn column : columns) {
            String value = value(column.name());
            cells.add(value == null || column.codes() == null ? value : label(column.codes(), value));
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
            case "units" -> organisation.units() == null ? null : String.valueOf(organisation.units());
            case "parent" -> parent == null ? null : parent.name();
            case "parentCode" -> parent == null ? null : parent.code();
            case "establishedOn" -> String.valueOf(organisation.establishedOn());
            case "endsOn" -> organisation.closedOn() == null ? null : String.valueOf(organisation.closedOn());
            default -> null;
        };
    }
}
