package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.sheets.Books.HEADINGS;
import static org.sanqu.sheets.Books.SHARED;
import static org.sanqu.sheets.Books.SHEET;
import static org.sanqu.sheets.Books.parts;
import static org.sanqu.sheets.Books.put;
import static org.sanqu.sheets.Books.sheet;
import static org.sanqu.sheets.Books.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sanqu.api.Refusal;

class WorkbookScanTest {

    @TempDir
    Path directory;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("book.xlsx"), bytes);
    }

    private void refused(String key, byte[] bytes) throws IOException {
        refused(key, file(bytes));
    }

    private static Refusal refused(String key, Path file) {
        Refusal refusal = assertThrows(Refusal.class, () -> WorkbookScan.of(file));
        assertEquals(key, refusal.text().key());
        return refusal;
    }

    @Test
    void aPlainWorkbookPassesAndItsRowsAreCounted() throws IOException {
        assertEquals(Map.of("名册", 1), WorkbookScan.of(file(zip(parts(HEADINGS)))));
        byte[] written = Books.book(sheet -> {
            sheet.value(0, 0, "姓名");
            sheet.value(1, 0, "张三");
            sheet.style(5, 0).bold().set();
        });
        assertEquals(Map.of("名册", 2), WorkbookScan.of(file(written)));
    }

    @Test
    void whatIsNoWorkbookIsToldByItsBytes() throws IOException {
        refused("sheet.not-xlsx", "姓名,性别\n张三,男\n".getBytes(StandardCharsets.UTF_8));
        refused("sheet.not-xlsx", "<html><table><tr><td>姓名".getBytes(StandardCharsets.UTF_8));
        refused("sheet.not-xlsx", new byte[0]);
        refused("sheet.not-xlsx", zip(Map.of("word/document.xml", new byte[10])));
        Map<String, byte[]> document = parts(HEADINGS);
        put(
                document,
                Books.TYPES,
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"wordprocessingml\"/></Types>");
        refused("sheet.not-xlsx", zip(document));
    }

    @Test
    void oldAndEncryptedFilesAreToldApart() throws IOException {
        byte[] ole = new byte[4096];
        int[] header = {0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1};
        for (int i = 0; i < header.length; i++) {
            ole[i] = (byte) header[i];
        }
        refused("sheet.xls", ole);
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, ole, 1024, name.length);
        refused("sheet.encrypted", ole);
    }

    @Test
    void macrosAndLinksToOtherWorkbooksAreRefused() throws IOException {
        Map<String, byte[]> macros = parts(HEADINGS);
        macros.put("xl/vbaProject.bin", new byte[] {1, 2, 3});
        refused("sheet.macros", zip(macros));
        Map<String, byte[]> renamed = parts(HEADINGS);
        put(
                renamed,
                Books.TYPES,
                "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>");
        refused("sheet.macros", zip(renamed));
        Map<String, byte[]> links = parts(HEADINGS);
        put(links, "xl/externalLinks/externalLink1.xml", "<externalLink/>");
        refused("sheet.links", zip(links));
    }

    @Test
    void documentTypesAndEntitiesAreRefusedWhereverTheyStand() throws IOException {
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>";
        for (String part : new String[] {SHEET, SHARED, "xl/workbook.xml", "docProps/core.xml"}) {
            Map<String, byte[]> parts = parts(HEADINGS);
            put(parts, part, laughs + "<x>&b;</x>");
            refused("sheet.dtd", zip(parts));
        }
        Map<String, byte[]> hidden = parts(HEADINGS);
        hidden.put("xl/data.bin", (laughs + "<x/>").getBytes(StandardCharsets.UTF_8));
        refused("sheet.dtd", zip(hidden));
        Map<String, byte[]> wide = parts(HEADINGS);
        wide.put(
                SHEET,
                ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + laughs + "<x>&b;</x>")
                        .getBytes(StandardCharsets.UTF_16));
        Refusal refusal = assertThrows(Refusal.class, () -> WorkbookScan.of(file(zip(wide))));
        assertEquals(422, refusal.reason().status());
    }

    @Test
    void aBombOfZerosEndsEarly() throws IOException {
        Path bomb = directory.resolve("bomb.xlsx");
        try (OutputStream out = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> part : parts(HEADINGS).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet2.xml"));
            byte[] rows = sheet("<row><c/></row>".repeat(4_000)).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 2_000; i++) {
                zip.write(rows, 80, rows.length - 120);
            }
        }
        Refusal refusal = refused("sheet.bomb", bomb);
        assertEquals(413, refusal.reason().status());
    }

    @Test
    void tooManyPartsAndPartsThatStandTwiceAreRefused() throws IOException {
        Map<String, byte[]> many = parts(HEADINGS);
        for (int i = 0; i <= Bounds.PARTS; i++) {
            many.put("xl/p" + i, new byte[0]);
        }
        refused("sheet.bomb", zip(many));
        Map<String, byte[]> twice = parts(HEADINGS);
        put(twice, "XL/Worksheets/Sheet1.XML", sheet(HEADINGS));
        refused("sheet.damaged", zip(twice));
    }

    @Test
    void cutOffAndTamperedFilesAreDamaged() throws IOException {
        byte[] good = zip(parts(HEADINGS));
        byte[] half = Arrays.copyOf(good, good.length / 2);
        refused("sheet.damaged", half);
        Map<String, byte[]> open = parts(HEADINGS);
        put(open, SHEET, "<worksheet><sheetData><row>");
        refused("sheet.damaged", zip(open));
    }

    @Test
    void fourHundredThousandRowsAreRefusedByTheirNumber() throws IOException {
        Path large = directory.resolve("large.xlsx");
        try (OutputStream out = Files.newOutputStream(large);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("名册");
            for (int row = 0; row < 400_000; row++) {
                sheet.inlineString(row, 0, "张三" + row);
                sheet.value(row, 1, row * 31L);
                if (row % 1_000 == 999) {
                    sheet.flush();
                }
            }
        }
        Refusal refusal = refused("sheet.rows", large);
        assertEquals("表中有 400,000 行，一次最多导入 150,000 行。请分成几个文件。", refusal.text().in(Locale.CHINESE));
    }

    @Test
    void whatWouldFillTheReadersMemoryIsRefused() throws IOException {
        String deep = "<x>".repeat(100) + "</x>".repeat(100);
        refused("sheet.damaged", zip(parts(HEADINGS + deep)));
        refused("sheet.damaged", zip(parts("<row r=\"1\"><c r=\"ABCDEFGH1\" t=\"n\"><v>1</v></c></row>")));
        refused("sheet.damaged", zip(parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2000000000</v></c></row>")));
        refused(
                "sheet.damaged",
                zip(parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2<!-- -->0<![CDATA[00]]></v></c></row>")));
        refused("sheet.columns", zip(parts("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")));
        refused(
                "sheet.text-long",
                zip(parts("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "长".repeat(70_000)
                        + "</t></is></c></row>")));
        String formula = "A1+".repeat(2_500) + "1";
        String shared = "<row><c r=\"A1\"><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + formula + "</f><v>1</v></c></row>"
                + "<row><c><f t=\"shared\" si=\"0\"/><v>1</v></c></row>".repeat(140_000);
        refused("sheet.formulas", zip(parts(shared)));
        String names = "";
        StringBuilder many = new StringBuilder(names);
        for (int i = 0; i < 4_000; i++) {
            many.append("<n").append(i).append("/>");
        }
        refused("sheet.damaged", zip(parts(HEADINGS + many)));
    }

    @Test
    void sharedTextsAreHeldAgainstTheirIndexesInThePartThatIsSaidToHoldThem() throws IOException {
        Map<String, byte[]> other = parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row>");
        put(other, "xl/other.xml", "<sst>" + "<si><t>x</t></si>".repeat(10) + "</sst>");
        refused("sheet.damaged", zip(other));
    }
}
