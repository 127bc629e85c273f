package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** Six communities become one (domain.md G17): entered, looked at beforehand, decided, looked at before and after. */
@ExtendWith(SharedPlatform.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReorganisationIT {

    private static final int COMMUNITIES = 6;
    private static final String NAME = "中共河口街道六一社区委员会";
    private static final JsonMapper JSON = new JsonMapper();

    private static Chromium chromium;
    private static Platform platform;

    /** A street with six communities of one branch each; four are at home in each community, three in each branch. */
    @BeforeAll
    static void start(Platform shared) {
        platform = shared;
        chromium = Chromium.start();
        ArrayNode organisations = JSON.createArrayNode();
        ArrayNode members = JSON.createArrayNode();
        organisation(organisations, "ZH", "河口街道党工委", "working-committee", null);
        for (int i = 1; i <= COMMUNITIES; i++) {
            String community = "ZH-" + i;
            organisation(organisations, community, "河口第" + i + "社区党总支", "general-branch", "ZH");
            organisation(organisations, community + "-1", "河口第" + i + "社区第一党支部", "branch", community);
            enrol(members, community, "甲乙丙丁");
            enrol(members, community + "-1", "戊己庚");
        }
        Client admin = platform.admin();
        admin.post("/api/imports/organisations", organisations.toString()).expect(200);
        admin.post("/api/imports/members", members.toString()).expect(200);
    }

    private static void organisation(ArrayNode rows, String code, String name, String type, String parent) {
        ObjectNode row = rows.addObject().put("code", code).put("name", name).put("type", type);
        row.put("establishedOn", "2000-01-01");
        if (parent != null) {
            row.put("parent", parent);
        }
    }

    private static void enrol(ArrayNode rows, String home, String names) {
        names.chars().forEach(name -> rows.addObject()
                .put("name", home.substring(3) + (char) name)
                .put("sex", "1")
                .put("birthDate", "1970-01-01")
                .put("category", "full")
                .put("standing", "in-service")
                .put("joinedOn", "2001-07-01")
                .put("convertedOn", "2002-07-01")
                .put("home", home));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void whatIsMissingIsSaidAtItsFieldAndNothingTypedIsLost() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            openMerge(visit);
            visit.screenshot("merge").expectClean();
            page.getByLabel("全称").fill(NAME);
            visit.press("预览");
            assertThat(page.getByText("请填写“代码”").first()).isVisible();
            assertThat(page.getByText("请填写“理由”").first()).isVisible();
            assertThat(page.getByLabel("全称")).hasValue(NAME);
            assertThat(page.getByLabel("河口第6社区党总支")).isChecked();
            visit.screenshot("merge-faults").expectClean();
        }
    }

    @Test
    @Order(2)
    void sixCommunitiesBecomeOneAfterAPreviewThatCanBeLeftAgain() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            openMerge(visit);
            fillIn(page);
            visit.press("预览");
            assertThat(tally(page, "转移党员")).hasText("24");
            visit.screenshot("merge-preview").expectClean();
            visit.press("返回修改");
            assertThat(code(page)).hasValue("ZH-61");
            assertThat(page.getByLabel("河口第6社区党总支")).isChecked();
            visit.press("预览");
            visit.press("确认办理");
            assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("已办理。");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(NAME)))
                    .isVisible();
            assertThat(page.locator(".timeline > li").first()).containsText("2025-07-01 合并");
            assertThat(page.locator(".timeline > li").first()).containsText("示组发〔2025〕7号");
            visit.screenshot("merge-history").expectClean();
        }
    }

    @Test
    @Order(3)
    void theStreetIsSeenBeforeAndAfter() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go("/organisations/" + id("ZH") + "/below?text=社区党总支&on=2025-06-30");
            assertThat(page.locator("#organisations tbody tr")).hasCount(COMMUNITIES);
            assertThat(page.getByText("以下是 2025-06-30 的情况。")).isVisible();
            visit.screenshot("street-before").expectClean();
            visit.follow("回到今天");
            assertThat(page.locator("#organisations .empty-note")).isVisible();
            visit.go("/organisations/" + id("ZH") + "/overview");
            assertThat(tally(page, "党员")).hasText("42");
        }
    }

    @Test
    @Order(4)
    void aClosedCommunityOpensOnItsLastDayAndSaysWhereItWent() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go("/organisations/" + idBefore("ZH-3") + "/overview");
            assertThat(page.getByText("以下是 2025-06-30 的情况。")).isVisible();
            assertThat(tally(page, "党员")).hasText("7");
            visit.screenshot("closed").expectClean();
            visit.follow(NAME);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(NAME)))
                    .isVisible();
        }
    }

    @Test
    @Order(5)
    void aPastYearIsToldBothWays() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go("/figures?organisation=" + id("ZH") + "&period=2024&metric=core/members");
            assertThat(page.locator("#children tbody tr")).hasCount(COMMUNITIES);
            assertThat(page.locator("#children tbody tr td").first()).hasText("7");
            visit.screenshot("figures-then").expectClean();
            visit.follow("今天");
            assertThat(page.locator("#children tbody tr")).hasCount(1);
            assertThat(page.locator("#children tbody tr td").first()).hasText("42");
            visit.screenshot("figures-now").expectClean();
        }
    }

    @Test
    @Order(6)
    void theMergeCanBeCorrectedAndStaysInTheHistory() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go("/organisations/" + id("ZH-61") + "/history");
            visit.follow("更正");
            page.getByLabel("更正日期").fill("2025-07-01");
            page.getByLabel("理由").fill("批文写的是八月一日。");
            page.getByLabel("河口街道党工委 · ZH").check();
            visit.press("预览");
            assertThat(page.locator(".effects").first()).containsText("恢复");
            visit.press("确认办理");
            assertThat(page.getByText("这个组织的设立已被更正")).isVisible();
            visit.screenshot("struck").expectClean();
            visit.go("/organisations/" + id("ZH-3") + "/history");
            assertThat(page.locator(".timeline .withdrawn")).containsText("已更正");
            Locator correction = page.locator(".timeline > li").first();
            assertThat(correction).containsText("更正了 2025-07-01 的“合并”");
            assertThat(correction).not().containsText("编号");
            visit.screenshot("withdrawn").expectClean();
            visit.go("/organisations/" + id("ZH") + "/below?text=社区党总支");
            assertThat(page.locator("#organisations tbody tr")).hasCount(COMMUNITIES);
        }
    }

    @Test
    @Order(7)
    void theWalkWorksWithoutScript() {
        try (Visit visit = Visit.withoutScript(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go("/organisations/" + id("ZH-1") + "/merge");
            IntStream.rangeClosed(2, COMMUNITIES)
                    .forEach(i -> community(page, i).check());
            page.getByLabel("合并方式").selectOption("合并为一个新组织");
            visit.press("更新表单");
            fillIn(page);
            visit.press("预览");
            assertThat(tally(page, "转移党员")).hasText("24");
        }
    }

    @ParameterizedTest
    @Order(8)
    @ValueSource(strings = {"overview", "below", "history", "found", "merge", "split", "close"})
    void everyPageOfAnOrganisationFitsAPhone(String page) {
        try (Visit visit = Visit.phone(platform, chromium).logIn()) {
            visit.go("/organisations/" + id("ZH-1") + "/" + page);
            visit.screenshot("phone-" + page).expectClean();
            Object surplus = visit.page()
                    .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertTrue(((Number) surplus).intValue() <= 0, page + " is wider than the screen by " + surplus);
        }
    }

    private static void openMerge(Visit visit) {
        visit.go("/organisations/" + id("ZH-1") + "/overview");
        visit.follow("合并");
        Page page = visit.page();
        assertThat(community(page, 1)).isChecked();
        IntStream.rangeClosed(2, COMMUNITIES).forEach(i -> community(page, i).check());
        page.getByLabel("合并方式").selectOption("合并为一个新组织");
        assertThat(page.getByLabel("全称")).isVisible();
    }

    private static Locator community(Page page, int number) {
        return page.getByLabel("河口第" + number + "社区党总支 · ZH-" + number);
    }

    private static void fillIn(Page page) {
        page.getByLabel("全称").fill(NAME);
        code(page).fill("ZH-61");
        page.getByLabel("类型").selectOption("党委");
        page.getByLabel("生效日期").fill("2025-07-01");
        page.getByLabel("理由").fill("六个社区规模小、服务半径重叠。");
        // without script Chromium never calls a page that is still scrolling stable
        page.getByLabel("河口街道党工委 · ZH").check(new Locator.CheckOptions().setForce(true));
        page.getByLabel("批文号").fill("示组发〔2025〕7号");
    }

    private static Locator code(Page page) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("代码"));
    }

    private static Locator tally(Page page, String name) {
        return page.locator(".tallies > li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .locator(".value");
    }

    private static long id(String code) {
        return find("/api/organisations?code=" + code);
    }

    private static long idBefore(String code) {
        return find("/api/organisations?code=" + code + "&asOf=2025-06-30");
    }

    private static long find(String address) {
        return platform.admin().get(address).expect(200).json().at("/0/id").asLong();
    }
}
