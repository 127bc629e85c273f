package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** The register as clerks use it. */
@ExtendWith(SharedPlatform.class)
class MembersIT {

    private static Chromium chromium;
    private static long branch;
    private static long member;
    private static long twin;

    private Platform platform;

    @BeforeAll
    static void start(Platform platform) {
        chromium = Chromium.start();
        Ground ground = new Ground(platform.admin());
        String code = Ground.unique("M");
        long top = ground.found(code, "中共名册区委员会" + code, "committee", null);
        branch = ground.found(code + "-1", "名册支部" + code, "branch", top);
        member = ground.enrol("孙名册", "1980-05-06", branch);
        twin = ground.enrol("孙名册", "1980-05-06", branch);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/organisations/B?asked=1&category=full&age-band=41-45",
                "/organisations/B?on=2022-01-01",
                "/organisations/B/members/new",
                "/organisations/B/duplicates",
                "/organisations/B/guests",
                "/organisations/B/guests/new",
                "/organisations/B/posts?below=1",
                "/organisations/B/posts/new",
                "/organisations/B/terms/new",
                "/organisations/B/findings",
                "/organisations/B/findings?rule=branch-minimum",
                "/organisations/B/rules/branch-minimum",
                "/members/M",
                "/members/M/amend",
                "/members/M/correct",
                "/members/M/leave",
                "/members/M/merge",
                "/members/M/merge?into=T",
                "/members/M/transfer",
                "/transfers?list=all",
                "/imports"
            })
    void everyPageIsCleanInBothLanguagesAndFitsAPhone(String page) {
        String path = page.replaceAll("/B\\b", "/" + branch)
                .replaceAll("/M\\b", "/" + member)
                .replace("into=T", "into=" + twin);
        try (Visit visit = Visit.phone(platform, chromium).logIn().go(path)) {
            visit.screenshot("members" + page.replaceAll("\\W+", "-")).expectClean();
            Object surplus = visit.page()
                    .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertTrue(((Number) surplus).intValue() <= 0, path + " is wider than the screen by " + surplus);
            visit.press("English");
            visit.expectClean();
        }
    }

    @Test
    void aListIsNarrowedWithoutScript() {
        try (Visit visit = Visit.withoutScript(platform, chromium).logIn().go("/organisations/" + branch)) {
            Page page = visit.page();
            page.getByText("更多条件").click();
            page.getByLabel("人员类别").selectOption("预备党员");
            visit.press("查找");
            assertThat(page.getByText("没有符合条件的党员。")).isVisible();
            page.getByLabel("人员类别").selectOption("正式党员");
            visit.press("查找");
            assertTrue(page.locator("#members tbody tr").count() > 0);
        }
    }

    @Test
    void whoeverIsOnTheRollAlreadyIsPointedOutBeforeTheyAreEnrolledAgainAndRecordsAreComparedBeforeTheyAreMerged() {
        String name = "周名册";
        Ground ground = new Ground(platform.admin());
        ground.enrol(name, "1975-03-02", branch);
        try (Visit visit = Visit.desktop(platform, chromium).logIn().go("/organisations/" + branch)) {
            Page page = visit.page();
            visit.follow("登记党员");
            page.getByLabel("姓名").fill(name);
            page.getByLabel("性别").selectOption("男");
            page.getByLabel("出生日期").fill("1975-03-02");
            page.getByLabel("人员类别").selectOption("正式党员");
            page.getByLabel("在职状况").selectOption("在职");
            page.getByLabel("入党日期").fill("2005-01-01");
            page.getByLabel("转正日期").fill("2006-01-01");
            page.getByLabel("组织关系转入日期").fill("2021-01-01");
            visit.press("登记");
            assertThat(page.getByText("已有同名且出生日期相同的党员")).isVisible();
            visit.press("情况属实，继续");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("已登记");

            visit.go("/organisations/" + branch + "/duplicates");
            page.locator("section.card", new Page.LocatorOptions().setHasText(name))
                    .getByText("对照")
                    .click();
            page.getByLabel("原因").fill("重复登记");
            visit.press("确认是同一人，合并");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("两条记录已合并");
            assertThat(page.locator("#history")).containsText("合并记录");
        }
    }
}
