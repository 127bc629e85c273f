package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** What a district sees and does. */
@ExtendWith(SharedPlatform.class)
class PagesIT {

    private static Chromium chromium;

    private Platform platform;

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
    }

    @Test
    void whoeverIsNotLoggedInIsAskedToAndComesBackToTheirPage() {
        try (Visit visit = Visit.desktop(platform, chromium)) {
            visit.go(organisation("SL-02"));
            visit.screenshot("login").logIn("admin", "wrong-password");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).isVisible();
            visit.logIn("admin", Platform.PASSWORD);
            assertThat(visit.page().getByRole(AriaRole.HEADING).first()).containsText("直属机关");
        }
    }

    @Test
    void theTreeUnfoldsOnDemandBesideTheMembersOfTheChosenOrganisation() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go(organisation("SL"));
            Locator community = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("六一社区党委").setExact(true));
            assertThat(community).hasCount(0);
            page.getByLabel("展开 示例街道党工委").click();
            community.click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("中共示例区六一社区委员会")))
                    .isVisible();
            assertTrue(page.locator("#organisation tbody tr").count() > 0);
            visit.screenshot("organisation").expectClean();
        }
    }

    @Test
    void aFormSaysWhatIsMissingAtItsFieldInChineseAndSavesWhenItIsRight() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go(organisation("SL-01-01") + "/forms");
            openTickets(page);
            visit.screenshot("form").expectClean();
            page.getByLabel("反映人").fill("王女士");
            visit.press("提交");
            assertThat(page.getByText("请填写“编号”").first()).isVisible();
            assertThat(page.getByLabel("反映人")).hasValue("王女士");
            visit.screenshot("form-faults").expectClean();

            page.getByLabel("编号").fill("T-2026-1");
            page.getByLabel("来源").selectOption("走访");
            page.getByLabel("类别").selectOption("环境卫生");
            page.getByLabel("问题描述").fill("楼道灯不亮，请尽快修好。");
            page.getByLabel("受理日期").fill("2026-03-02");
            page.getByLabel("状态").selectOption("待交办");
            visit.press("提交");
            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
            assertThat(page.getByText("楼道灯不亮，请尽快修好。")).isVisible();
            visit.screenshot("submission").expectClean();
        }
    }

    @Test
    void theFiguresPageShowsWhatRollsUpWithAChartAndATable() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go("/figures?organisation=" + id("SL-01") + "&period=2025");
            assertThat(page.getByText("95.65").first()).isVisible();
            assertThat(page.getByText("2,837").first()).isVisible();
            visit.screenshot("figures").expectClean();
            visit.go("/figures?organisation=" + id("SL-01") + "&period=2025&metric=service-visits/resolution-rate");
            assertThat(page.locator("svg").first()).isVisible();
            assertThat(page.locator("table").first()).isVisible();
            visit.screenshot("figure").expectClean();
        }
    }

    @Test
    void afterARangeOfDaysAYearCanBeChosenAgain() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go("/figures?organisation=" + id("SL-01") + "&from=2024-01-01&to=2024-03-31");
            visit.screenshot("range").expectClean();
            page.locator("#year").fill("2025");
            page.locator("form:has(#year) button").click();
            assertThat(page.locator(".printed")).hasText("期间 2025年");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/organisations",
                "/figures",
                "/modules",
                "/import",
                "/imports",
                "/transfers",
                "/findings",
                "/account"
            })
    void everyPageFitsAPhone(String path) {
        try (Visit visit = Visit.phone(platform, chromium).logIn().go(path)) {
            visit.screenshot("phone-" + path.substring(1)).expectClean();
            Object surplus = visit.page()
                    .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertTrue(((Number) surplus).intValue() <= 0, path + " is wider than the screen by " + surplus);
        }
    }

    @Test
    void treeAndFormsWorkWithoutScript() {
        try (Visit visit = Visit.withoutScript(platform, chromium).logIn()) {
            Page page = visit.page();
            visit.go(organisation("SL"));
            visit.follow("示例街道党工委");
            visit.follow("六一社区党委");
            visit.follow("填报");
            openTickets(page);
            page.getByLabel("反映人").fill("李先生");
            visit.press("提交");
            assertThat(page.getByText("请填写“编号”").first()).isVisible();
            assertThat(page.getByLabel("反映人")).hasValue("李先生");
        }
    }

    @Test
    void everythingIsThereInEnglishToo() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn()) {
            visit.go(organisation("SL"));
            visit.press("English");
            assertThat(visit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Figures")))
                    .hasCount(2);
            visit.screenshot("english").expectClean();
        }
    }

    /** The link says besides how often it is filled in, about what, and how many fields it has. */
    private static void openTickets(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^问题台账 随时 · 针对组织")))
                .click();
    }

    private String organisation(String code) {
        return "/organisations/" + id(code);
    }

    private long id(String code) {
        return List.of(platform.admin()
                        .get("/api/organisations?code=" + code)
                        .expect(200)
                        .json()
                        .at("/0/id")
                        .asLong())
                .get(0);
    }
}
