package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.authorisation.Workbook;
import org.sanqu.tests.karaf.Answer;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** A workbook that cannot be an honest ledger is refused with its reason in both languages, and nothing of it is applied. */
@ExtendWith(SharedPlatform.class)
class HostileWorkbookIT {

    private static final String PATH = "/api/sheet-imports";
    private static final String UPLOAD = PATH + "?kind=organisations&fileName=a.xlsx";
    private static final List<String> HEADINGS = List.of("党组织代码", "党组织名称", "组织类别", "成立日期");
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private Client admin;
    private JsonNode imports;

    @BeforeEach
    void take(Platform platform) {
        admin = platform.admin();
        imports = imports();
    }

    @AfterEach
    void nothingIsThere() {
        assertEquals(
                0, admin.get("/api/organisations?code=HW-1").expect(200).json().size());
    }

    private JsonNode imports() {
        return admin.get(PATH).expect(200).json().path("items");
    }

    private static String row(String code) {
        return Workbook.rows(List.of(HEADINGS, List.of(code, "恶意支部", "党支部", "2001-07-01")));
    }

    @Test
    void aZipBombEndsEarly() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, String> part : Workbook.parts(row("HW-1")).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet2.xml"));
            zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            byte[] rows = "<row><c/></row>".repeat(70_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                zip.write(rows);
            }
        }
        refused(bytes.toByteArray(), 413, "解压后过大", "unpack");
    }

    @Test
    void macrosAreRefused() {
        Map<String, String> parts = Workbook.parts(row("HW-1"));
        parts.put("xl/vbaProject.bin", "macro");
        refused(Workbook.zip(parts), 422, "宏", "macro");
    }

    @Test
    void whatIsEncryptedOldOrNoWorkbookIsRefused() {
        byte[] old = new byte[2_048];
        byte[] signature = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        System.arraycopy(signature, 0, old, 0, signature.length);
        refused(old, 422, "旧格式", "old");
        byte[] encrypted = old.clone();
        byte[] marked = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(marked, 0, encrypted, 1_024, marked.length);
        refused(encrypted, 422, "密码", "password");
        byte[] csv = "党组织代码,党组织名称\nHW-1,恶意支部\n".getBytes(StandardCharsets.UTF_8);
        refused(csv, 422, "不是 Excel 工作簿", ".xlsx");
    }

    @Test
    void fourHundredThousandRowsAreRefused() {
        Map<String, String> parts = Workbook.parts(row("HW-1") + "<row><c><v>1</v></c></row>".repeat(400_000));
        refused(Workbook.zip(parts), 413, "150,000 行", "150,000");
    }

    @Test
    void aSheetWithoutHeadingsIsRefusedAndOneThatIsNotThereToo() {
        refused(Workbook.of(List.of(List.of("统计表"), List.of("合计"))), 422, "标题行", "heading");
        JsonNode made = upload(Workbook.of(List.of(HEADINGS, List.of("HW-1", "恶意支部", "党支部", "2001-07-01"))), "zh")
                .expect(201)
                .json();
        String mapping = PATH + "/" + made.path("id").asLong() + "/mapping";
        JsonNode problem =
                admin.send("PUT", mapping, "{\"sheet\":\"没有的表\"}").expect(422).json();
        assertTrue(problem.toString().contains("没有名为“没有的表”的工作表"), problem.toString());
        admin.post(PATH + "/" + made.path("id").asLong() + "/discard", "{}").expect(200);
        assertEquals(imports, imports());
    }

    @Test
    void aFormulaIsABadCellWhateverItShows() {
        Map<String, String> parts = Workbook.parts(row("HW-1"));
        parts.computeIfPresent(
                SHEET,
                (name, xml) -> xml.replace(
                        "<c r=\"B2\" t=\"inlineStr\"><is><t>恶意支部</t></is></c>",
                        "<c r=\"B2\" t=\"str\"><f>HYPERLINK(\"http://127.0.0.1/\")</f><v>恶意支部</v></c>"));
        long id =
                upload(Workbook.zip(parts), "zh").expect(201).json().path("id").asLong();
        admin.post(PATH + "/" + id + "/check", "{}").expect(200);
        JsonNode checked = ended(id);
        assertEquals("checked", checked.path("state").asText());
        assertEquals(0, checked.path("good").asInt());
        assertEquals(1, checked.path("bad").asInt());
        assertTrue(checked.path("faults").path(0).path("reason").asText().contains("公式"), checked.toString());
        admin.post(PATH + "/" + id + "/apply", "{\"goodRowsOnly\":false}").expect(409);
        admin.post(PATH + "/" + id + "/discard", "{}").expect(200);
        assertEquals(imports, imports());
    }

    private JsonNode ended(long id) {
        long until = System.currentTimeMillis() + 20_000;
        JsonNode now = admin.get(PATH + "/" + id).expect(200).json();
        while (now.path("state").asText().endsWith("ing") && System.currentTimeMillis() < until) {
            now = admin.get(PATH + "/" + id).expect(200).json();
        }
        return now;
    }

    private Answer upload(byte[] workbook, String language) {
        HttpRequest request = admin.request(UPLOAD)
                .setHeader("Accept-Language", language)
                .header("Content-Type", Workbook.TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(workbook))
                .build();
        return admin.send(request);
    }

    private void refused(byte[] workbook, int status, String chinese, String english) {
        said(upload(workbook, "zh"), status, chinese);
        said(upload(workbook, "en"), status, english);
        assertEquals(imports, imports());
    }

    private static void said(Answer answer, int status, String words) {
        answer.expect(status);
        assertTrue(answer.json().path("title").asText().contains(words), answer.body());
        assertFalse(answer.body().contains("Exception"), answer.body());
    }
}
