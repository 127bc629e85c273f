package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;
import org.sanqu.tests.karaf.Waiting;
import org.sanqu.tests.module.ModuleJar;

/** A branch asks for places; a general branch and a committee decide, each by somebody else, and figures follow. */
@ExtendWith(SharedPlatform.class)
class ApprovalIT {

    private static final String PLAN =
            """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"发展名额申请","type":"object","required":["places"],
             "properties":{"places":{"type":"integer","title":"名额","minimum":0},
              "kind":{"enum":["a","b"],"title":"类别","x-labels":{"a":"重点","b":"一般"}},
              "paper":{"type":"string","title":"请示","x-attachment":{}},
              "people":{"type":"array","title":"人选","items":{"type":"object","properties":{
                "name":{"type":"string","title":"姓名"},"votes":{"type":"integer","title":"票数"}}}}},
             "x-form":{"cadence":"yearly","approval":["general-branch","committee"]}}""";

    private static final String TALK =
            """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"谈话记录","type":"object",
             "properties":{"text":{"type":"string","title":"内容","x-widget":"long-text"},
              "paper":{"type":"string","title":"附件","x-attachment":{}}},
             "x-form":{"cadence":"event","confidential":["reviewer"]}}""";

    private static final String PLACES =
            """
            {"title":"申请名额","unit":"个","value":{"form":"plan","sum":"/places"}}""";

    private static Chromium chromium;

    private Platform platform;
    private long committee;
    private long branch;
    private String branchName;
    private String clerk;
    private String lower;
    private String upper;
    private String reader;

    @BeforeAll
    static void start(Platform platform) {
        chromium = Chromium.start();
        new ModuleJar(
                        ModuleJar.market().headers(),
                        Map.of("forms/plan.json", PLAN, "forms/talk.json", TALK, "metrics/places.json", PLACES))
                .header("Bundle-SymbolicName", "quota")
                .header("Bundle-Name", "名额")
                .version("1.0.0")
                .write(platform.data().resolve("deploy/quota.jar"));
        Waiting.until("the module", 20, () -> Optional.of(platform.admin().get("/api/forms/quota/plan"))
                .filter(answer -> answer.status() == 200));
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
        String code = Ground.unique("V");
        committee = ground.found(code, "中共审批区委员会" + code, "committee", null);
        long general = ground.found(code + "-1", "东街党总支" + code, "general-branch", committee);
        branchName = "东街一支部" + code;
        branch = ground.found(code + "-1-1", branchName, "branch", general);
        clerk = ground.account("clerk" + code.toLowerCase(), "recorder", branch);
        lower = ground.account("general" + code.toLowerCase(), "reviewer", general);
        upper = ground.account("committee" + code.toLowerCase(), "reviewer", committee);
        reader = ground.account("reader" + code.toLowerCase(), "reader", committee);
    }

    private Client as(String account) {
        return platform.client(account, Platform.PASSWORD);
    }

    private Visit visit(String account) {
        Visit visit = Visit.desktop(platform, chromium);
        visit.go("/login").logIn(account, Platform.PASSWORD);
        return visit;
    }

    private long submit(String year, String data) {
        String body = "{\"form\":\"quota/plan\",\"organisation\":%d,\"period\":\"%s\",\"data\":%s}"
                .formatted(branch, year, data);
        return as(clerk)
                .post("/api/submissions", body)
                .expect(201)
                .json()
                .path("id")
                .asLong();
    }

    private int revise(long id, int revision, String data) {
        return as(clerk)
                .send("PUT", "/api/submissions/" + id, "{\"revision\":" + revision + ",\"data\":" + data + "}")
                .status();
    }

    private String state(long id) {
        return as(clerk)
                .get("/api/submissions/" + id)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    private String figure(String account) {
        JsonNode values = as(account)
                .get("/api/metrics/quota/places/values?period=2025&organisation=" + committee)
                .expect(200)
                .json();
        return values.path("value").asText();
    }

    @Test
    void oneLevelAfterTheOtherDecidesAndWhatChangesAfterwardsIsFlagged() {
        long id = submit(
                "2025",
                "{\"places\":3,\"kind\":\"a\",\"people\":[{\"name\":\"甲\",\"votes\":9},{\"name\":\"乙\",\"votes\":7}]}");
        try (Visit general = visit(lower);
                Visit above = visit(upper)) {
            agreeInTheList(general, "approval-list");
            returnWithAReason(above, id);
            assertEquals("returned", state(id));
            assertEquals(
                    200,
                    revise(
                            id,
                            1,
                            "{\"places\":2,\"kind\":\"b\",\"people\":[{\"name\":\"甲\",\"votes\":9},{\"name\":\"乙\",\"votes\":8}]}"));
            general.go("/submissions/" + id);
            general.screenshot("approval-again").expectClean();
            general.press("同意");
            assertThat(general.page().getByText("已同意。")).isVisible();
            agreeInTheList(above, null);
            assertEquals("approved", state(id));
            whatIsApprovedIsLocked(id);
            assertEquals(409, revise(id, 2, "{\"places\":5}"));
            reopen(above, id);
            assertEquals(200, revise(id, 2, "{\"places\":1}"));
            figuresSayThatTheyChanged(above, id);
        }
    }

    private void agreeInTheList(Visit reviewer, String picture) {
        reviewer.go("/reviews");
        assertThat(reviewer.page().locator(".sections a[href='/reviews'] .badge"))
                .hasText("1");
        reviewer.page().getByLabel("选择 发展名额申请 " + branchName).check();
        if (picture != null) {
            reviewer.screenshot(picture).expectClean();
        }
        reviewer.press("同意所选各份");
        assertThat(reviewer.page().getByText("所选各份已同意。")).isVisible();
        assertThat(reviewer.page().getByText("没有等待您审批的填报。")).isVisible();
    }

    private void returnWithAReason(Visit reviewer, long id) {
        reviewer.go("/submissions/" + id);
        reviewer.follow("退回");
        reviewer.press("退回");
        assertThat(reviewer.page().getByText("请填写“理由”").first()).isVisible();
        reviewer.page().getByLabel("理由").fill("名额过多，请减少一名");
        reviewer.press("退回");
        assertThat(reviewer.page().getByText("名额过多，请减少一名").first()).isVisible();
        reviewer.screenshot("approval-returned").expectClean();
    }

    private void whatIsApprovedIsLocked(long id) {
        try (Visit recorder = visit(clerk)) {
            recorder.go("/submissions/" + id);
            assertThat(recorder.page().getByText("已审核").first()).isVisible();
            assertThat(recorder.page().getByText("修改")).hasCount(0);
            assertThat(recorder.page().locator("#history ins").first()).hasText("2");
            recorder.screenshot("approval-approved").expectClean();
            recorder.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(recorder.page().getByText("负责人")).isVisible();
            assertThat(recorder.page().locator("#history")).isHidden();
            recorder.page()
                    .pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of("target/screenshots/approval.pdf")));
            recorder.screenshot("approval-print");
        }
    }

    private void reopen(Visit reviewer, long id) {
        assertEquals("2", figure(upper));
        reviewer.go("/submissions/" + id);
        reviewer.follow("重开");
        reviewer.page().getByLabel("理由").fill("人选退出");
        reviewer.press("重开");
        assertThat(reviewer.page().locator(".notice")).isVisible();
        assertThat(reviewer.page().locator(".about").getByText("批准后有改动")).hasCount(0);
        assertEquals("0", figure(upper));
    }

    private void figuresSayThatTheyChanged(Visit reviewer, long id) {
        assertEquals("1", figure(upper));
        reviewer.go("/submissions/" + id);
        assertThat(reviewer.page().locator(".about").getByText("批准后有改动")).isVisible();
        reviewer.go("/figures?organisation=" + committee + "&period=2025&metric=quota/places");
        assertThat(reviewer.page().locator(".flagged")).containsText("有 1 份在批准后有改动");
        reviewer.screenshot("approval-figure").expectClean();
        reviewer.follow("查看是哪些");
        assertThat(reviewer.page().getByRole(AriaRole.CELL).getByText(branchName))
                .isVisible();
        reviewer.screenshot("approval-changed").expectClean();
        reviewer.go("/figures?organisation=" + committee + "&period=2025");
        assertThat(reviewer.page().locator(".flagged")).isVisible();
        reviewer.go("/figures?organisation=" + committee + "&period=2024&metric=quota/places");
        assertThat(reviewer.page().locator(".flagged")).hasCount(0);
    }

    @Test
    void whatIsVoidSaysSoAndMakesRoomForAnother() {
        long id = submit("2024", "{\"places\":4}");
        try (Visit recorder = visit(clerk)) {
            recorder.go("/submissions/" + id);
            recorder.follow("作废");
            recorder.page().getByLabel("理由").fill("填错年度");
            recorder.screenshot("approval-void").expectClean();
            recorder.press("作废");
            assertThat(recorder.page().getByText("填错年度").first()).isVisible();
            recorder.screenshot("approval-voided").expectClean();
        }
        assertEquals("voided", state(id));
        assertEquals(409, revise(id, 1, "{\"places\":5}"));
        assertTrue(submit("2024", "{\"places\":5}") > id);
    }

    @Test
    void whatABranchThatHasClosedGotBackIsRevisedByThoseAboveIt() {
        long id = submit("2025", "{\"places\":6}");
        as(lower)
                .post("/api/submissions/" + id + "/return", "{\"revision\":1,\"reason\":\"名额有误\"}")
                .expect(200);
        String close =
                """
                {"effectiveOn":"%s","reason":"撤销","approvedBy":%d,"change":{"kind":"close","organisation":%d}}"""
                        .formatted(LocalDate.now().minusDays(3), committee, branch);
        platform.admin().post("/api/events", close).expect(201);
        String recorder = new Ground(platform.admin()).account("next" + clerk, "recorder", committee);
        try (Visit visit = visit(recorder)) {
            visit.go("/submissions/" + id);
            assertThat(visit.page().getByText(branchName).first()).isVisible();
            visit.follow("修改");
            visit.page().locator("[id='field/places']").fill("5");
            visit.screenshot("approval-closed").expectClean();
            visit.press("提交");
            assertThat(visit.page().locator(".notice")).isVisible();
        }
        JsonNode revised =
                platform.admin().get("/api/submissions/" + id).expect(200).json();
        assertEquals("submitted", revised.path("state").asText());
        assertEquals(5, revised.path("data").path("places").asInt());
    }

    @Test
    void aConfidentialFormIsNotThereForAReaderOfTheSubtree() {
        String body = "{\"form\":\"quota/talk\",\"organisation\":" + branch + ",\"data\":{\"text\":\"谈心谈话\"}}";
        long id = as(clerk)
                .post("/api/submissions", body)
                .expect(201)
                .json()
                .path("id")
                .asLong();
        String list = "/api/submissions?form=quota/talk&organisation=" + committee;
        Client outsider = as(reader);
        outsider.get("/api/submissions/" + id).expect(403);
        outsider.get("/api/submissions/" + id + "/history").expect(403);
        assertEquals(0, outsider.get(list).expect(200).json().path("items").size());
        assertEquals(403, visitStatus(reader, id));
        assertEquals(1, as(upper).get(list).expect(200).json().path("items").size());
        as(upper).get("/api/submissions/" + id + "/history").expect(200);
        assertEquals(200, visitStatus(clerk, id));
    }

    private int visitStatus(String account, long id) {
        try (Visit visit = visit(account)) {
            return visit.page()
                    .navigate(platform.uri("/submissions/" + id).toString())
                    .status();
        }
    }

    @Test
    void filesThatLieAboutTheirTypeAreRefusedAndOthersOpenToWhoMayReadThem() {
        try (Visit recorder = visit(clerk)) {
            recorder.go("/organisations/" + branch + "/forms");
            assertTrue(
                    bring(recorder, "<html><script>alert(1)</script>", "请示.pdf").startsWith("422"));
            assertTrue(bring(recorder, "%PDF-1.4 %%EOF", "请示.png").startsWith("422"));
            assertTrue(bring(recorder, "GIF89a", "图.gif").startsWith("422"));
            assertTrue(bring(recorder, "%PDF-1.4 %%EOF", "../../请示.pdf").startsWith("200"));
        }
    }

    private String bring(Visit visit, String content, String name) {
        return String.valueOf(visit.page()
                .evaluate(
                        """
                        async ([content, name, organisation]) => {
                          const body = new FormData();
                          body.append('file', new File([content], name));
                          body.append('organisation', organisation);
                          const token = JSON.parse(document.body.getAttribute('hx-headers'))['X-CSRF-Token'];
                          const answer = await fetch('/attachments',
                            {method: 'POST', body, headers: {'X-CSRF-Token': token}});
                          return answer.status + ' ' + await answer.text();
                        }""",
                        List.of(content, name, String.valueOf(branch))));
    }
}
