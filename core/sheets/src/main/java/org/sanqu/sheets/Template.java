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
import org.sanqu.api.Text;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetList;

/** The workbook to fill in: the headings, what can be chosen, and what to write where. */
final class Template {

    /** As far down choices are offered; more rows can be filled in without. */
    private static final int CHOICES_DOWN = 10_000;

    private final BatchImport target;
    private final Locale locale;

    private Template(BatchImport target, Locale locale) {
        this.target = target;
        this.locale = locale;
    }

    static void write(BatchImport target, Locale locale, OutputStream out) throws IOException {
        try (Workbook workbook = SheetWriter.workbook(out)) {
            new Template(target, locale).write(workbook);
        }
    }

    private void write(Workbook workbook) {
        List<String> own =
                List.of(text("sheet.template-rows"), text("sheet.template-codes"), text("sheet.template-help"));
        Worksheet rows = workbook.newWorksheet(own.get(0));
        List<SheetList> lists = target.lists();
        List<Worksheet> items = ListSheets.names(lists, own, locale).stream()
                .map(workbook::newWorksheet)
                .toList();
        Map<String, Range> choices = choices(workbook.newWorksheet(own.get(1)));
        fill(rows, "", target.columns(), choices);
        for (int i = 0; i < lists.size(); i++) {
            fill(items.get(i), lists.get(i).name(), lists.get(i).columns(), choices);
        }
        explain(workbook.newWorksheet(own.get(2)));
    }

    private void fill(Worksheet rows, String list, List<SheetColumn> columns, Map<String, Range> choices) {
        SheetWriter.headings(
                rows, columns.stream().map(column -> column.title().in(locale)).toList());
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
            Range offered = choices.get(table(list, column));
            if (offered != null) {
                rows.range(1, place, CHOICES_DOWN, place)
                        .validateWithList(offered)
                        .errorTitle(column.title().in(locale))
                        .error(text("sheet.template-choose"));
            }
        }
    }

    /** A column for each table of codes. */
    private Map<String, Range> choices(Worksheet sheet) {
        Map<String, Range> choices = new LinkedHashMap<>();
        List<String> titles = new ArrayList<>();
        choices(sheet, "", target.columns(), titles, choices);
        target.lists().forEach(list -> choices(sheet, list.name(), list.columns(), titles, choices));
        SheetWriter.headings(sheet, titles);
        return choices;
    }

    private void choices(
            Worksheet sheet, String list, List<SheetColumn> columns, List<String> titles, Map<String, Range> choices) {
        for (SheetColumn column : columns) {
            List<String> offered = offered(column);
            if (!offered.isEmpty() && !choices.containsKey(table(list, column))) {
                int place = choices.size();
                titles.add(column.title().in(locale));
                for (int row = 0; row < offered.size(); row++) {
                    sheet.inlineString(row + 1, place, offered.get(row));
                }
                choices.put(table(list, column), sheet.range(1, place, offered.size(), place));
            }
        }
    }

    /** What is the same for columns that offer the same. */
    private static String table(String list, SheetColumn column) {
        return column.codes() != null ? column.codes() : list + "/" + column.name();
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
        int row = explain(sheet, 1, "", target.columns());
        for (SheetList list : target.lists()) {
            String title = list.title().in(locale);
            row = remark(sheet, row, Message.of("sheet.list-help", title, text("sheet.template-rows")));
            row = explain(sheet, row, title + "·", list.columns());
        }
        for (Text remark : target.remarks()) {
            row = remark(sheet, row, remark);
        }
    }

    private int explain(Worksheet sheet, int from, String before, List<SheetColumn> columns) {
        int row = from;
        for (SheetColumn column : columns) {
            sheet.inlineString(row, 0, before + column.title().in(locale));
            sheet.inlineString(row, 1, column.required() ? text("sheet.help-yes") : "");
            sheet.inlineString(row, 2, String.join(" ", help(column)));
            sheet.inlineString(row, 3, String.join("、", column.headings()));
            sheet.style(row, 2).wrapText(true).set();
            sheet.style(row, 3).wrapText(true).set();
            row++;
        }
        return row;
    }

    private int remark(Worksheet sheet, int row, Text remark) {
        sheet.inlineString(row, 2, remark.in(locale));
        sheet.style(row, 2).wrapText(true).set();
        return row + 1;
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
