package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.tests.example.CheckDigits;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** The register as clerks use it. */
@ExtendWith(SharedPlatform.class)
class MembersIT {

    private static Chromium chromium;
    private static long top;
    private static long branch;
    private static long member;
    private static long twin;

    private Platform platform;

    @BeforeAll
    static void start(Platform platform) {
        chromium = Chromium.start();
        Ground ground = new Ground(platform.admin());
        String code = Ground.unique("M");
        top = ground.found(code, "中共名册区委员会" + code, "committee", null);
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
                "/members/find",
                "/transfers?list=all",
                "/transfers/new",
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
            page.getByLabel("预备党员").check();
            visit.press("查找");
            assertThat(page.getByText("没有符合条件的党员。")).isVisible();
            page.getByLabel("正式党员").check();
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

    @Test
    void whoeverHasAKnownCitizenNumberIsFoundByItAndNotEnrolledAgain() {
        String number = numbered("郑名册", LocalDate.of(1962, 3, 4));
        try (Visit visit = Visit.withoutScript(platform, chromium).logIn().go("/organisations/" + branch)) {
            Page page = visit.page();
            visit.follow("按公民身份号码查找");
            page.getByLabel("公民身份号码").fill("1");
            visit.press("查找");
            assertThat(page.getByText("没有查到")).isVisible();
            page.getByLabel("公民身份号码").fill(number);
            visit.press("查找");
            assertThat(page.locator("h1")).hasText("郑名册");
            assertFalse(page.url().contains(number));

            visit.go("/organisations/" + branch + "/members/new");
            page.getByLabel("姓名").fill("郑名册");
            page.getByLabel("公民身份号码").fill(number);
            page.getByLabel("性别").selectOption("男");
            page.getByLabel("出生日期").fill("1962-03-04");
            page.getByLabel("人员类别").selectOption("正式党员");
            page.getByLabel("在职状况").selectOption("在职");
            page.getByLabel("入党日期").fill("2005-01-01");
            visit.press("登记");
            page.locator(".alert").getByText("查看").click();
            assertThat(page.locator("h1")).hasText("郑名册");
        }
    }

    @Test
    void aFaultOfTheHomeStandsAtTheHome() {
        try (Visit visit = Visit.desktop(platform, chromium).logIn().go("/organisations/" + branch + "/members/new")) {
            Page page = visit.page();
            page.getByLabel("姓名").fill("冯名册");
            page.getByLabel("性别").selectOption("男");
            page.getByLabel("出生日期").fill("1970-03-04");
            page.getByLabel("人员类别").selectOption("正式党员");
            page.getByLabel("在职状况").selectOption("在职");
            page.getByLabel("入党日期").fill("1995-01-01");
            page.getByLabel("转正日期").fill("1996-01-01");
            visit.press("登记");
            assertThat(page.locator("[id='field/home-faults']")).containsText("1995-01-01");
        }
    }

    @Test
    void aClerkOverwritesNothingThatTheyHaveNotSeen() {
        long clerked = new Ground(platform.admin()).enrol("褚名册", "1981-05-06", branch);
        try (Visit slow = Visit.desktop(platform, chromium).logIn().go("/members/" + clerked + "/amend");
                Visit quick = Visit.desktop(platform, chromium).logIn().go("/members/" + clerked + "/amend")) {
            quick.page().getByLabel("工作单位").fill("甲厂");
            quick.press("保存变更");
            slow.page().getByLabel("工作单位").fill("乙厂");
            slow.page().getByLabel("学历").selectOption("研究生");
            slow.press("保存变更");
            assertThat(slow.page().locator("[id='field/workUnit-faults']")).containsText("“甲厂”");
            slow.page().getByLabel("工作单位").fill("甲厂");
            slow.press("保存变更");
            assertThat(slow.page().locator("dl.facts").first()).containsText("甲厂");
            assertThat(slow.page().locator("#history li").first()).not().containsText("工作单位");
        }
    }

    @Test
    void whatWasEnteredWronglyIsTakenBackFromTheHistory() {
        long gone = new Ground(platform.admin()).enrol("卫名册", "1982-05-06", branch);
        platform.admin()
                .post(
                        "/api/members/" + gone + "/changes",
                        "{\"kind\":\"leave\",\"cause\":\"withdrawn\",\"on\":\"2024-05-01\",\"reason\":\"误\"}")
                .expect(200);
        try (Visit visit = Visit.desktop(platform, chromium).logIn().go("/members/" + gone)) {
            visit.follow("撤回误录");
            visit.press("确认撤回");
            assertThat(visit.page().getByText("请填写“原因”").first()).isVisible();
            visit.page().getByLabel("原因").fill("录错了人");
            visit.press("确认撤回");
            assertThat(visit.page().locator("#history")).containsText("2024-05-01 离开名册");
            assertThat(visit.page().locator("#history .undone")).containsText("已撤回");
            visit.screenshot("member-withdrawn").expectClean();
        }
        platform.admin()
                .post(
                        "/api/members/" + gone + "/changes",
                        "{\"kind\":\"correct\",\"neverConverted\":true,\"reason\":\"误\"}")
                .expect(200);
        assertEquals(
                "probationary",
                platform.admin()
                        .get("/api/members/" + gone)
                        .json()
                        .path("category")
                        .asText());
    }

    @Test
    void anElectionThatWasEnteredWronglyIsTakenBackAndTheRightOneRegistered() {
        Ground ground = new Ground(platform.admin());
        String code = Ground.unique("V");
        long elected = ground.found(code, "换届支部" + code, "branch", top);
        platform.admin()
                .post("/api/organisations/" + elected + "/terms", "{\"electedOn\":\"2024-03-01\"}")
                .expect(201);
        try (Visit visit = Visit.desktop(platform, chromium).logIn().go("/organisations/" + elected + "/posts")) {
            visit.follow("撤回误录");
            visit.page().getByLabel("原因").fill("日期登错");
            visit.press("撤回误录");
            assertThat(visit.page().locator("tr.undone")).containsText("日期登错");
            visit.follow("登记选举");
            visit.page().getByLabel("选举日期").fill("2024-05-01");
            visit.press("登记选举");
            assertThat(visit.page().locator("main tbody tr").first()).containsText("2024-05-01");
        }
    }

    /** Enrols a man and tells his citizen number. */
    private String numbered(String name, LocalDate birth) {
        String number = CheckDigits.citizenNumber(birth, 997);
        platform.admin()
                .post(
                        "/api/members",
                        """
                        {"name":"%s","sex":"1","birthDate":"%s","citizenNumber":"%s","category":"full",\
                        "standing":"in-service","joinedOn":"2005-01-01","convertedOn":"2006-01-01","home":%d,\
                        "homeFrom":"2021-01-01"}"""
                                .formatted(name, birth, number, branch))
                .expect(201);
        return number;
    }
}
