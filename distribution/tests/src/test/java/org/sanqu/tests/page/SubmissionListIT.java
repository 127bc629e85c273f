package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.authorisation.Workbook;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** A recorder searches, chooses columns, saves, prints, and fills in many at once with the template. */
@ExtendWith(SharedPlatform.class)
class SubmissionListIT {

    private static final String FORM = "service-visits/visit";
    private static final String ISSUES = "形成的问题台账";
    private static final List<String> HEADINGS =
            List.of("编号", "填报组织", "走访主体", "走访日期", "走访人次（人次）", "走访对象", "走访地点", "走访党员");

    private static Chromium chromium;

    private Platform platform;
    private String code;
    private String recorder;
    private long branch;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void take(Platform platform) {
        this.platform = platform;
        Ground ground = new Ground(platform.admin());
        code = Ground.unique("L");
        branch = ground.found(code, "清单支部" + code, "branch", null);
        ground.enrol("欧阳" + code, "1970-01-02", branch);
        recorder = ground.account("lister-" + code.toLowerCase(), "recorder", branch);
    }

    private void visited(String day, String place, int persons) {
        platform.admin()
                .post(
                        "/api/submissions",
                        """
                        {"form":"%s","organisation":%d,"data":{"visitor":"member","on":"%s","persons":%d,
                         "target":"resident","place":"%s","issues":[{"no":"甲-1","summary":"路灯"},{"no":"乙-2"}]}}"""
                                .formatted(FORM, branch, day, persons, place))
                .expect(201);
    }

    private String list() {
        return "/organisations/" + branch + "/submissions";
    }

    @Test
    void aListIsSearchedShownWithChosenColumnsSavedAndPrinted() throws IOException {
        visited("2024-03-05", "惠民里三栋", 3);
        visited("2024-03-06", "和平路菜场", 4);
        visited("2025-03-07", "惠民里五栋", 5);
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go(list() + "?form=" + FORM);
            assertThat(page.locator("#submissions tbody tr")).hasCount(3);
            page.getByLabel("查找内容、姓名、名称").fill("惠民");
            assertThat(page.locator("#submissions tbody tr")).hasCount(2);
            page.getByLabel("期间，如").fill("2025");
            page.getByLabel("期间，如").press("Enter");
            assertThat(page.locator("#submissions tbody tr")).hasCount(1);
            visit.screenshot("list-searched").expectClean();

            visit.go(list() + "?form=" + FORM);
            page.locator("#columns summary").click();
            while (page.locator("#columns input:checked").count() > 0) {
                page.locator("#columns input:checked").first().uncheck();
            }
            page.locator("#columns").getByLabel("走访地点").check();
            page.locator("#columns").getByLabel("走访主体").check();
            visit.press("显示");
            assertEquals(List.of("走访主体", "走访地点"), headings(page));
            visit.go(list() + "?form=" + FORM);
            assertEquals(List.of("走访主体", "走访地点"), headings(page), "remembered");
            visit.screenshot("list-columns").expectClean();

            Download saved = page.waitForDownload(() -> visit.press("存为 Excel"));
            compare(saved);
            visit.press("打印台账");
            assertThat(page.locator("article.register tbody tr")).hasCount(3);
            visit.screenshot("list-register").expectClean();
            visit.go(list() + "?form=" + FORM);
            page.locator("tbody input[name=submission]").first().check();
            page.locator("tbody input[name=submission]").nth(1).check();
            visit.press("打印所选");
            assertThat(page.locator("article.sheet")).hasCount(2);
            visit.screenshot("list-several").expectClean();
        }
    }

    @Test
    void withoutScriptTheListIsSearchedAndItsColumnsAreChosen() {
        visited("2024-03-05", "惠民里三栋", 3);
        visited("2024-03-06", "和平路菜场", 4);
        try (Visit visit = Visit.withoutScript(platform, chromium).go("/login").logIn(recorder, Platform.PASSWORD)) {
            visit.go(list() + "?form=" + FORM);
            visit.page().getByLabel("查找内容、姓名、名称").fill("菜场");
            visit.press("筛选");
            assertThat(visit.page().locator("#submissions tbody tr")).hasCount(1);
            visit.page().locator("#columns summary").click();
            visit.page().locator("#columns").getByLabel("走访地点").uncheck();
            visit.press("显示");
            assertEquals(false, headings(visit.page()).contains("走访地点"));
        }
    }

    /** What stands between the day and the state. */
    private static List<String> headings(Page page) {
        List<String> all = page.locator("#submissions thead th").allInnerTexts();
        return all.subList(all.indexOf("日期") + 1, all.indexOf("状态"));
    }

    private void compare(Download saved) throws IOException {
        JsonNode items = platform.admin()
                .get("/api/submissions?organisation=" + branch + "&form=" + FORM)
                .expect(200)
                .json()
                .path("items");
        try (InputStream in = Files.newInputStream(saved.path());
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            List<List<String>> rows = rows(book.getSheetAt(0));
            assertEquals(items.size() + 1, rows.size());
            int place = rows.get(0).indexOf("走访地点");
            int who = rows.get(0).indexOf("走访主体");
            for (int i = 0; i < items.size(); i++) {
                assertEquals(items.get(i).path("id").asText(), rows.get(i + 1).get(0));
                assertEquals(
                        items.get(i).at("/data/place").asText(), rows.get(i + 1).get(place));
                assertEquals("党员", rows.get(i + 1).get(who));
            }
            List<List<String>> issues = rows(book.getSheet("形成的问题台账"));
            assertEquals(1 + 2 * items.size(), issues.size());
            assertEquals(List.of(items.get(0).path("id").asText(), "1", "甲-1", "路灯"), issues.get(1));
        }
    }

    private static List<List<String>> rows(Sheet sheet) {
        DataFormatter shown = new DataFormatter();
        List<List<String>> rows = new ArrayList<>();
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum(); i++) {
                cells.add(shown.formatCellValue(row.getCell(i)));
            }
            rows.add(cells);
        }
        return rows;
    }

    @Test
    void theTemplateIsFilledInMendedImportedAndUndone() throws IOException {
        try (Visit visit = Visit.desktop(platform, chromium).go("/login").logIn(recorder, Platform.PASSWORD)) {
            Page page = visit.page();
            visit.go(list() + "?form=" + FORM);
            Download template = page.waitForDownload(() -> visit.press("下载模板"));
            String name = "欧阳" + code;
            byte[] bad = filled(
                    template,
                    List.of(
                            List.of("1", code, "党员", "2024-05-01", "2", "居民", "东街一号", name),
                            List.of("2", code, "党员", "2024-05-02", "很多", "居民", "东街二号", ""),
                            List.of("3", code, "路人", "2024-05-03", "2", "居民", "东街三号", ""),
                            List.of("4", code, "党员", "2024-05-04", "2", "商户", "西街四号", "无名氏"),
                            List.of("5", "清单支部" + code, "党员", "2024-05-05", "2", "商户", "西街五号", "")),
                    List.of(List.of("1", "", "没有编号的问题")));
            upload(visit, bad);
            visit.screenshot("list-import-columns");
            visit.press("检查");
            assertThat(page.locator("#faults tbody tr")).hasCount(4);
            assertThat(page.locator("#faults")).containsText("“很多”不是数字");
            assertThat(page.locator("#faults")).containsText("“" + ISSUES + "”表第 2 行“问题编号”");
            assertThat(page.locator("#faults")).containsText("走访主体");
            visit.screenshot("list-import-faults").expectClean();

            byte[] mended = filled(
                    template,
                    List.of(
                            List.of("1", code, "党员", "2024-05-01", "2", "居民", "东街一号", name),
                            List.of("2", code, "党员", "2024-05-02", "9", "居民", "东街二号", ""),
                            List.of("3", code, "党组织", "2024-05-03", "2", "居民", "东街三号", ""),
                            List.of("4", code, "党员", "2024-05-04", "2", "商户", "西街四号", name),
                            List.of("5", "清单支部" + code, "党员", "2024-05-05", "2", "商户", "西街五号", "")),
                    IntStream.rangeClosed(1, 9)
                            .mapToObj(number -> List.of("1", "问-" + number, "路灯"))
                            .toList());
            visit.go(list() + "?form=" + FORM);
            upload(visit, mended);
            assertThat(page.locator("#lists")).containsText("明细“" + ISSUES + "”取自工作表“" + ISSUES + "”");
            visit.press("检查");
            visit.press("全部导入（5 行）");
            assertThat(page.getByText("已导入，新增 5 行。")).isVisible();
            visit.screenshot("list-import-applied").expectClean();
            String done = page.url();
            visit.go(list() + "?form=" + FORM + "&text=东街");
            assertThat(page.locator("#submissions tbody tr")).hasCount(3);
            visit.go(list() + "?form=" + FORM);
            exported(visit);
            page.navigate(done);
            page.getByText("撤销这次导入").click();
            visit.press("确认撤销");
            assertThat(page.getByText("这次导入已撤销。")).isVisible();
            visit.go(list() + "?form=" + FORM);
            assertThat(page.locator("#submissions tbody tr")).hasCount(0);
            visit.go(list() + "?form=" + FORM + "&state=voided");
            assertThat(page.locator("#submissions tbody tr")).hasCount(5);
            visit.screenshot("list-import-undone").expectClean();
        }
    }

    /** What is saved holds all items, and adds nothing when it is imported again. */
    private void exported(Visit visit) throws IOException {
        Download saved = visit.page().waitForDownload(() -> visit.press("存为 Excel"));
        byte[] workbook = Files.readAllBytes(saved.path());
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            assertEquals(1 + 9, rows(book.getSheet(ISSUES)).size());
        }
        upload(visit, workbook);
        visit.press("检查");
        assertThat(visit.page().getByText("没有可新增的")).isVisible();
        visit.screenshot("list-import-again").expectClean();
    }

    private static void upload(Visit visit, byte[] workbook) {
        visit.page().locator("#many summary").click();
        visit.page().getByLabel("Excel 文件").setInputFiles(new FilePayload("走访.xlsx", Workbook.TYPE, workbook));
        visit.press("上传");
    }

    /** The template with rows, as a person with a spreadsheet would fill it in. */
    private static byte[] filled(Download template, List<List<String>> rows, List<List<String>> items)
            throws IOException {
        try (InputStream in = Files.newInputStream(template.path());
                XSSFWorkbook book = new XSSFWorkbook(in);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            fill(book.getSheetAt(0), HEADINGS, rows);
            fill(book.getSheet(ISSUES), List.of("编号", "问题编号", "摘要"), items);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void fill(Sheet sheet, List<String> columns, List<List<String>> rows) {
        List<String> headings = rows(sheet).get(0);
        for (int i = 0; i < rows.size(); i++) {
            Row row = sheet.createRow(i + 1);
            for (int column = 0; column < columns.size(); column++) {
                row.createCell(headings.indexOf(columns.get(column)))
                        .setCellValue(rows.get(i).get(column));
            }
        }
    }
}
