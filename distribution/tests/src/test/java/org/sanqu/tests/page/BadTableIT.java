package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** A table that asks too much, of strangers, for yesterday. */
@ExtendWith(SharedPlatform.class)
class BadTableIT {

    private static Chromium chromium;

    private Platform platform;
    private long office;
    private long stranger;
    private String maker;
    private String recorder;

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

    @BeforeEach
    void take(Platform platform) {
        this.platform = platform;
        Ground ground = new Ground(platform.admin());
        String code = Ground.unique("B");
        office = ground.found(code, "中共坏表区委员会" + code, "committee", null);
        stranger = ground.found(code + "-X", "外区党支部" + code, "branch", null);
        long branch = ground.found(code + "-1", "第一坏表党支部" + code, "branch", office);
        recorder = ground.account("recorder" + code.toLowerCase(), "recorder", branch);
        maker = ground.maker("maker" + code.toLowerCase(), office);
    }

    @Test
    void whatCannotBeSentIsToldAndNeverSent() {
        String field = "{\"kind\":\"integer\",\"title\":\"人数\"}";
        String many = String.join(",", Collections.nCopies(300, field));
        platform.admin()
                .post("/api/local-forms", "{\"organisation\":" + office + ",\"fields\":[" + many + "]}")
                .expect(422);
        String outside =
                """
                {"organisation":%d,"title":"外","fields":[%s],"addressees":{"organisations":[%d]},"due":"2020-01-01T17:00"}"""
                        .formatted(office, field, stranger);
        long draft = platform.admin()
                .post("/api/local-forms", outside)
                .expect(201)
                .json()
                .path("id")
                .asLong();
        JsonNode ready = platform.admin()
                .get("/api/local-forms/" + draft + "/readiness")
                .expect(200)
                .json();
        assertEquals(List.of("/due", "/addressees"), ready.path("faults").findValuesAsText("at"));
        platform.admin()
                .post("/api/local-forms/" + draft + "/send", "{\"revision\":1}")
                .expect(422);
        platform.client(recorder, Platform.PASSWORD)
                .get("/api/local-forms/" + draft)
                .expect(403);
        try (Visit visit = Visit.withoutScript(platform, chromium)) {
            visit.go("/login").logIn(maker, Platform.PASSWORD).go("/local-forms");
            visit.press("新建临时报表");
            visit.press("+ 整数");
            visit.page().locator("[name='f.0.min']").fill("许多");
            visit.press("保存草稿");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("不是数字，请修改。");
            visit.page().locator("[name='f.0.min']").fill("5");
            visit.page().locator("[name='f.0.max']").fill("1");
            visit.press("保存草稿");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("最大值不能小于最小值。");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("请填写报表名称。");
            visit.screenshot("local-unready");
            visit.press("删除草稿");
            assertThat(visit.page().locator(".notice")).containsText("草稿已删除。");
        }
    }
}
