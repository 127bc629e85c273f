package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sanqu.tests.karaf.Platform;

/** A table by five o'clock: an office makes it, three branches answer, one of them late, and it is summed up by itself. */
class LocalFormsIT {

    private static final String TITLE = "防汛值守 <b>&\"情况\"";

    private static Chromium chromium;

    private final Map<String, String> environment = Map.of(
            "SANQU_ADMIN_PASSWORD",
            Platform.PASSWORD,
            "TZ",
            ZoneId.systemDefault().getId());
    private Platform platform;
    private long office;
    private long stranger;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void aTableIsMadeSentAnsweredSummedUpClosedAndSaved() throws IOException {
        platform = Platform.start("local", Platform.emptyData("local"), environment);
        people();
        LocalDateTime due = LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES).plusHours(1);
        long table = made(due);
        answered("branch1", "张值守", "12", "全部到岗", "1200.50");
        answered("branch2", "李值守", "8", "部分到岗", "99.50");
        watched(table);
        platform.kill();
        passed(due);
        platform = Platform.start("local", platform.data(), environment);
        late(table);
        closed(table);
    }

    private void people() {
        Ground ground = new Ground(platform.admin());
        office = ground.found("LX", "中共防汛区委员会", "committee", null);
        stranger = ground.found("LY", "外区党支部", "branch", null);
        for (int i = 1; i <= 3; i++) {
            long branch = ground.found("LX-" + i, "第" + i + "防汛党支部", "branch", office);
            ground.account("branch" + i, "recorder", branch);
        }
        platform.admin()
                .post(
                        "/api/accounts",
                        """
                        {"name":"office","title":"办公室","password":"%s","grants":[{"role":"recorder","organisation":%d},\
                        {"role":"reviewer","organisation":%2$d}]}"""
                                .formatted(Platform.PASSWORD, office))
                .expect(201);
    }

    private Visit as(String account) {
        Visit visit = Visit.desktop(platform, chromium).go("/login");
        return visit.logIn(account, Platform.PASSWORD);
    }

    private long made(LocalDateTime due) {
        try (Visit visit = as("office")) {
            Page page = visit.page();
            visit.follow("临时报表");
            visit.screenshot("local-none").expectClean();
            visit.press("新建临时报表");
            page.getByLabel("报表名称").fill(TITLE);
            add(page, 0, "text", "值守负责人");
            page.locator("[name='f.0.required']").check();
            add(page, 1, "integer", "值守人数");
            page.locator("[name='f.1.unit']").fill("人");
            page.locator("[name='f.1.min']").fill("0");
            add(page, 2, "choice", "到岗情况");
            page.locator("[name='f.2.options']").fill("全部到岗\n部分到岗\n未到岗");
            add(page, 3, "date", "开始日期");
            add(page, 4, "money", "物资经费");
            page.locator("button[value='up:4']").click();
            assertThat(page.locator("[name='f.3.title']")).hasValue("物资经费");
            assertThat(page.locator("[name='f.3.title']")).isFocused();
            visit.screenshot("local-built").expectClean();
            visit.press("预览");
            assertThat(page.getByLabel("值守负责人")).isVisible();
            visit.screenshot("local-preview").expectClean();
            visit.follow("返回修改");
            visit.press("下一步：由谁填");
            addressed(visit, due);
            assertThat(page.locator("main")).containsText("3 个组织");
            assertThat(page.locator("main")).containsText("每个组织填 5 项，合计 15 项");
            visit.screenshot("local-send").expectClean();
            visit.press("发给 3 个组织");
            assertThat(page.locator("#answered")).hasText("0 / 3");
            visit.screenshot("local-sent").expectClean();
            return Long.parseLong(page.url().replaceAll(".*/local-forms/([0-9]+).*", "$1"));
        }
    }

    private static void add(Page page, int index, String kind, String title) {
        page.locator("button[value='add:" + kind + "']").click();
        page.locator("[name='f." + index + ".title']").fill(title);
    }

    private static void addressed(Visit visit, LocalDateTime due) {
        Page page = visit.page();
        visit.press("下一步：核对");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("请填写截止时间。");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("还没有选择由谁填报。");
        page.getByLabel("其他时间").check();
        page.getByLabel("日期", new Page.GetByLabelOptions().setExact(true))
                .fill(due.minusDays(1).toLocalDate().toString());
        page.getByLabel("时间", new Page.GetByLabelOptions().setExact(true))
                .fill(due.toLocalTime().toString());
        for (int i = 1; i <= 3; i++) {
            page.getByLabel("第" + i + "防汛党支部", new Page.GetByLabelOptions().setExact(true))
                    .check();
        }
        visit.press("下一步：核对");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("截止时间已经过去，请另选。");
        visit.screenshot("local-addressees").expectClean();
        page.getByLabel("日期", new Page.GetByLabelOptions().setExact(true))
                .fill(due.toLocalDate().toString());
        visit.press("下一步：核对");
    }

    private void answered(String account, String name, String people, String present, String money) {
        try (Visit visit = as(account)) {
            Page page = visit.page();
            page.locator("main a", new Page.LocatorOptions().setHasText(TITLE))
                    .first()
                    .click();
            page.getByLabel("值守负责人").fill(name);
            page.getByLabel("值守人数").fill(people);
            page.getByLabel("到岗情况").selectOption(new SelectOption().setLabel(present));
            page.getByLabel("物资经费").fill(money);
            visit.screenshot("local-answer-" + account);
            visit.press("提交");
            page.waitForURL(url -> url.contains("/submissions/"));
            visit.expectClean();
        }
    }

    private void watched(long table) throws IOException {
        try (Visit visit = as("office")) {
            Page page = visit.page();
            visit.go("/local-forms");
            assertThat(page.locator("#running")).containsText("2/3 已报");
            page.locator("#running a").first().click();
            assertThat(page.locator("#answered")).hasText("2 / 3");
            assertThat(page.locator("#not-yet li")).hasCount(1);
            assertThat(page.locator("#not-yet li")).containsText("第3防汛党支部");
            assertThat(page.locator("#there li")).hasCount(2);
            Locator sums = page.locator("#sums tbody tr");
            assertEquals("20", cell(sums, "值守人数（人）", 0));
            assertEquals("1,300", cell(sums, "物资经费", 0));
            assertEquals("1", cell(sums, "到岗情况：全部到岗", 0));
            assertEquals("0", cell(sums, "到岗情况：未到岗", 0));
            visit.screenshot("local-watch").expectClean();
            workbook(visit);
            page.getByText("催报", new Page.GetByTextOptions().setExact(true)).click();
            visit.press("催报 1 个未报组织");
            assertThat(page.locator(".notice")).containsText("已催报。");
        }
        try (Visit phone = Visit.phone(platform, chromium)) {
            phone.go("/login").logIn("office", Platform.PASSWORD).go("/local-forms/" + table);
            phone.screenshot("local-watch-phone").expectClean();
            phone.go("/local-forms/" + table + "/edit")
                    .screenshot("local-edit-phone")
                    .expectClean();
        }
    }

    private static String cell(Locator rows, String title, int column) {
        return rows.filter(new Locator.FilterOptions().setHasText(title))
                .first()
                .locator("td")
                .nth(column)
                .innerText();
    }

    /** The workbook says what was answered, a line for each. */
    private static void workbook(Visit visit) throws IOException {
        Download download = visit.page().waitForDownload(() -> visit.follow("导出全部（xlsx）"));
        List<String> lines = new ArrayList<>();
        try (InputStream in = download.createReadStream();
                Workbook workbook = WorkbookFactory.create(in)) {
            DataFormatter formatter = new DataFormatter();
            for (Row row : workbook.getSheetAt(0)) {
                StringBuilder line = new StringBuilder();
                row.forEach(cell -> line.append(formatter.formatCellValue(cell)).append('|'));
                lines.add(line.toString());
            }
        }
        String all = String.join("\n", lines);
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("张值守") && line.contains("12") && line.contains("全部到岗")),
                all);
        assertTrue(lines.stream().anyMatch(line -> line.contains("李值守") && line.contains("部分到岗")), all);
        assertTrue(lines.stream().anyMatch(line -> line.contains("值守人数")), all);
    }

    /** Lets three hours pass while the platform is down: what was answered lies before the deadline, and that is over. */
    private void passed(LocalDateTime due) {
        String past = due.minusHours(2).toString();
        String database = "jdbc:sqlite:" + platform.data().resolve("database/sanqu.db");
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement update = connection.prepareStatement(
                        "update local_form set due = ?, document = replace(document, ?, ?)")) {
            update.setString(1, past);
            update.setString(2, due.toString());
            update.setString(3, past);
            assertEquals(1, update.executeUpdate());
            String before = Instant.now().minus(Duration.ofHours(3)).toString();
            try (PreparedStatement earlier = connection.prepareStatement("update submission set submitted_at = ?")) {
                earlier.setString(1, before);
                assertEquals(2, earlier.executeUpdate());
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** After a power failure the table is still asked for; the third answers when the time is up. */
    private void late(long table) {
        answered("branch3", "王值守", "5", "未到岗", "0");
        try (Visit visit = Visit.withoutScript(platform, chromium)) {
            visit.go("/login").logIn("office", Platform.PASSWORD).go("/local-forms/" + table);
            assertThat(visit.page().locator("#answered")).hasText("3 / 3");
            assertThat(visit.page().locator("#late")).hasText("1");
            assertEquals("25", cell(visit.page().locator("#sums tbody tr"), "值守人数（人）", 0));
            visit.screenshot("local-late");
        }
    }

    private void closed(long table) throws IOException {
        try (Visit visit = as("office")) {
            Page page = visit.page();
            visit.go("/local-forms/" + table);
            page.getByText("关闭", new Page.GetByTextOptions().setExact(true)).click();
            visit.press("确认关闭");
            assertThat(page.locator(".about")).containsText("已关闭");
            visit.screenshot("local-closed").expectClean();
            Download download = page.waitForDownload(() -> visit.follow("另存为模块文件"));
            Set<String> names = new TreeSet<>();
            try (ZipInputStream zip = new ZipInputStream(download.createReadStream())) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    names.add(entry.getName());
                }
            }
            String module = "local-f" + table;
            assertEquals(
                    Set.of(
                            module + "/README.md",
                            module + "/pom.xml",
                            module + "/src/main/resources/forms/f" + table + ".json",
                            module + "/src/main/resources/i18n/en.json"),
                    names);
        }
        JsonNode answer = platform.admin()
                .get("/api/submissions?form=local/f" + table + "&organisation=" + office)
                .expect(200)
                .json();
        assertEquals(3, answer.path("items").size());
        long branch = answer.at("/items/0/organisation").asLong();
        platform.admin()
                .post(
                        "/api/submissions",
                        "{\"form\":\"local/f" + table + "\",\"organisation\":" + branch + ",\"data\":{\"a1\":\"迟\"}}")
                .expect(422);
    }

    @Test
    void whatCannotBeSentIsToldAndNeverSent() {
        platform = Platform.start("local-bad", Platform.emptyData("local-bad"), environment);
        people();
        String field = "{\"kind\":\"integer\",\"title\":\"人数\"}";
        String many = String.join(",", Collections.nCopies(300, field));
        platform.admin()
                .post("/api/local-forms", "{\"organisation\":" + office + ",\"fields\":[" + many + "]}")
                .expect(422);
        String outside =
                """
                {"organisation":%d,"title":"外","fields":[%s],"addressees":{"organisations":[%d]},"due":"2020-01-01T17:00"}"""
                        .formatted(office, field, stranger);
        long draft = platform.admin()
                .post("/api/local-forms", outside)
                .expect(201)
                .json()
                .path("id")
                .asLong();
        JsonNode ready = platform.admin()
                .get("/api/local-forms/" + draft + "/readiness")
                .expect(200)
                .json();
        assertEquals(List.of("/due", "/addressees"), ready.path("faults").findValuesAsText("at"));
        platform.admin()
                .post("/api/local-forms/" + draft + "/send", "{\"revision\":1}")
                .expect(422);
        platform.client("branch1", Platform.PASSWORD)
                .get("/api/local-forms/" + draft)
                .expect(403);
        try (Visit visit = Visit.withoutScript(platform, chromium)) {
            visit.go("/login").logIn("office", Platform.PASSWORD).go("/local-forms");
            visit.press("新建临时报表");
            visit.press("+ 整数");
            visit.page().locator("[name='f.0.min']").fill("许多");
            visit.press("保存草稿");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("不是数字，请修改。");
            visit.page().locator("[name='f.0.min']").fill("5");
            visit.page().locator("[name='f.0.max']").fill("1");
            visit.press("保存草稿");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("最大值不能小于最小值。");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("请填写报表名称。");
            visit.screenshot("local-unready");
            visit.press("删除草稿");
            assertThat(visit.page().locator(".notice")).containsText("草稿已删除。");
        }
    }
}
