package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sanqu.tests.karaf.Waiting;

/** The whole life of a module with data, as people see it: nothing is lost, and everything shows as it was written. */
class EditionsIT {

    private static final int SECONDS = 30;
    private static final int MANY = 4_000;

    private static Chromium chromium;

    private FairGround fair;

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
        if (fair != null) {
            fair.close();
            fair = null;
        }
    }

    @Test
    void aModuleGoesThroughItsLifeAndLosesNothing() {
        live("editions", Map.of());
    }

    @Test
    void soItDoesOnPostgres() throws IOException {
        boolean binaries = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        assumeTrue(binaries, "embedded PostgreSQL is there for linux-amd64 only");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            live("editions-postgres", Map.of("SANQU_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres")));
            stop();
        }
    }

    private void live(String name, Map<String, String> database) {
        fair = new FairGround(name, database, chromium);
        dataIsFilledInInTheFirstEdition();
        theSecondIsRefusedWithoutAMigrationAndWaitsWithOne();
        whatItDoesIsSeenAndAgreedTo();
        manyMoreAreFilledInAndTheThirdIsAgreedTo();
        thePowerFails();
        oneActGoesBack();
        theModuleIsRemovedAndComesBack();
    }

    private void dataIsFilledInInTheFirstEdition() {
        fair.deploy(Fair.first());
        fair.awaitServing("1.0.0");
        try (Visit visit = fair.visit()) {
            fair.remember(fair.fill(visit, "庙会摊位", Map.of("摊位名称", "老王饺子", "从业人数", "3"), Map.of("行业", "餐饮")));
            fair.remember(fair.fill(visit, "庙会摊位", Map.of("摊位名称", "李家布庄", "从业人数", "4"), Map.of("行业", "布匹")));
        }
        fair.people = 7;
        fair.awaitFigure();
    }

    private void theSecondIsRefusedWithoutAMigrationAndWaitsWithOne() {
        fair.deploy(Fair.secondWithoutMigration());
        fair.await("a refusal", it -> it.path("refused").asText().equals("2.0.0"));
        try (Visit visit = fair.visit()) {
            visit.go("/modules");
            assertThat(visit.page().getByText("migrations/stall-2.json").first())
                    .isVisible();
            FairGround.serves(visit, "1.0.0");
            visit.screenshot("module-refused").expectClean();
        }
        fair.deploy(Fair.second());
        fair.awaitWaiting("2.0.0");
        assertEquals("1.0.0", fair.module().orElseThrow().path("serving").asText());
    }

    private void whatItDoesIsSeenAndAgreedTo() {
        try (Visit visit = fair.visit()) {
            Page page = visit.page();
            visit.go("/modules");
            visit.follow("版本 2.0.0 会影响已有填报，等待确认：查看影响并决定");
            assertThat(page.getByText("其中 2 份将按新的版次读取")).isVisible();
            assertThat(page.getByText("已试算全部 2 份，都能读取。")).isVisible();
            assertThat(page.getByText("“行业”取消选项：布匹。")).isVisible();
            assertThat(page.locator(".examples").getByText("李家布庄").first()).isVisible();
            assertThat(page.locator(".examples").getByText("服装").first()).isVisible();
            visit.screenshot("module-update").expectClean();
            visit.press("确认更新");
            FairGround.serves(visit, "2.0.0");
        }
        fair.awaitFigure();
        fair.awaitDone(2);
        fair.everythingIsAsItWasWritten();
        long cloth = fair.last();
        try (Visit visit = fair.visit()) {
            Page page = visit.page();
            visit.go("/submissions/" + cloth);
            assertThat(page.getByText("布匹").first()).isVisible();
            assertThat(page.getByText("摊位名称").first()).isVisible();
            visit.go("/submissions/" + cloth + "/edit");
            assertThat(page.getByLabel("招牌")).hasValue("李家布庄");
            assertThat(page.getByLabel("用工人数")).hasValue("4");
            fair.remember(fair.fill(visit, "庙会摊位登记", Map.of("招牌", "张氏成衣", "用工人数", "5"), Map.of("行业", "服装")));
        }
        fair.people += 5;
        fair.awaitFigure();
    }

    private void manyMoreAreFilledInAndTheThirdIsAgreedTo() {
        StringBuilder rows = new StringBuilder("[");
        for (int i = 0; i < MANY; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append(
                            """
                            {"form":"fair/stall","organisation":"FAIR-1","ref":"r%d",\
                            "data":{"stall":"第%d号","people":1,"trade":"food"}}"""
                                    .formatted(i, i));
        }
        fair.platform()
                .admin()
                .post("/api/imports/submissions", rows.append("]").toString())
                .expect(200);
        fair.people += MANY;
        fair.awaitFigure();
        long last = 0;
        for (JsonNode one : fair.platform()
                .admin()
                .get("/api/submissions?size=50&organisation=" + fair.branch)
                .expect(200)
                .json()
                .path("items")) {
            fair.remember(one);
            last = Math.max(last, one.path("id").asLong());
        }
        assertTrue(last > 0, "nothing was imported");
        fair.deploy(Fair.third());
        fair.awaitWaiting("3.0.0");
        try (Visit visit = fair.visit()) {
            visit.go("/modules/fair/update");
            assertThat(visit.page().getByText("其中 " + "%,d".formatted(MANY + 3) + " 份将按新的版次读取"))
                    .isVisible();
            visit.press("确认更新");
            FairGround.serves(visit, "3.0.0");
        }
    }

    private void thePowerFails() {
        JsonNode seen = Waiting.until("some that were read", SECONDS, () -> {
            JsonNode migration = fair.standing().path("migrations").path(0);
            boolean under = migration.path("done").asInt() > 0;
            return under ? Optional.of(migration) : Optional.empty();
        });
        assertTrue(seen.path("done").asInt() < MANY, "it was too quick to be interrupted: " + seen);
        fair.restart();
        fair.awaitServing("3.0.0");
        assertTrue(fair.module().orElseThrow().path("waiting").isNull(), "it asked again");
        fair.awaitDone(3);
        fair.awaitFigure();
        fair.everythingIsAsItWasWritten();
        try (Visit visit = fair.visit()) {
            fair.remember(fair.fill(visit, "庙会摊位台账", Map.of("招牌", "新来的", "总人数", "2"), Map.of("行业", "餐饮")));
        }
    }

    private void oneActGoesBack() {
        try (Visit visit = fair.visit()) {
            Page page = visit.page();
            visit.go("/modules");
            visit.press("回退到 2.0.0");
            assertThat(page.getByText("另有 1 份是在较新的版次中填写的")).isVisible();
            visit.screenshot("module-back").expectClean();
            visit.press("确认更新");
            FairGround.serves(visit, "2.0.0");
        }
        fair.awaitDone(2);
        fair.awaitFigure();
        fair.everythingIsAsItWasWritten();
        long first = fair.first();
        try (Visit visit = fair.visit()) {
            visit.go("/submissions/" + first + "/edit");
            assertThat(visit.page().getByLabel("招牌")).hasValue("老王饺子");
        }
    }

    private void theModuleIsRemovedAndComesBack() {
        Path jar = fair.platform().data().resolve("deploy/fair.jar");
        Path aside = fair.platform().data().resolve("fair.jar");
        try {
            Files.move(jar, aside);
            Waiting.until(
                    "a fair that is gone",
                    SECONDS,
                    () -> fair.module().isPresent() ? Optional.empty() : Optional.of(1));
            fair.everythingIsAsItWasWritten();
            long first = fair.first();
            try (Visit visit = fair.visit()) {
                Page page = visit.page();
                visit.go("/submissions/" + first);
                assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("庙会摊位");
                assertThat(page.getByText("摊位名称").first()).isVisible();
                visit.screenshot("module-removed").expectClean();
                visit.go("/organisations/" + fair.branch + "/submissions");
                assertThat(page.locator("#submissions").getByText("庙会摊位").first())
                        .isVisible();
                assertThat(page.getByText("fair/stall")).hasCount(0);
                String book = "/organisations/" + fair.branch + "/submissions.xlsx?form=fair/stall";
                assertTrue(
                        page.request().get(fair.platform().uri(book).toString()).ok(), "the workbook");
            }
            Files.move(aside, jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fair.awaitServing("2.0.0");
        fair.awaitFigure();
        fair.everythingIsAsItWasWritten();
        try (Visit visit = fair.visit()) {
            visit.go("/submissions/" + fair.first() + "/edit");
            assertThat(visit.page().getByLabel("招牌")).hasValue("老王饺子");
        }
    }
}
