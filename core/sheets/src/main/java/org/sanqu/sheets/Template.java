package org.sanqu.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Message;
import org.sanqu.api.sheet.SheetColumn;

/** The workbook to fill in: the headings, what can be chosen, and what to write where. */
final class Template {

    /** As far down choices are offered; more rows can be filled in without. */
    private static final int CHOICES_DOWN = 10_000;

    private final List<SheetColumn> columns;
    private final Locale locale;

    private Template(List<SheetColumn> columns, Locale locale) {
        this.columns = columns;
        this.locale = locale;
    }

    static void write(List<SheetColumn> columns, Locale locale, OutputStream out) throws IOException {
        try (Workbook workbook = SheetWriter.workbook(out)) {
            new Template(columns, locale).write(workbook);
        }
    }

    private void write(Workbook workbook) {
        Worksheet rows = workbook.newWorksheet(text("sheet.template-rows"));
        SheetWriter.headings(
                rows, columns.stream().map(column -> column.title().in(locale)).toList());
        Map<String, Range> choices = choices(workbook.newWorksheet(text("sheet.template-codes")));
        for (int place = 0; place < columns.size(); place++) {
            SheetColumn column = columns.get(place);
            // as text, or Excel takes the last digits off a citizen number and the zeros off a code
            rows.style(place).format("@").set();
            if (column.required()) {
                rows.style(0, place).fillColor("F6D9D5").set();
            }
            if (column.help() != null) {
                rows.comment(0, place, column.help().in(locale));
            }
            Range offered = choices.get(table(column));
            if (offered != null) {
                rows.range(1, place, CHOICES_DOWN, place)
                        .validateWithList(offered)
                        .errorTitle(column.title().in(locale))
                        .error(text("sheet.template-choose"));
            }
        }
        explain(workbook.newWorksheet(text("sheet.template-help")));
    }

    /** A column for each table of codes. */
    private Map<String, Range> choices(Worksheet sheet) {
        Map<String, Range> choices = new LinkedHashMap<>();
        List<String> titles = new ArrayList<>();
        for (SheetColumn column : columns) {
            List<String> offered = offered(column);
            if (!offered.isEmpty() && !choices.containsKey(table(column))) {
                int place = choices.size();
                titles.add(column.title().in(locale));
                for (int row = 0; row < offered.size(); row++) {
                    sheet.inlineString(row + 1, place, offered.get(row));
                }
                choices.put(table(column), sheet.range(1, place, offered.size(), place));
            }
        }
        SheetWriter.headings(sheet, titles);
        return choices;
    }

    /** What is the same for columns that offer the same. */
    private static String table(SheetColumn column) {
        return column.codes() != null ? column.codes() : "/" + column.name();
    }

    private List<String> offered(SheetColumn column) {
        if (column.codes() == null) {
            return column.choices().stream().map(each -> each.in(locale)).toList();
        }
        CodeTable table = CodeTable.of(column.codes());
        return table.codes().stream().map(code -> table.label(code, locale)).toList();
    }

    private void explain(Worksheet sheet) {
        SheetWriter.headings(
                sheet,
                List.of(
                        text("sheet.help-column"),
                        text("sheet.help-required"),
                        text("sheet.help-write"),
                        text("sheet.help-headings")));
        sheet.width(2, 60);
        sheet.width(3, 60);
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn column = columns.get(i);
            sheet.inlineString(i + 1, 0, column.title().in(locale));
            sheet.inlineString(i + 1, 1, column.required() ? text("sheet.help-yes") : "");
            sheet.inlineString(i + 1, 2, String.join(" ", help(column)));
            sheet.inlineString(i + 1, 3, String.join("、", column.headings()));
            sheet.style(i + 1, 2).wrapText(true).set();
            sheet.style(i + 1, 3).wrapText(true).set();
        }
    }

    private List<String> help(SheetColumn column) {
        List<String> help = new ArrayList<>();
        if (column.help() != null) {
            help.add(column.help().in(locale));
        }
        if (column.date()) {
            help.add(text("sheet.help-date"));
        }
        if (column.codes() != null || !column.choices().isEmpty()) {
            help.add(text("sheet.help-codes"));
        }
        return help;
    }

    private String text(String key) {
        return Message.of(key).in(locale);
    }
}
