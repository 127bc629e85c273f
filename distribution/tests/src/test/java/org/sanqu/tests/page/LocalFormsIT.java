package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
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
    private long branch;

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
        long table;
        try (Visit visit = as("office")) {
            table = NewTable.made(visit, TITLE, due);
        }
        answered("branch1", "张值守", "12", "全部到岗", "1200.50");
        answered("branch2", "李值守", "8", "部分到岗", "99.50");
        watched(table);
        platform.kill();
        ThreeHours.pass(platform, due);
        platform = Platform.start("local", platform.data(), environment);
        late(table);
        closed(table);
    }

    private void people() {
        Ground ground = new Ground(platform.admin());
        office = ground.found("LX", "中共防汛区委员会", "committee", null);
        for (int i = 1; i <= 3; i++) {
            branch = ground.found("LX-" + i, "第" + i + "防汛党支部", "branch", office);
            ground.account("branch" + i, "recorder", branch);
        }
        ground.maker("office", office);
    }

    private Visit as(String account) {
        Visit visit = Visit.desktop(platform, chromium).go("/login");
        return visit.logIn(account, Platform.PASSWORD);
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
            TableFiles.workbook(visit);
            page.getByText("催报", new Page.GetByTextOptions().setExact(true)).click();
            visit.press("催报 1 个未报组织");
            assertThat(page.locator(".notice")).containsText("已催报 1 个组织。");
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

    /**
     * After a power failure the table is still asked for; the third gets more time, then less of it, and answers when it is up. The
     * table's own page always says what completeness says.
     */
    private void late(long table) {
        agreed(table, 3, 1);
        LocalDateTime now = LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES);
        extended(table, now.plusHours(30));
        agreed(table, 3, 0);
        platform.client("office", Platform.PASSWORD)
                .post(
                        "/api/extensions",
                        "{\"form\":\"local/f%d\",\"organisation\":%d,\"until\":\"%s\",\"reason\":\"改回\"}"
                                .formatted(table, branch, now.minusMinutes(30)))
                .expect(201);
        agreed(table, 3, 1);
        answered("branch3", "王值守", "5", "未到岗", "0");
        try (Visit visit = Visit.withoutScript(platform, chromium)) {
            visit.go("/login").logIn("office", Platform.PASSWORD).go("/local-forms/" + table);
            assertThat(visit.page().locator("#answered")).hasText("3 / 3");
            assertThat(visit.page().locator("#late")).hasText("1");
            assertEquals("25", cell(visit.page().locator("#sums tbody tr"), "值守人数（人）", 0));
            visit.screenshot("local-late");
        }
        agreed(table, 3, 0);
    }

    private void extended(long table, LocalDateTime until) {
        try (Visit visit = Visit.withoutScript(platform, chromium)) {
            visit.go("/login").logIn("office", Platform.PASSWORD).go("/local-forms/" + table);
            Page page = visit.page();
            page.getByText("延长截止时间", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("#extend-who").selectOption(new SelectOption().setLabel("第3防汛党支部"));
            page.locator("#extend-day").fill(until.toLocalDate().toString());
            page.locator("#extend-time").fill(until.toLocalTime().toString());
            page.locator("#extend-reason").fill("道路中断");
            page.locator("form[action$=extend] button").click();
            assertThat(page.locator("#not-yet li"))
                    .containsText(until.toLocalDate().toString());
        }
        JsonNode given = platform.admin()
                .get("/api/extensions?form=local/f" + table + "&organisation=" + office)
                .expect(200)
                .json();
        assertEquals(branch, given.at("/0/organisation").asLong());
        assertFalse(given.at("/0/below").asBoolean());
    }

    private void agreed(long table, int asked, int overdue) {
        JsonNode tally = platform.admin()
                .get("/api/local-forms/" + table + "/tally")
                .expect(200)
                .json()
                .path("total");
        JsonNode complete = platform.admin()
                .get("/api/completeness?form=local/f" + table + "&organisation=" + office)
                .expect(200)
                .json()
                .path("total");
        assertEquals(asked, tally.path("asked").asInt());
        assertEquals(asked, complete.path("due").asInt());
        assertEquals(overdue, tally.path("overdue").asInt());
        assertEquals(overdue, complete.path("overdue").asInt());
        assertEquals(complete.path("late").asInt(), tally.path("late").asInt());
        assertEquals(
                complete.path("done").asInt() + complete.path("late").asInt(),
                tally.path("answered").asInt());
    }

    private void closed(long table) throws IOException {
        try (Visit visit = as("office")) {
            Page page = visit.page();
            visit.go("/local-forms/" + table);
            page.getByText("关闭", new Page.GetByTextOptions().setExact(true)).click();
            visit.press("确认关闭");
            assertThat(page.locator(".about")).containsText("已关闭");
            visit.screenshot("local-closed").expectClean();
            Set<String> names = TableFiles.zipped(visit);
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
}
