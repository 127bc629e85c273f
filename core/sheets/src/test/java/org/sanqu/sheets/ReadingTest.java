package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.api.Refusal;
import org.sanqu.api.sheet.SheetColumn;

class ReadingTest {

    private static final List<SheetColumn> COLUMNS = List.of(
            column("name", "姓名", true, null, false, "党员姓名"),
            column("sex", "性别", false, "sex", false),
            column("birthDate", "出生日期", false, null, true, "出生年月"),
            column("ethnicity", "民族", false, "ethnicity", false),
            column("citizenNumber", "公民身份号码", false, null, false, "身份证号"),
            column("phone", "手机号码", false, null, false, "联系电话"));

    @TempDir
    Path directory;

    private static SheetColumn column(
            String name, String title, boolean required, String codes, boolean date, String... headings) {
        return new SheetColumn(name, locale -> title, List.of(headings), required, List.of(), codes, date, null, null);
    }

    private Ledger ledger(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("book.xlsx"), bytes);
        WorkbookScan.of(file);
        return new Ledger(file);
    }

    /** The values of a row, and in its place the key of what is wrong with a cell. */
    private Map<String, String> read(byte[] bytes, int number) throws IOException {
        Map<String, String> read = new TreeMap<>();
        try (Ledger ledger = ledger(bytes)) {
            Headings headings =
                    Headings.of(ledger, ledger.sheets().get(0), COLUMNS).orElseThrow();
            RowReader reader = new RowReader(Mapping.proposed(headings.texts(), COLUMNS), COLUMNS, ledger.from1904());
            ledger.readAll(ledger.sheets().get(0), row -> row.getRowNum() == number ? reader.read(row) : null, line -> {
                read.putAll(line.values());
                line.faults()
                        .forEach(fault ->
                                read.put(fault.at().substring(1), fault.reason().key()));
            });
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001-07-01",
                "2001-7-1",
                "2001.7.1",
                "2001.07.01",
                "2001/7/1",
                "2001年7月1日",
                "２００１年７月１日",
                "2001 年 7 月 1 日",
                "20010701",
                "2001-07-01 00:00:00",
                "2001-07-01T00:00:00"
            })
    void aDayIsReadHoweverItIsWritten(String written) {
        assertEquals("2001-07-01", WrittenDate.iso(Written.text(written), false));
    }

    @ParameterizedTest
    @CsvSource({
        "2001-07, sheet.date-month", "2001年7月, sheet.date-month", "2001, sheet.date-month", "200107, sheet.date-month",
        "2001-02-30, sheet.date", "7/1/2001, sheet.date", "不详, sheet.date", "36708, sheet.date"
    })
    void whatIsNoDayIsTold(String written, String key) {
        Refusal refusal = assertThrows(Refusal.class, () -> WrittenDate.iso(Written.text(written), false));
        assertEquals(key, refusal.text().key());
    }

    @Test
    void cellsAreReadAsExcelKeepsThem() throws IOException {
        byte[] book = Books.book(sheet -> {
            String[] headings = {"姓名", "性别", "出生日期", "民族", "公民身份号码", "手机号码"};
            for (int place = 0; place < headings.length; place++) {
                sheet.value(0, place, headings[place]);
            }
            sheet.value(1, 0, "\u00a0张　三 ");
            sheet.value(1, 1, 1);
            sheet.value(1, 2, LocalDate.of(1970, 1, 1));
            sheet.style(1, 2).format("yyyy-MM-dd").set();
            sheet.value(1, 3, 1);
            sheet.value(1, 4, "'99010119700101001Ｘ");
            sheet.value(1, 5, 13800001234L);
            sheet.value(2, 0, "李四");
            sheet.value(2, 1, "女性");
            sheet.value(2, 2, 19700101);
            sheet.value(2, 3, "漢族");
            sheet.value(2, 4, 360123199001011234d);
            sheet.value(2, 5, "1.3800001234E10");
            sheet.value(3, 0, true);
            sheet.value(3, 1, "火星");
            sheet.value(3, 2, 2001.7);
            sheet.value(3, 3, "1.0");
            sheet.formula(3, 4, "SUM(A1)");
        });
        assertEquals(
                Map.of(
                        "name", "张　三",
                        "sex", "1",
                        "birthDate", "1970-01-01",
                        "ethnicity", "01",
                        "citizenNumber", "99010119700101001X",
                        "phone", "13800001234"),
                read(book, 2));
        assertEquals(
                Map.of(
                        "name", "李四",
                        "sex", "2",
                        "birthDate", "1970-01-01",
                        "ethnicity", "01",
                        "citizenNumber", "sheet.cell-rounded",
                        "phone", "sheet.cell-rounded"),
                read(book, 3));
        assertEquals(
                Map.of(
                        "name", "sheet.cell-boolean",
                        "sex", "sheet.code",
                        "birthDate", "sheet.date-month",
                        "ethnicity", "01",
                        "citizenNumber", "sheet.cell-formula"),
                read(book, 4));
    }

    @Test
    void aFormulaIsNotTakenWhateverValueLiesBesideItUnlessItShowsNothing() throws IOException {
        String row = "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>\"张\"&amp;\"三\"</f><v>张三</v></c>"
                + "<c r=\"B2\" t=\"str\"><f>IF(A9=\"\",\"\",1)</f><v></v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>李四</v></c><c r=\"B3\" t=\"e\"><v>#N/A</v></c></row>";
        byte[] book = Books.zip(Books.parts(Books.HEADINGS + row));
        assertEquals(Map.of("name", "sheet.cell-formula"), read(book, 2));
        assertEquals(Map.of("name", "李四", "sex", "sheet.cell-error"), read(book, 3));
    }

    @Test
    void ofANumberThatExcelRoundedAsMuchIsToldAsSaysWhichItWas() {
        assertEquals("4.301…E+17", new Written(null, new BigDecimal("430102197211020500"), null).seen());
        assertEquals("1.380…E10", Written.text("1.3800001234E10").seen());
        assertEquals("4.3E+17", Written.text("4.3E+17").seen());
    }

    @Test
    void daysCountedFrom1904AreThemselves() throws IOException {
        Map<String, byte[]> parts = Books.parts(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>出生年月</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><v>24107</v></c></row>");
        String workbook = new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8);
        parts.put(
                "xl/workbook.xml",
                workbook.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>")
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals("1970-01-01", read(Books.zip(parts), 2).get("birthDate"));
    }

    @Test
    void headingsAreFoundBelowATitleAndByWhateverNameTheyGo() throws IOException {
        byte[] book = Books.rows(List.of(
                List.of("六一社區黨員花名冊"),
                List.of("单位：街道", "2026年"),
                List.of("序号", "＊黨員姓名（必填）", "性 别", "联系电话", "身份證號", "备注"),
                List.of("1", "张三", "男", "13800001234", "")));
        try (Ledger ledger = ledger(book)) {
            Headings headings = Headings.of(ledger, "名册", COLUMNS).orElseThrow();
            assertEquals(3, headings.row());
            assertEquals(
                    Map.of(1, "name", 2, "sex", 3, "phone", 4, "citizenNumber"),
                    Mapping.proposed(headings.texts(), COLUMNS));
        }
    }

    @Test
    void aSheetWithoutHeadingsHasNone() throws IOException {
        try (Ledger ledger = ledger(Books.rows(List.of(List.of("只有一格"))))) {
            assertTrue(Headings.of(ledger, "名册", COLUMNS).isEmpty());
            assertEquals(
                    "sheet.unknown",
                    assertThrows(Refusal.class, () -> Headings.of(ledger, "另一张", COLUMNS))
                            .text()
                            .key());
        }
    }

    @Test
    void aMappingThatMakesNoSenseIsToldPlaceByPlace() {
        List<String> headings = List.of("甲", "乙", "丙");
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> Mapping.require(
                        new TreeMap<>(Map.of(0, "sex", 1, "sex", 2, "nothing", 9, "phone")), headings, COLUMNS));
        assertEquals(
                List.of("sheet.mapping-twice", "sheet.mapping-field", "sheet.mapping-place", "sheet.mapping-missing"),
                refusal.faults().stream().map(fault -> fault.reason().key()).toList());
        Mapping.require(new HashMap<>(Map.of(0, "name")), headings, COLUMNS);
    }

    @Test
    void numbersThatStandForMillionsOfDigitsStayShort() {
        Written wild = new Written(null, new BigDecimal("1E+2147483647"), null);
        assertTrue(wild.isRounded());
        assertTrue(wild.asText().length() < 40);
        assertThrows(Refusal.class, () -> WrittenDate.iso(wild, false));
        Written tiny = new Written(null, new BigDecimal("1E-2147483647"), null);
        assertFalse(tiny.isRounded());
        assertThrows(Refusal.class, () -> WrittenDate.iso(tiny, false));
    }
}
