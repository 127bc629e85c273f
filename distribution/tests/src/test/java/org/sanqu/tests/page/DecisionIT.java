package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** Decisions about organisations that are entered late, or while somebody else enters something. */
@ExtendWith(SharedPlatform.class)
class DecisionIT {

    private static Chromium chromium;

    private Platform platform;
    private Ground ground;
    private String code;
    private String name;
    private long street;
    private long community;

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

    /** A street with a community of two branches. */
    @BeforeEach
    void take(Platform platform) {
        this.platform = platform;
        ground = new Ground(platform.admin());
        code = Ground.unique("DE");
        name = code.toLowerCase();
        street = ground.found(code, name + "街道", "working-committee", null);
        community = ground.found(code + "-1", name + "社区", "general-branch", street);
        ground.found(code + "-1-1", name + "一支部", "branch", community);
        ground.found(code + "-1-2", name + "二支部", "branch", community);
    }

    private void decide(String change, String day) {
        platform.admin()
                .post(
                        "/api/events",
                        """
                        {"change":%s,"effectiveOn":"%s","reason":"甲","approvedBy":%d}"""
                                .formatted(change, day, street))
                .expect(201);
    }

    private Visit visit() {
        return Visit.desktop(platform, chromium).logIn();
    }

    private String address(String page) {
        return "/organisations/" + community + "/" + page;
    }

    private void reasons(Page page, String day) {
        page.getByLabel("生效日期").fill(day);
        page.getByLabel("理由").fill("批文下达。");
        page.getByLabel(name + "街道 · " + code).last().check();
    }

    private static Locator field(Page page, String called) {
        return page.locator("[id='field/change/" + called + "']");
    }

    private static Locator fault(Page page) {
        return page.getByRole(AriaRole.ALERT).first();
    }

    @Test
    void aSplitThatIsEnteredLateSharesWhatWasThereAndStaysWhereItWas() {
        long left = ground.enrol(name + "早", "1970-01-01", community);
        platform.admin()
                .post(
                        "/api/members/" + left + "/changes",
                        "{\"kind\":\"leave\",\"cause\":\"withdrawn\",\"on\":\"2024-05-01\",\"reason\":\"本人申请\"}")
                .expect(200);
        long other = ground.found(code + "B", name + "新街道", "working-committee", null);
        platform.admin()
                .post(
                        "/api/events",
                        """
                        {"change":{"kind":"move","organisation":%d,"hierarchy":"formal","parent":%d},\
                        "effectiveOn":"2024-06-01","reason":"区划调整"}"""
                                .formatted(community, other))
                .expect(201);
        try (Visit visit = visit()) {
            Page page = visit.page();
            visit.go(address("split"));
            assertThat(page.getByText(name + "早")).hasCount(0);
            page.getByLabel("生效日期").fill("2023-06-01");
            page.getByLabel("理由").click();
            assertThat(page.getByText(name + "早")).isVisible();
            page.getByLabel("否", new Page.GetByLabelOptions().setExact(true)).check();
            part(page, 0, name + "东社区");
            part(page, 1, name + "西社区");
            page.getByLabel("其余归入").selectOption("第 1 项");
            reasons(page, "2023-06-01");
            visit.press("预览");
            assertThat(page.locator(".effects").first()).containsText(name + "街道");
            assertThat(page.locator(".effects").first()).not().containsText(name + "新街道");
            visit.screenshot("split-late").expectClean();
        }
    }

    private void part(Page page, int index, String called) {
        Locator row = page.locator(".row-card").nth(index);
        row.getByLabel("全称").fill(called);
        row.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("代码"))
                .fill(code + "-" + (7 + index));
        row.getByLabel("类型").selectOption("党总支");
    }

    @Test
    void whoeverConfirmsGetsWhatTheySawOrSeesWhatBecameOfIt() {
        long branch = ground.found(code + "-2", name + "三支部", "branch", street);
        long member = ground.enrol(name + "甲", "1970-01-01", branch);
        platform.admin()
                .post(
                        "/api/appointments",
                        """
                        {"member":%d,"organisation":%d,"post":"secretary","from":"2024-01-01","selection":"elected",\
                        "fullTime":false}"""
                                .formatted(member, branch))
                .expect(201);
        try (Visit visit = visit()) {
            Page page = visit.page();
            visit.go("/organisations/" + branch + "/close");
            field(page, "membersTo").getByLabel(name + "社区 · " + code + "-1").check();
            reasons(page, "2025-03-01");
            visit.press("预览");
            assertThat(tally(page, "转移党员")).hasText("1");
            assertThat(tally(page, "任职")).hasText("1");
            ground.enrol(name + "乙", "1971-01-01", branch);
            visit.press("确认办理");
            assertThat(page.getByText("您确认之前，情况又有变化。")).isVisible();
            assertThat(tally(page, "转移党员")).hasText("2");
            visit.screenshot("plan-stale").expectClean();
            visit.press("确认办理");
            assertThat(page.getByText("已办理。")).isVisible();
        }
    }

    @Test
    void nobodyRenamesAwayWhatSomebodyElseHasJustEntered() {
        try (Visit visit = visit()) {
            Page page = visit.page();
            visit.go(address("rename"));
            decide(
                    """
                    {"kind":"rename","organisation":%d,"name":"%s党委","shortName":"%2$s简称"}"""
                            .formatted(community, name),
                    "2024-01-01");
            page.getByLabel("全称").fill(name + "联合党委");
            reasons(page, "2025-01-01");
            visit.press("预览");
            assertThat(fault(page)).containsText(name + "党委");
            assertThat(page.getByLabel("全称")).hasValue(name + "联合党委");
            assertThat(page.getByLabel("简称")).hasValue(name + "简称");
            visit.screenshot("rename-contested").expectClean();
            visit.press("预览");
            visit.press("确认办理");
            assertThat(page.locator("#organisation-name")).hasText(name + "联合党委");
        }
    }

    @Test
    void aTemporaryBranchLastsLonger() {
        decide(
                """
                {"kind":"found","founding":{"code":"%s-T","name":"%s工地党支部","type":"temporary-branch","parent":%d,\
                "endsOn":"2999-01-01"}}"""
                        .formatted(code, name, street)
                        .replace(
                                "2999", String.valueOf(java.time.LocalDate.now().getYear() + 1)),
                "2025-01-01");
        long temporary = platform.admin()
                .get("/api/organisations?code=" + code + "-T")
                .expect(200)
                .json()
                .at("/0/id")
                .asLong();
        try (Visit visit = visit()) {
            Page page = visit.page();
            visit.go(address("overview"));
            assertThat(page.getByText("变更终止日期")).hasCount(0);
            visit.go("/organisations/" + temporary + "/overview");
            visit.follow("变更终止日期");
            visit.screenshot("prolong").expectClean();
            page.getByLabel("新的终止日期").fill("");
            reasons(page, "2025-06-01");
            visit.press("预览");
            visit.press("确认办理");
            visit.go("/organisations/" + temporary + "/overview");
            assertThat(page.getByText("终止日期")).hasCount(0);
        }
    }

    @Test
    void whichOneStaysFollowsWhatIsTicked() {
        ground.found(code + "-2", name + "乙社区", "general-branch", street);
        ground.found(code + "-3", name + "丙社区", "general-branch", street);
        try (Visit visit = visit()) {
            Page page = visit.page();
            visit.go(address("merge"));
            Locator from = field(page, "from");
            Locator into = field(page, "into").getByRole(AriaRole.RADIO);
            page.getByLabel("合并方式").selectOption("并入其中一个组织");
            from.getByLabel(name + "乙社区").check();
            assertThat(into).hasCount(2);
            visit.press("预览");
            assertThat(fault(page)).containsText("保留的组织");
            from.getByLabel(name + "丙社区").check();
            assertThat(into).hasCount(3);
        }
    }

    @Test
    void aStreetTellsWhatHappenedDirectlyBelowIt() {
        decide(
                """
                {"kind":"rename","organisation":%d,"name":"%s总支","shortName":null}"""
                        .formatted(community, name),
                "2024-01-01");
        try (Visit visit = visit()) {
            Page page = visit.page();
            visit.go("/organisations/" + street + "/history");
            assertThat(page.locator(".timeline")).containsText("2024-01-01 更名");
            visit.screenshot("history-below").expectClean();
            visit.follow("只看本组织");
            assertThat(page.locator(".timeline")).not().containsText("更名");
        }
    }

    @Test
    void whoeverSeesAPastListSeesNoNumbersThatAreNoLongerTheirs() {
        long other = ground.found(code + "B", name + "新街道", "working-committee", null);
        platform.admin()
                .post(
                        "/api/events",
                        """
                        {"change":{"kind":"move","organisation":%d,"hierarchy":"formal","parent":%d},\
                        "effectiveOn":"2024-06-01","reason":"区划调整"}"""
                                .formatted(community, other))
                .expect(201);
        String clerk = ground.account(code.toLowerCase(), "reviewer", street);
        try (Visit visit = Visit.desktop(platform, chromium)) {
            visit.go("/login");
            visit.logIn(clerk, Platform.PASSWORD);
            visit.go("/organisations/" + street + "/below?on=2023-06-01");
            assertThat(visit.page().locator("#organisations tbody tr").first()).containsText(name + "街道");
        }
    }

    private static Locator tally(Page page, String called) {
        return page.locator(".tallies > li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(called, new Page.GetByTextOptions().setExact(true))))
                .locator(".value");
    }
}
