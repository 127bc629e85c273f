package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.example.CheckDigits;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** A member goes from one branch to another through both committees, by four people who each see no more than their part. */
@ExtendWith(SharedPlatform.class)
class TransferIT {

    private static Chromium chromium;

    private Platform platform;
    private long member;
    private String name;
    private long oldBranch;
    private long newBranch;
    private String newBranchName;
    private String oldClerk;
    private String oldCommittee;
    private String newCommittee;
    private String newClerk;

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
        String code = Ground.unique("T");
        long top = ground.found(code, "中共转接区委员会" + code, "committee", null);
        long east = ground.found(code + "-1", "东街党委" + code, "committee", top);
        long west = ground.found(code + "-2", "西街党委" + code, "committee", top);
        oldBranch = ground.found(code + "-1-1", "东街一支部" + code, "branch", east);
        newBranchName = "西街一支部" + code;
        newBranch = ground.found(code + "-2-1", newBranchName, "branch", west);
        name = "王转接";
        member = ground.enrol(name, "1980-05-06", oldBranch);
        oldClerk = ground.account("east1" + code.toLowerCase(), "recorder", oldBranch);
        oldCommittee = ground.account("east" + code.toLowerCase(), "reviewer", east);
        newCommittee = ground.account("west" + code.toLowerCase(), "reviewer", west);
        newClerk = ground.account("west1" + code.toLowerCase(), "recorder", newBranch);
    }

    @Test
    void aMemberGoesFromBranchToBranchThroughBothCommitteesAfterBeingSentBackOnce() {
        issue(true);
        try (Visit committee = as(oldCommittee)) {
            open(committee);
            committee.follow("退回");
            committee.press("退回");
            assertThat(committee.page().getByText("请填写“退回理由”").first()).isVisible();
            committee.screenshot("transfer-return").expectClean();
            committee.page().getByLabel("退回理由").fill("党费交纳月份请核对");
            committee.press("退回");
            assertThat(committee.page().getByText("党费交纳月份请核对").first()).isVisible();
            committee.screenshot("transfer-returned").expectClean();
        }
        assertEquals(oldBranch, home());

        issue(false);
        act(oldCommittee, "审核转出", "已转出");
        try (Visit committee = as(newCommittee)) {
            open(committee);
            committee.follow("安排支部");
            committee.press("安排支部");
            assertThat(committee.page().getByText("已安排，等待支部接收。")).isVisible();
            committee.screenshot("transfer-assigned").expectClean();
        }
        assertEquals(oldBranch, home());

        act(newClerk, "接收", "已接收");
        assertEquals(newBranch, home());
        try (Visit clerk = as(newClerk)) {
            clerk.go("/members/" + member);
            assertThat(clerk.page().locator("#history")).containsText("组织关系转接");
            clerk.screenshot("member").expectClean();
        }
    }

    @Test
    void somebodyOffTheRollComesBackInADistrictThatCouldNotFindThem() {
        LocalDate birth = LocalDate.of(1963, 7, 8);
        String number = CheckDigits.citizenNumber(birth, 995);
        change("{\"kind\":\"correct\",\"birthDate\":\"" + birth + "\",\"citizenNumber\":\"" + number
                + "\",\"reason\":\"补登\"}");
        change("{\"kind\":\"leave\",\"cause\":\"moved-away\",\"on\":\"2024-05-01\",\"reason\":\"出国\"}");
        try (Visit committee = as(newCommittee)) {
            Page page = committee.page();
            committee.go("/members/find");
            page.getByLabel("公民身份号码").fill(number);
            committee.press("查找");
            assertThat(page.getByText("没有查到")).isVisible();
            committee.go("/transfers").follow("凭身份号码登记转入");
            page.getByLabel("公民身份号码").fill(number);
            page.getByLabel("办理方式").selectOption("介绍信");
            page.getByLabel("介绍信或转接编号").fill("L-1");
            page.getByLabel("党费交至").fill(YearMonth.now().toString());
            page.getByLabel("接收日期").fill(LocalDate.now().toString());
            page.getByLabel("转入组织 输入名称或代码查找组织", new Page.GetByLabelOptions().setExact(true))
                    .fill(newBranchName);
            page.locator(".candidates").getByText(newBranchName).click();
            committee.press("转接组织关系");
            assertThat(page.locator("h1")).containsText(name);
        }
        assertEquals(newBranch, home());
    }

    private void change(String change) {
        platform.admin().post("/api/members/" + member + "/changes", change).expect(200);
    }

    /** The clerk of the old branch finds the new one, though they may not look into it. */
    private void issue(boolean first) {
        try (Visit clerk = as(oldClerk)) {
            clerk.go("/members/" + member);
            clerk.follow("转接组织关系");
            Page page = clerk.page();
            page.getByLabel("办理方式").selectOption("系统内转接");
            if (first) {
                clerk.press("转接组织关系");
                assertThat(page.getByText("请填写“党费交至”").first()).isVisible();
                clerk.screenshot("transfer-issue").expectClean();
            }
            page.getByLabel("党费交至").fill(YearMonth.now().toString());
            page.getByLabel("转入组织 输入名称或代码查找组织", new Page.GetByLabelOptions().setExact(true))
                    .fill(newBranchName);
            page.locator(".candidates").getByText(newBranchName).click();
            clerk.press("转接组织关系");
            assertThat(page.locator(".route .now")).containsText("转出方党委");
            assertThat(page.getByText("还有 90 天到期").first()).isVisible();
            clerk.screenshot("transfer").expectClean();
        }
    }

    private void act(String account, String act, String result) {
        try (Visit visit = as(account)) {
            open(visit);
            visit.follow(act);
            visit.press(act);
            assertThat(visit.page().getByRole(AriaRole.STATUS)).containsText(result);
        }
    }

    /** Opens the one that waits. */
    private void open(Visit visit) {
        visit.follow("转接");
        Locator waiting = visit.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
        assertThat(waiting).hasCount(1);
        visit.screenshot("transfers").expectClean();
        waiting.click();
    }

    private Visit as(String account) {
        return Visit.desktop(platform, chromium).go("/login").logIn(account, Platform.PASSWORD);
    }

    private long home() {
        return platform.admin()
                .get("/api/members/" + member)
                .expect(200)
                .json()
                .path("home")
                .asLong();
    }
}
