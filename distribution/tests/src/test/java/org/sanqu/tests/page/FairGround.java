package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.Waiting;
import org.sanqu.tests.module.ModuleJar;

/** A fair in a district, looked after by people with a browser: its module, its submissions as they were written, and its figure. */
final class FairGround implements AutoCloseable {

    private static final int SECONDS = 30;

    private final String name;
    private final Path data;
    private final Map<String, String> environment;
    private final Chromium chromium;
    private final SortedMap<Long, JsonNode> written = new TreeMap<>();
    private Platform platform;
    final long branch;

    /** How many people the stalls have, which is what the figure says. */
    int people;

    /**
     * A district with a branch and no fair yet.
     *
     * @param database where it is not the embedded one
     */
    FairGround(String name, Map<String, String> database, Chromium chromium) {
        this.name = name;
        this.chromium = chromium;
        environment = new HashMap<>(database);
        environment.put("SANQU_ADMIN_PASSWORD", Platform.PASSWORD);
        data = Platform.emptyData(name);
        platform = Platform.start(name, data, environment);
        Ground ground = new Ground(platform.admin());
        long street = ground.found("FAIR", "庙会街道党工委", "working-committee", null);
        branch = ground.found("FAIR-1", "庙会第一党支部", "branch", street);
    }

    @Override
    public void close() {
        platform.close();
    }

    /** The power fails and comes back. */
    void restart() {
        platform.kill();
        platform = Platform.start(name, data, environment);
    }

    Platform platform() {
        return platform;
    }

    /** Keeps in mind what somebody saw of a submission. */
    void remember(JsonNode submission) {
        written.put(submission.path("id").asLong(), submission);
    }

    long first() {
        return written.firstKey();
    }

    long last() {
        return written.lastKey();
    }

    void deploy(ModuleJar jar) {
        jar.write(platform.data().resolve("deploy/fair.jar"));
    }

    Visit visit() {
        return Visit.desktop(platform, chromium).logIn();
    }

    Optional<JsonNode> module() {
        for (JsonNode module : platform.admin().get("/api/modules").expect(200).json()) {
            if (module.path("id").asText().equals("fair")) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }

    JsonNode await(String what, Predicate<JsonNode> expected) {
        return Waiting.until(what, SECONDS, () -> module().filter(expected));
    }

    void awaitServing(String version) {
        await("version " + version, it -> it.path("serving").asText().equals(version));
    }

    void awaitWaiting(String version) {
        await(version + " that waits", it -> it.path("waiting").asText().equals(version));
    }

    JsonNode standing() {
        return platform.admin().get("/api/modules/fair/update").expect(200).json();
    }

    void awaitFigure() {
        Waiting.until("a figure of " + people, SECONDS, () -> Optional.of(figure())
                .filter(value -> value.equals(String.valueOf(people))));
    }

    String figure() {
        return platform.admin()
                .get("/api/metrics/fair/staff/values?period=2026&organisation=" + branch)
                .expect(200)
                .json()
                .at("/value")
                .asText();
    }

    static void serves(Visit visit, String version) {
        assertThat(visit.page().getByText("运行版本 " + version, new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    /** Every submission that was ever made says through the API what it said when it was made. */
    void everythingIsAsItWasWritten() {
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

    void remember(long submission) {
        remember(platform.admin()
                .get("/api/submissions/" + submission)
                .expect(200)
                .json());
    }

    long fill(Visit visit, String form, Map<String, String> texts, Map<String, String> choices) {
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

    void awaitDone(int edition) {
        Waiting.until("all that is read in edition " + edition, SECONDS, () -> {
            JsonNode migrations = standing().path("migrations");
            boolean done = migrations.size() == 1
                    && migrations.get(0).path("edition").asInt() == edition
                    && !migrations.get(0).path("running").asBoolean();
            return done ? Optional.of(true) : Optional.empty();
        });
    }
}
