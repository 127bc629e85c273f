package org.sanqu.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sanqu.api.CodeTable;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.sheet.SheetColumn;

/**
 * A member as a row of texts.
 *
 * @param home where they are at home; null when the reader may not see it
 */
record MemberCells(Member member, Organisation home, Locale locale) {

    /** A member as of a day does not say since when they are at home. */
    static final Set<String> LEFT_OUT = Set.of("homeFrom");

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
            case "id" -> String.valueOf(member.id());
            case "name" -> member.name();
            case "sex" -> member.sex();
            case "birthDate" -> String.valueOf(member.birthDate());
            case "citizenNumber" -> member.citizenNumber();
            case "ethnicity" -> member.ethnicity();
            case "education" -> member.education();
            case "degree" -> member.degree();
            case "occupation" -> member.occupation();
            case "workUnit" -> member.workUnit();
            case "category" -> member.category();
            case "standing" -> member.standing();
            case "joinedOn" -> String.valueOf(member.joinedOn());
            case "convertedOn" -> member.convertedOn() == null ? null : String.valueOf(member.convertedOn());
            case "phone" -> member.phone();
            case "home" -> home == null ? null : home.name();
            case "homeCode" -> home == null ? null : home.code();
            default -> null;
        };
    }
}
