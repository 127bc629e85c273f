package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.sanqu.api.platform.Store;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;
import org.sanqu.store.OnEachDatabase;

class ListSheetsTest {

    private static Consumer<Worksheet> sheet(String... rows) {
        return sheet -> {
            for (int row = 0; row < rows.length; row++) {
                String[] cells = rows[row].split(",", -1);
                for (int place = 0; place < cells.length; place++) {
                    sheet.value(row, place, cells[place].isEmpty() ? null : cells[place]);
                }
            }
        };
    }

    /** The list stands first, as some programs sort sheets. */
    private static byte[] book(Consumer<Worksheet> items, Consumer<Worksheet> meetings) {
        Map<String, Consumer<Worksheet>> sheets = new LinkedHashMap<>();
        sheets.put("议题", items);
        sheets.put("会议", meetings);
        return Books.book(sheets);
    }

    private static Map<String, List<List<String>>> sheets(byte[] workbook) throws IOException {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            for (Sheet sheet : book.getSheets().toList()) {
                List<List<String>> rows = new ArrayList<>();
                for (Row row : sheet.read()) {
                    List<String> texts = new ArrayList<>();
                    for (int place = 0; place < row.getCellCount(); place++) {
                        texts.add(row.getCellText(place));
                    }
                    rows.add(texts);
                }
                sheets.put(sheet.getName(), rows);
            }
        }
        return sheets;
    }

    private static List<String> faults(SheetImport shown) {
        return shown.faults().stream()
                .map(fault -> fault.row() + " " + fault.reason().in(Locale.CHINESE))
                .toList();
    }

    @OnEachDatabase
    void theTemplateHasASheetForEachListAndSaysWhatHasNone(Store store) throws IOException {
        try (Office office = new Office(store)) {
            office.imports.bindImport(new Minutes());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            office.imports.template("minutes", Locale.CHINESE, out);
            Map<String, List<List<String>>> sheets = sheets(out.toByteArray());
            assertEquals(List.of("填写", "议题", "可选内容", "填写说明"), List.copyOf(sheets.keySet()));
            assertEquals(List.of("编号", "内容", "票数"), sheets.get("议题").get(0));
            List<String> said = sheets.get("填写说明").stream()
                    .map(row -> row.size() > 2 ? row.get(2) : "")
                    .toList();
            assertEquals("文件请另附。", said.get(said.size() - 1));
            assertEquals(
                    1, said.stream().filter(each -> each.startsWith("“议题”表：")).count());
        }
    }

    @OnEachDatabase
    void itemsGoWithTheirRowHoweverManyAndInWhateverOrderTheSheetsStand(Store store) {
        try (Office office = new Office(store)) {
            Minutes minutes = new Minutes();
            office.imports.bindImport(minutes);
            String[] items = new String[41];
            items[0] = "编号,行号,内容,票数,备注";
            for (int number = 1; number <= 40; number++) {
                items[number] = (number % 2 + 1) + "," + number + ",第" + number + "题,3,无";
            }
            byte[] book = book(sheet(items), sheet("编号,会议", "1,党课", "2,主题党日", ",没有议题的会"));
            SheetImport shown = office.upload(office.root, "minutes", book);
            assertEquals("会议", shown.sheet());
            assertEquals(List.of(new SheetImport.ListSheet("items", "议题", List.of("备注"))), shown.lists());
            shown = office.check(office.root, shown.id());
            assertEquals(List.of(), faults(shown));
            assertEquals(3, office.apply(office.root, shown.id(), false).fresh());
            assertEquals(20, minutes.applied.get(0).split(",").length);
            assertEquals("没有议题的会[]", minutes.applied.get(2));
        }
    }

    @OnEachDatabase
    void whatIsWrongWithItemsIsToldBesideTheirRowAndComesBackWithIt(Store store) throws IOException {
        try (Office office = new Office(store)) {
            Minutes minutes = new Minutes();
            office.imports.bindImport(minutes);
            byte[] book = book(
                    sheet("编号,内容,票数", "3,好,1", "2,坏,2", "2,也好,2", "9,无主,1", ",没有编号,1", "1,,"),
                    sheet("编号,会议", "1,党课", "2,主题党日", "3,第三次", "1,又一次"));
            SheetImport shown = office.upload(office.root, "minutes", book);
            shown = office.check(office.root, shown.id());
            assertEquals(
                    List.of(
                            "2 不止一行的编号是“1”，明细不知道属于哪一行。",
                            "3 “议题”表第 3 行“内容”：“坏”不是这一栏可用的内容，请按模板中的“可选内容”填写。",
                            "5 不止一行的编号是“1”，明细不知道属于哪一行。",
                            "5 “议题”表第 5 行“编号”：主表中没有编号为“9”的行，请改正编号。",
                            "6 “议题”表第 6 行“编号”：请填写所属一行在主表中的编号。"),
                    faults(shown));
            assertEquals(1, shown.good());
            assertEquals(5, shown.bad());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            office.imports.badRows(office.root, shown.id(), Locale.CHINESE, out);
            Map<String, List<List<String>>> back = sheets(out.toByteArray());
            assertEquals(List.of("会议", "议题"), List.copyOf(back.keySet()));
            assertEquals(4, back.get("会议").size());
            assertEquals(List.of("2", "坏", "2"), back.get("议题").get(1), "with the items of the row");
            assertEquals(
                    State.APPLIED, office.apply(office.root, shown.id(), true).state());
            assertEquals(List.of("第三次[好]"), minutes.applied);
        }
    }

    @OnEachDatabase
    void whatIsWrongInACellIsToldAtTheCellThoughItsSheetHasFewerItems(Store store) {
        try (Office office = new Office(store)) {
            office.imports.bindImport(new Minutes());
            byte[] book = book(sheet("编号,内容,票数", "1,好,1"), sheet("编号,会议,各题", "1,党课,好、好、好、好、坏"));
            SheetImport shown = office.check(
                    office.root, office.upload(office.root, "minutes", book).id());
            assertEquals(State.CHECKED, shown.state());
            assertEquals(List.of("2 “坏”不是这一栏可用的内容，请按模板中的“可选内容”填写。"), faults(shown));
            assertEquals("各题", shown.faults().get(0).column());
        }
    }
}
