package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.authorisation.Workbook;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** A clerk imports the ledger that they have, with headings of its own, and takes it back. */
@ExtendWith(SharedPlatform.class)
class SheetImportIT {

    private static Chromium chromium;

    private Platform platform;
    private String branch;
    private long branchId;

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
        String code = Ground.unique("S");
        branch = "台账支部" + code;
        long top = ground.found(code, "中共台账区委员会" + code, "committee", null);
        branchId = ground.found(code + "-1", branch, "branch", top);
    }

    @Test
    void aLedgerWithItsOwnHeadingsIsMappedCheckedAppliedWithoutItsBadRowsAndUndone() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            upload(visit);
            map(visit);
            Page page = visit.page();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("只导入没有错误的 2 行")))
                    .isVisible();
            assertThat(page.locator("#faults tbody tr").first()).containsText("4");
            visit.screenshot("import-faults").expectClean();
            Download bad = page.waitForDownload(() -> visit.follow("下载错误行"));
            assertTrue(bad.suggestedFilename().endsWith(".xlsx"), bad.suggestedFilename());

            visit.press("只导入没有错误的 2 行");
            assertThat(page.getByText("已导入，新增 2 行。")).isVisible();
            visit.screenshot("import-applied").expectClean();
            assertEquals(2, count());

            page.getByText("撤销这次导入").click();
            visit.press("确认撤销");
            assertThat(page.getByText("这次导入已撤销。")).isVisible();
            assertEquals(0, count());
        }
    }

    @Test
    void whatIsNoWorkbookIsRefusedWithAReason() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            visit.follow("导入");
            choose(visit, "members.xlsx", "not a workbook".getBytes());
            assertThat(visit.page().getByRole(AriaRole.ALERT)).isVisible();
            visit.screenshot("import-refused").expectClean();
        }
    }

    private void upload(Visit visit) {
        visit.follow("导入");
        visit.screenshot("imports").expectClean();
        List<List<String>> rows = List.of(
                List.of("党员姓名", "性别", "出生年月日", "类别", "在岗情况", "入党年月日", "转正年月日", "所在支部"),
                List.of("张台账", "男", "1980.5.6", "正式党员", "在职", "2005-01-01", "2006-01-01", branch),
                List.of("李台账", "女", "1990-07-08", "预备党员", "在职", "2025-12-01", "", branch),
                List.of("赵台账", "女", "1990-13-08", "正式党员", "在职", "2005-01-01", "2006-01-01", branch));
        choose(visit, "党员台账.xlsx", Workbook.of(rows));
    }

    private static void choose(Visit visit, String file, byte[] bytes) {
        visit.page()
                .getByLabel("党员", new Page.GetByLabelOptions().setExact(true))
                .check();
        visit.page().getByLabel("Excel 文件").setInputFiles(new FilePayload(file, Workbook.TYPE, bytes));
        visit.press("上传");
    }

    private static void map(Visit visit) {
        Page page = visit.page();
        column(page, "党员姓名", "name");
        column(page, "性别", "sex");
        column(page, "出生年月日", "birthDate");
        column(page, "类别", "category");
        column(page, "在岗情况", "standing");
        column(page, "入党年月日", "joinedOn");
        column(page, "转正年月日", "convertedOn");
        column(page, "所在支部", "home");
        page.getByLabel("基准日").fill("2026-01-01");
        visit.screenshot("import-columns").expectClean();
        visit.press("检查");
    }

    private static void column(Page page, String heading, String field) {
        page.getByLabel(heading, new Page.GetByLabelOptions().setExact(true)).selectOption(field);
    }

    private int count() {
        return platform.admin()
                .get("/api/members?organisation=" + branchId)
                .expect(200)
                .json()
                .path("items")
                .size();
    }
}
