package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.options.Media;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.sanqu.tests.karaf.Answer;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.Waiting;
import org.sanqu.tests.module.ModuleJar;

/**
 * A quarter of four branches: one files late, one gets more time, one was founded within it, and one is pressed by its committee, hears of
 * it by e-mail, and lets a substitute file.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkIT {

    private static final String REPORT =
            """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"季度报告","type":"object","required":["n"],
             "properties":{"n":{"type":"integer","title":"活动次数","minimum":0}},
             "x-form":{"cadence":"quarterly","dueDays":5,"appliesTo":{"types":["branch"]}}}""";

    private static final LocalDate TODAY = LocalDate.now();
    private static final LocalDate IN_IT =
            TODAY.with(IsoFields.DAY_OF_QUARTER, 1).minusDays(40);
    private static final String PERIOD = IN_IT.getYear() + "-Q" + IN_IT.get(IsoFields.QUARTER_OF_YEAR);
    private static final String ASKED = "?form=team/report&period=" + PERIOD + "&organisation=";

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    private static Platform platform;
    private static Chromium chromium;
    private static long committee;
    private static long missing;
    private static long late;
    private static long extended;
    private static long founded;

    @BeforeAll
    static void start() {
        MAIL.start();
        chromium = Chromium.start();
        Path data = Platform.emptyData("work");
        platform = Platform.start("work", data, settings());
        install();
        Ground ground = new Ground(platform.admin());
        committee = ground.found("W", "工作委员会", "committee", null);
        missing = ground.found("W1", "第一支部", "branch", committee);
        late = ground.found("W2", "第二支部", "branch", committee);
        extended = ground.found("W3", "第三支部", "branch", committee);
        founded = platform.admin()
                .post(
                        "/api/organisations",
                        """
                        {"code":"W4","name":"第四支部","type":"branch","parent":%d,"establishedOn":"%s"}"""
                                .formatted(committee, IN_IT))
                .expect(201)
                .json()
                .path("id")
                .asLong();
        ground.account("clerk", "recorder", missing);
        ground.account("superior", "reviewer", committee);
        ground.account("deputy", "reader", late);
        platform.close();
        sql("update form_served set from_on = '" + TODAY.minusYears(1) + "'");
        platform = Platform.start("work", data, settings());
    }

    private static Map<String, String> settings() {
        return Map.of(
                "SANQU_ADMIN_PASSWORD", Platform.PASSWORD,
                "SANQU_MAIL_HOST", "127.0.0.1",
                "SANQU_MAIL_PORT", String.valueOf(MAIL.getSmtp().getPort()),
                "SANQU_MAIL_FROM", "sanqu@example.org",
                "SANQU_MAIL_TLS", "none");
    }

    private static void install() {
        new ModuleJar(ModuleJar.market().headers(), Map.of("forms/report.json", REPORT))
                .header("Bundle-SymbolicName", "team")
                .header("Bundle-Name", "队伍")
                .version("1.0.0")
                .write(platform.data().resolve("deploy/team.jar"));
        Waiting.until("the module", 20, () -> Optional.of(platform.admin().get("/api/forms/team/report"))
                .filter(answer -> answer.status() == 200));
    }

    private static void sql(String statement) {
        String url = "jdbc:sqlite:" + platform.data().resolve("database/sanqu.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute("pragma busy_timeout = 5000");
            sql.executeUpdate(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stop() {
        chromium.close();
        platform.close();
        MAIL.stop();
    }

    private static Client as(String account) {
        return platform.client(account, Platform.PASSWORD);
    }

    private static Answer file(Client client, long organisation) {
        return client.post(
                "/api/submissions",
                """
                {"form":"team/report","organisation":%d,"period":"%s","data":{"n":3}}"""
                        .formatted(organisation, PERIOD));
    }

    private static JsonNode total() {
        return as("superior")
                .get("/api/completeness" + ASKED + committee)
                .expect(200)
                .json()
                .path("total");
    }

    private static String state(long organisation) {
        return as("superior")
                .get("/api/completeness/dues" + ASKED + organisation)
                .expect(200)
                .json()
                .at("/items/0/state")
                .asText();
    }

    @Test
    @Order(1)
    void oneFilesLateOneInTheTimeItWasGivenOneIsExemptAndOneIsMissing() {
        file(platform.admin(), late).expect(201);
        as("superior")
                .post(
                        "/api/extensions",
                        """
                        {"form":"team/report","period":"%s","organisation":%d,"until":"%sT17:00","reason":"防汛"}"""
                                .formatted(PERIOD, extended, TODAY.plusDays(3)))
                .expect(201);
        assertEquals("open", state(extended));
        file(platform.admin(), extended).expect(201);
        assertEquals("late", state(late));
        assertEquals("done", state(extended));
        assertEquals("exempt", state(founded));
        assertEquals("overdue", state(missing));
        JsonNode total = total();
        assertEquals(3, total.path("due").asInt());
        assertEquals(1, total.path("done").asInt());
        assertEquals(1, total.path("late").asInt());
        assertEquals(1, total.path("overdue").asInt());
        assertEquals(1, total.path("exempt").asInt());
    }

    @Test
    @Order(2)
    void theCommitteeSeesWhoIsMissingAndPressesAndTheBranchHearsOfItByMail() throws Exception {
        as("clerk")
                .send("PUT", "/api/accounts/clerk/email", "{\"email\":\"clerk@example.org\"}")
                .expect(200);
        try (Visit visit = Visit.desktop(platform, chromium)) {
            visit.go("/organisations/" + committee + "/completeness").logIn("superior", Platform.PASSWORD);
            assertThat(visit.page().locator("#completeness")).containsText("逾期 1");
            visit.screenshot("completeness").expectClean();
            visit.page().locator("#completeness td").nth(1).locator("a").click();
            assertThat(visit.page().locator("#overdue")).hasText("1");
            assertThat(visit.page().locator("#who")).containsText("第一支部");
            assertThat(visit.page().locator("#who")).not().containsText("第二支部");
            visit.page()
                    .locator("summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("催报"))
                    .click();
            visit.page().getByLabel("补充说明（可不填，最多 500 字）").fill("请于周五前补报");
            visit.screenshot("completeness-part").expectClean();
            visit.press("立即催报");
            assertThat(visit.page().locator(".notice")).hasText("已催报 1 个组织。为其中 1 个发出了通知。");
        }
        assertTrue(MAIL.waitForIncomingEmail(30_000, 1));
        MimeMessage message = MAIL.getReceivedMessages()[0];
        String text = message.getContent().toString();
        assertEquals("clerk@example.org", message.getAllRecipients()[0].toString());
        assertTrue(message.getSubject().contains("季度报告"), message.getSubject());
        assertTrue(text.contains("第一支部") && text.contains("请于周五前补报"), text);
        assertFalse(text.contains("第二支部"), text);
    }

    @Test
    @Order(3)
    void theClerkFindsItAtTheTopOfTheHomePageAndOneClickFromTheForm() {
        try (Visit visit = Visit.phone(platform, chromium)) {
            visit.go("/").logIn("clerk", Platform.PASSWORD);
            assertThat(visit.page().locator("h1")).hasText("待办");
            assertThat(visit.page().locator(".work-group").first()).hasAttribute("id", "overdue");
            assertThat(visit.page().locator("#overdue")).containsText("请于周五前补报");
            visit.screenshot("work-phone").expectClean();
            visit.page().emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.PRINT));
            visit.screenshot("work-print");
            visit.page().emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            visit.page()
                    .locator("#overdue a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("请于周五前补报"))
                    .click();
            assertThat(visit.page().getByLabel("活动次数")).isVisible();
            assertTrue(
                    visit.page().url().contains("period=" + PERIOD),
                    visit.page().url());
        }
        String counts = as("clerk").get("/api/work/counts").expect(200).body();
        assertTrue(counts.contains("overdue"), counts);
    }

    @Test
    @Order(4)
    void aSubstituteFilesForTwoDaysAndNoLonger() {
        file(as("deputy"), missing).expect(403);
        try (Visit visit = Visit.desktop(platform, chromium)) {
            visit.go("/account").logIn("clerk", Platform.PASSWORD);
            visit.page().getByLabel("代理人的用户名").fill("deputy");
            visit.page().locator("#reason").fill("出差");
            visit.page().getByLabel("结束日期").fill(TODAY.plusDays(1).toString());
            visit.press("设置代理");
            assertThat(visit.page().locator("#substitutes")).containsText("deputy");
            visit.screenshot("substitutes").expectClean();
        }
        try (Visit visit = Visit.desktop(platform, chromium)) {
            visit.go("/work").logIn("deputy", Platform.PASSWORD);
            assertThat(visit.page().locator("#work")).containsText("您今天代理");
            assertThat(visit.page().locator("#overdue")).containsText("第一支部");
        }
        JsonNode filed = file(as("deputy"), missing).expect(201).json();
        assertEquals("deputy", filed.path("enteredBy").asText());
        assertEquals("clerk", filed.path("behalf").asText());
        assertEquals(0, total().path("overdue").asInt());
        sql("update substitute set from_on = date(from_on, '-3 days'), to_on = date(to_on, '-3 days')");
        Waiting.until("the two days to be over", 20, () -> Optional.of(
                        as("deputy").get("/api/submissions/" + filed.path("id").asLong()))
                .filter(answer -> answer.status() == 403));
        file(as("deputy"), missing).expect(403);
    }

    @Test
    @Order(5)
    void whoIsMissingIsSavedAsAWorkbookAndNobodyElseReadsIt() {
        try (Visit visit = Visit.desktop(platform, chromium)) {
            visit.go("/organisations/" + committee + "/completeness?form=team/report&period=" + PERIOD + "&all=1")
                    .logIn("superior", Platform.PASSWORD);
            assertThat(visit.page().locator("#who")).containsText("免报");
            String name = visit.page()
                    .waitForDownload(() -> visit.follow("导出全部（xlsx）"))
                    .suggestedFilename();
            assertTrue(name.endsWith("填报情况.xlsx"), name);
        }
        as("clerk").get("/api/completeness" + ASKED + committee).expect(403);
    }

    @Test
    @Order(6)
    void howLateItWasEnteredIsAddedUpAndToldPartByPartInTheOrderOfTheTree() {
        String range = "&period=" + IN_IT.minusDays(100) + "/" + TODAY + "&organisation=" + committee;
        JsonNode whole = as("superior")
                .get("/api/completeness/late-entries?" + range.substring(1))
                .expect(200)
                .json();
        assertEquals(3, whole.at("/0/entered").asInt(), whole.toString());
        assertEquals(5, whole.at("/0/days").asInt());
        JsonNode parts = as("superior")
                .get("/api/completeness/late-entries?form=team/report" + range)
                .expect(200)
                .json();
        assertEquals(3, parts.size(), parts.toString());
        assertTrue(parts.toString().contains("\"organisation\":" + missing), parts.toString());
        as("clerk").get("/api/completeness/late-entries?" + range.substring(1)).expect(403);
        try (Visit visit = Visit.desktop(platform, chromium)) {
            visit.go("/organisations/" + committee + "/completeness?late=team/report")
                    .logIn("superior", Platform.PASSWORD);
            assertThat(visit.page().locator("#late-parts h2")).containsText("季度报告");
            visit.screenshot("late-parts").expectClean();
        }
    }
}
