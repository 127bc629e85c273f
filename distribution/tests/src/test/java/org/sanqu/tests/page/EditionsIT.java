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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.Waiting;
import org.sanqu.tests.module.ModuleJar;

/** The whole life of a module with data, as people see it: nothing is lost, and everything shows as it was written. */
class EditionsIT {

    private static final int SECONDS = 30;
    private static final int MANY = 4_000;

    private static Chromium chromium;

    private Platform platform;
    private Map<String, String> environment;
    private long branch;
    private int people;
    private final Map<Long, JsonNode> written = new TreeMap<>();

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
            platform = null;
        }
    }

    private void live(String name, Map<String, String> database) {
        environment = new HashMap<>(database);
        environment.put("SANQU_ADMIN_PASSWORD", Platform.PASSWORD);
        Path data = Platform.emptyData(name);
        platform = Platform.start(name, data, environment);
        Ground ground = new Ground(platform.admin());
        long street = ground.found("FAIR", "庙会街道党工委", "working-committee", null);
        branch = ground.found("FAIR-1", "庙会第一党支部", "branch", street);

        dataIsFilledInInTheFirstEdition();
        theSecondIsRefusedWithoutAMigrationAndWaitsWithOne();
        whatItDoesIsSeenAndAgreedTo();
        manyMoreAreFilledInAndTheThirdIsAgreedTo();
        thePowerFails(name, data);
        oneActGoesBack();
        theModuleIsRemovedAndComesBack();
    }

    private void deploy(ModuleJar jar) {
        jar.write(platform.data().resolve("deploy/fair.jar"));
    }

    private Visit visit() {
        return Visit.desktop(platform, chromium).logIn();
    }

    private Optional<JsonNode> module() {
        for (JsonNode module : platform.admin().get("/api/modules").expect(200).json()) {
            if (module.path("id").asText().equals("fair")) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }

    private JsonNode await(String what, Predicate<JsonNode> expected) {
        return Waiting.until(what, SECONDS, () -> module().filter(expected));
    }

    private void awaitServing(String version) {
        await("version " + version, it -> it.path("serving").asText().equals(version));
    }

    private void awaitWaiting(String version) {
        await(version + " that waits", it -> it.path("waiting").asText().equals(version));
    }

    private JsonNode standing() {
        return platform.admin().get("/api/modules/fair/update").expect(200).json();
    }

    private void awaitFigure() {
        Waiting.until("a figure of " + people, SECONDS, () -> Optional.of(figure())
                .filter(value -> value.equals(String.valueOf(people))));
    }

    private String figure() {
        return platform.admin()
                .get("/api/metrics/fair/staff/values?period=2026&organisation=" + branch)
                .expect(200)
                .json()
                .at("/value")
                .asText();
    }

    private static void serves(Visit visit, String version) {
        assertThat(visit.page().getByText("运行版本 " + version, new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    /** Every submission that was ever made says through the API what it said when it was made. */
    private void everythingIsAsItWasWritten() {
        int step = Math.max(1, written.size() / 50);
        int at = 0;
        for (Map.Entry<Long, JsonNode> one : written.entrySet()) {
            if (at++ % step == 0) {
                JsonNode now = platform.admin()
                        .get("/api/submissions/" + one.getKey())
                        .expect(200)
                        .json();
                assertEquals(one.getValue().path("data"), now.path("data"));
                assertEquals(one.getValue().path("formVersion"), now.path("formVersion"));
            }
        }
    }

    private void remember(long submission) {
        written.put(
                submission,
                platform.admin()
                        .get("/api/submissions/" + submission)
                        .expect(200)
                        .json());
    }

    private long fill(Visit visit, String form, Map<String, String> texts, Map<String, String> choices) {
        Page page = visit.page();
        visit.go("/organisations/" + branch + "/forms");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(form))
                .first()
                .click();
        texts.forEach((label, text) -> page.getByLabel(label).fill(text));
        choices.forEach((label, choice) -> page.getByLabel(label).selectOption(choice));
        visit.press("提交");
        assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();
        String address = page.url().replaceAll("\\?.*", "");
        return Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
    }

    private void dataIsFilledInInTheFirstEdition() {
        deploy(Fair.first());
        awaitServing("1.0.0");
        try (Visit visit = visit()) {
            remember(fill(visit, "庙会摊位", Map.of("摊位名称", "老王饺子", "从业人数", "3"), Map.of("行业", "餐饮")));
            remember(fill(visit, "庙会摊位", Map.of("摊位名称", "李家布庄", "从业人数", "4"), Map.of("行业", "布匹")));
        }
        people = 7;
        awaitFigure();
    }

    private void theSecondIsRefusedWithoutAMigrationAndWaitsWithOne() {
        deploy(Fair.secondWithoutMigration());
        await("a refusal", it -> it.path("refused").asText().equals("2.0.0"));
        try (Visit visit = visit()) {
            visit.go("/modules");
            assertThat(visit.page().getByText("migrations/stall-2.json").first())
                    .isVisible();
            serves(visit, "1.0.0");
            visit.screenshot("module-refused").expectClean();
        }
        deploy(Fair.second());
        awaitWaiting("2.0.0");
        assertEquals("1.0.0", module().orElseThrow().path("serving").asText());
    }

    private void whatItDoesIsSeenAndAgreedTo() {
        try (Visit visit = visit()) {
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
            serves(visit, "2.0.0");
        }
        awaitFigure();
        awaitDone(2);
        everythingIsAsItWasWritten();
        long cloth = written.keySet().stream().reduce((first, last) -> last).orElseThrow();
        try (Visit visit = visit()) {
            Page page = visit.page();
            visit.go("/submissions/" + cloth);
            assertThat(page.getByText("布匹").first()).isVisible();
            assertThat(page.getByText("摊位名称").first()).isVisible();
            visit.go("/submissions/" + cloth + "/edit");
            assertThat(page.getByLabel("招牌")).hasValue("李家布庄");
            assertThat(page.getByLabel("用工人数")).hasValue("4");
            remember(fill(visit, "庙会摊位登记", Map.of("招牌", "张氏成衣", "用工人数", "5"), Map.of("行业", "服装")));
        }
        people += 5;
        awaitFigure();
    }

    private void awaitDone(int edition) {
        Waiting.until("all that is read in edition " + edition, SECONDS, () -> {
            JsonNode migrations = standing().path("migrations");
            boolean done = migrations.size() == 1
                    && migrations.get(0).path("edition").asInt() == edition
                    && !migrations.get(0).path("running").asBoolean();
            return done ? Optional.of(true) : Optional.empty();
        });
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
        platform.admin()
                .post("/api/imports/submissions", rows.append("]").toString())
                .expect(200);
        people += MANY;
        awaitFigure();
        long last = 0;
        for (JsonNode one : platform.admin()
                .get("/api/submissions?size=50&organisation=" + branch)
                .expect(200)
                .json()
                .path("items")) {
            written.put(one.path("id").asLong(), one);
            last = Math.max(last, one.path("id").asLong());
        }
        assertTrue(last > 0, "nothing was imported");
        deploy(Fair.third());
        awaitWaiting("3.0.0");
        try (Visit visit = visit()) {
            visit.go("/modules/fair/update");
            assertThat(visit.page().getByText("其中 " + "%,d".formatted(MANY + 3) + " 份将按新的版次读取"))
                    .isVisible();
            visit.press("确认更新");
            serves(visit, "3.0.0");
        }
    }

    private void thePowerFails(String name, Path data) {
        JsonNode seen = Waiting.until("some that were read", SECONDS, () -> {
            JsonNode migration = standing().path("migrations").path(0);
            boolean under = migration.path("done").asInt() > 0;
            return under ? Optional.of(migration) : Optional.empty();
        });
        assertTrue(seen.path("done").asInt() < MANY, "it was too quick to be interrupted: " + seen);
        platform.kill();
        platform = Platform.start(name, data, environment);
        awaitServing("3.0.0");
        assertTrue(module().orElseThrow().path("waiting").isNull(), "it asked again");
        awaitDone(3);
        awaitFigure();
        everythingIsAsItWasWritten();
        try (Visit visit = visit()) {
            remember(fill(visit, "庙会摊位台账", Map.of("招牌", "新来的", "总人数", "2"), Map.of("行业", "餐饮")));
        }
    }

    private void oneActGoesBack() {
        try (Visit visit = visit()) {
            Page page = visit.page();
            visit.go("/modules");
            visit.press("回退到 2.0.0");
            assertThat(page.getByText("另有 1 份是在较新的版次中填写的")).isVisible();
            visit.screenshot("module-back").expectClean();
            visit.press("确认更新");
            serves(visit, "2.0.0");
        }
        awaitDone(2);
        awaitFigure();
        everythingIsAsItWasWritten();
        long first = written.keySet().iterator().next();
        try (Visit visit = visit()) {
            visit.go("/submissions/" + first + "/edit");
            assertThat(visit.page().getByLabel("招牌")).hasValue("老王饺子");
        }
    }

    private void theModuleIsRemovedAndComesBack() {
        Path jar = platform.data().resolve("deploy/fair.jar");
        Path aside = platform.data().resolve("fair.jar");
        try {
            Files.move(jar, aside);
            Waiting.until(
                    "a fair that is gone", SECONDS, () -> module().isPresent() ? Optional.empty() : Optional.of(1));
            everythingIsAsItWasWritten();
            long first = written.keySet().iterator().next();
            try (Visit visit = visit()) {
                Page page = visit.page();
                visit.go("/submissions/" + first);
                assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("庙会摊位");
                assertThat(page.getByText("摊位名称").first()).isVisible();
                visit.screenshot("module-removed").expectClean();
                visit.go("/organisations/" + branch + "/submissions");
                assertThat(page.locator("#submissions").getByText("庙会摊位").first())
                        .isVisible();
                assertThat(page.getByText("fair/stall")).hasCount(0);
                String book = "/organisations/" + branch + "/submissions.xlsx?form=fair/stall";
                assertTrue(page.request().get(platform.uri(book).toString()).ok(), "the workbook");
            }
            Files.move(aside, jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitServing("2.0.0");
        awaitFigure();
        everythingIsAsItWasWritten();
        try (Visit visit = visit()) {
            visit.go("/submissions/" + written.keySet().iterator().next() + "/edit");
            assertThat(visit.page().getByLabel("招牌")).hasValue("老王饺子");
        }
    }
}
