package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;
import org.sanqu.tests.karaf.Waiting;
import org.sanqu.tests.module.ModuleJar;

/** A form with everything is filled in; whatever happens meanwhile, nothing that was typed is lost and nothing is submitted by itself. */
@ExtendWith(SharedPlatform.class)
class FillInIT {

    private static final String MEETING = text("/fill/meeting.json");

    private static Chromium chromium;
    private static Path picture;

    private Platform platform;
    private long branch;
    private String clerk;
    private String form;

    @BeforeAll
    static void start(Platform platform) throws IOException {
        chromium = Chromium.start();
        picture = Files.createTempDirectory("sanqu-fill").resolve("现场.png");
        try (InputStream in = FillInIT.class.getResourceAsStream("/fill/scene.png")) {
            Files.copy(in, picture);
        }
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String text(String resource) {
        try (InputStream in = FillInIT.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void take(Platform platform) {
        this.platform = platform;
        Ground ground = new Ground(platform.admin());
        String code = Ground.unique("F");
        long committee = ground.found(code, "中共填报区委员会" + code, "committee", null);
        branch = ground.found(code + "-1", "南街一支部" + code, "branch", committee);
        long other = ground.found(code + "-2", "南街二支部" + code, "branch", committee);
        ground.enrol("王一鸣", "1980-01-01", branch);
        ground.enrol("李双双", "1981-02-02", branch);
        ground.enrol("李双双", "1985-03-03", branch);
        ground.enrol("赵他乡", "1970-04-04", other);
        clerk = ground.account("fill" + code.toLowerCase(), "recorder", committee);
        String module = "fill" + code.toLowerCase();
        form = module + "/meeting";
        deploy(module, "1.0.0", UnaryOperator.identity());
        served(200);
    }

    private void deploy(String module, String version, UnaryOperator<String> change) {
        new ModuleJar(ModuleJar.market().headers(), Map.of("forms/meeting.json", change.apply(MEETING)))
                .header("Bundle-SymbolicName", module)
                .header("Bundle-Name", "支部活动")
                .version(version)
                .write(jar(module));
    }

    private Path jar(String module) {
        return platform.data().resolve("deploy/" + module + ".jar");
    }

    private String module() {
        return form.substring(0, form.indexOf('/'));
    }

    private void served(int status) {
        Waiting.until("the module", 20, () -> Optional.of(platform.admin().get("/api/forms/" + form))
                .filter(answer -> answer.status() == status));
    }

    private String address() {
        return "/organisations/" + branch + "/forms/" + form;
    }

    private Visit open(Visit visit) {
        visit.go("/login").logIn(clerk, Platform.PASSWORD);
        return visit.go(address());
    }

    private static Locator field(Page page, String pointer) {
        return page.locator("[id='field" + pointer + "']");
    }

    private static void fill(Page page, String pointer, String text) {
        field(page, pointer).fill(text);
    }

    private static void wait(Page page, Runnable redrawing) {
        page.waitForResponse(response -> response.request().method().equals("POST"), redrawing);
        page.waitForTimeout(150);
    }

    private JsonNode submitted() {
        JsonNode all = platform.admin()
                .get("/api/submissions?organisation=" + branch + "&form=" + form)
                .expect(200)
                .json();
        JsonNode items = all.has("items") ? all.path("items") : all;
        return items.isEmpty() ? null : items.get(0).path("data");
    }

    private void essentials(Page page) {
        fill(page, "/topic", "学习新党章");
        fill(page, "/on", "2025-11-20");
        field(page, "/kind").selectOption("lesson");
    }

    @Test
    void everyWidgetIsFilledInWarningsAreSeenAndConfirmed() {
        try (Visit visit = open(Visit.desktop(platform, chromium))) {
            Page page = visit.page();
            assertThat(field(page, "/place")).hasValue("党员活动室");
            assertThat(field(page, "/due")).hasValue("3");
            assertThat(field(page, "/due-source")).hasText("取自组织信息");
            visit.expectClean();
            essentials(page);
            fill(page, "/from", "09:30");
            fill(page, "/until", "2025-11-20T11:00");
            page.getByLabel("学习", new Page.GetByLabelOptions().setExact(true)).check();
            fill(page, "/contact/email", "clerk@example.org");
            fill(page, "/notes", "第一行\n第二行");
            wait(page, () -> visit.press("全选本组织党员"));
            assertThat(page.locator("[data-count]")).hasText("3");
            assertThat(field(page, "/present")).hasText("3");
            assertThat(field(page, "/rate")).hasText("1");
            page.locator(".field.members summary").click();
            page.locator("[name='_paste:/attended']").fill("1. 王一鸣\n李双双、赵他乡；孙无人");
            wait(page, () -> visit.press("加入名单中的人"));
            assertThat(page.locator(".field.members .alert")).containsText("名册中没有：孙无人");
            assertThat(page.locator(".field.members .alert")).containsText("请核对后勾选（重名，或不在本组织）：赵他乡");
            assertThat(page.locator("[name='_paste:/attended']")).hasValue("赵他乡\n孙无人");
            page.locator(".chosen label:has-text('赵他乡') input").check();
            assertThat(field(page, "/present")).hasText("4");
            wait(page, () -> field(page, "/open-true").check());
            fill(page, "/guests", "2");
            wait(page, () -> field(page, "/way-online").check());
            fill(page, "/link", "https://example.org/meeting");
            wait(page, () -> page.locator("button[name=_add][value='/points']").click());
            fill(page, "/points/0/what", "学习");
            fill(page, "/points/0/minutes", "４５");
            wait(page, () -> page.locator("button[name=_add][value='/points']").click());
            fill(page, "/points/1/what", "讨论");
            fill(page, "/points/1/minutes", "15");
            assertThat(field(page, "/minutes")).hasText("60");
            page.locator("[name='_search:/chair']").pressSequentially("王一");
            page.locator("[id='field/chair'] .candidates label:has-text('王一鸣') input")
                    .check();
            page.locator("[name='_file:/photo']").setInputFiles(picture);
            assertThat(page.locator("[id='field/photo-files'] a")).hasText("现场.png");
            assertThat(page.locator("[id='field/photo-files'] img")).isVisible();
            assertThat(page.locator("#kept")).containsText("已自动保存");
            visit.screenshot("fill-in").expectClean();
            field(page, "/truth").check();
            visit.press("提交");
            assertThat(page.locator(".summary").first()).containsText("名单中还有姓名没有加入");
            assertThat(page.locator("[name='_paste:/attended']")).hasValue("孙无人");
            page.locator("[name='_paste:/attended']").fill("");
            visit.press("提交");
            assertThat(page.locator(".summary").first()).containsText("到会人数多于应到人数");
            visit.screenshot("fill-in-warning").expectClean();
            assertEquals(null, submitted());
            visit.press("确认无误，提交");
            assertThat(page.locator(".notice")).isVisible();
            visit.expectClean();
        }
        JsonNode data = submitted();
        assertEquals(4, data.path("attended").size());
        assertEquals(4, data.path("present").asInt());
        assertEquals(60, data.path("minutes").asInt());
        assertEquals("online", data.path("way").asText());
        assertTrue(data.path("from").asText().startsWith("09:30:00"), data.toString());
        assertTrue(data.path("photo").asText().endsWith("/现场.png"));
        assertFalse(data.has("room"));
    }

    @Test
    void withoutScriptEverythingGoesToo() {
        try (Visit visit = open(Visit.withoutScript(platform, chromium))) {
            Page page = visit.page();
            essentials(page);
            page.locator("[name='_paste:/attended']").evaluate("each => each.closest('details').open = true");
            page.locator("[name='_paste:/attended']").fill("王一鸣");
            visit.press("加入名单中的人");
            assertThat(page.locator(".chosen input:checked")).hasCount(1);
            page.locator("button[name=_add][value='/points']").click();
            fill(page, "/points/0/what", "学习");
            page.locator("[name='_search:/chair']").fill("王一");
            page.locator("[name='_paste:/attended']").evaluate("each => each.closest('details').open = true");
            page.locator("[name='_paste:/attended']").fill("王一鸣(请假) 孙无人");
            visit.press("提交");
            assertThat(page.locator("[id='field/chair-faults']")).containsText("“王一”还没有选定");
            assertThat(page.locator("[name='_search:/chair']")).hasValue("王一");
            assertThat(page.locator("[id='field/attended-faults']")).containsText("名单中还有姓名没有加入");
            assertThat(page.locator("[name='_paste:/attended']")).hasValue("孙无人");
            page.locator("[name='_paste:/attended']").fill("");
            page.locator("button[name=_find][value='/chair']").press("Enter");
            page.locator("[id='field/chair'] .candidates label:has-text('王一鸣') input")
                    .check();
            field(page, "/way-offline").check();
            visit.press("更新表单");
            fill(page, "/room", "二楼");
            page.locator("[name='_file:/photo']").setInputFiles(picture);
            visit.press("保存草稿");
            assertThat(page.locator(".notice")).containsText("草稿已保存");
            assertThat(page.locator("[id='field/photo-files'] a")).hasText("现场.png");
            visit.go(address());
            visit.follow("继续填写");
            assertThat(field(page, "/topic")).hasValue("学习新党章");
            assertThat(field(page, "/room")).hasValue("二楼");
            assertThat(page.locator(".chosen input:checked")).hasCount(1);
            field(page, "/truth").check();
            visit.press("提交");
            assertThat(page.locator(".notice")).isVisible();
            visit.go(address());
            assertThat(field(page, "/topic")).hasValue("");
        }
        assertEquals("二楼", submitted().path("room").asText());
        assertEquals(1, submitted().path("points").size());
    }

    @Test
    void aSessionThatEndsCarriesWhatWasTypedAcrossTheLogin() {
        try (Visit visit = open(Visit.withoutScript(platform, chromium))) {
            Page page = visit.page();
            essentials(page);
            page.context().clearCookies();
            visit.press("提交");
            assertThat(page.locator("#login-fault")).containsText("您填写的内容还在");
            page.getByLabel("密码").fill("wrong-password-1");
            visit.press("登录");
            visit.logIn(clerk, Platform.PASSWORD);
            visit.press("继续填写");
            assertThat(field(page, "/topic")).hasValue("学习新党章");
            assertThat(page.locator(".alert-info").first()).containsText("尚未提交");
            assertEquals(null, submitted());
            visit.go(address());
            visit.follow("继续填写");
            assertThat(field(page, "/on")).hasValue("2025-11-20");
        }
    }

    @Test
    void whatWasTypedIsKeptOnThisComputerWhileTheServerCannotTakeIt() {
        try (Visit visit = open(Visit.desktop(platform, chromium))) {
            Page page = visit.page();
            fill(page, "/topic", "先写一点");
            assertThat(page.locator("#kept")).containsText("已自动保存");
            page.context().clearCookies();
            fill(page, "/topic", "登录过期后写的");
            assertThat(page.locator("#kept")).containsText("登录已过期");
            visit.follow("重新登录");
            visit.logIn(clerk, Platform.PASSWORD);
            assertThat(page.locator(".found")).containsText("未送达");
            page.locator(".found button:has-text('继续填写')").click();
            assertThat(field(page, "/topic")).hasValue("登录过期后写的");
            page.context().setOffline(true);
            fill(page, "/topic", "断网后写的");
            assertThat(page.locator("#kept")).containsText("网络中断");
            page.context().setOffline(false);
            assertThat(page.locator("#kept")).containsText("已自动保存");
            visit.go(address());
            visit.follow("继续填写");
            assertThat(field(page, "/topic")).hasValue("断网后写的");
            assertEquals(null, submitted());
        }
    }

    @Test
    void aTabOfASessionThatIsOverLosesNoFieldAndTellsSo() {
        try (Visit visit = open(Visit.desktop(platform, chromium))) {
            Page page = visit.page();
            essentials(page);
            assertThat(page.locator("#kept")).containsText("已自动保存");
            Page other = page.context().newPage();
            page.context().clearCookies();
            other.navigate(platform.uri("/login").toString());
            other.getByLabel("用户名").fill(clerk);
            other.getByLabel("密码").fill(Platform.PASSWORD);
            other.getByLabel("密码").press("Enter");
            other.waitForURL(url -> !url.endsWith("/login"));
            wait(page, () -> page.locator("button[name=_add][value='/points']").click());
            assertThat(field(page, "/topic")).hasValue("学习新党章");
            assertThat(page.locator("#kept")).containsText("登录已过期");
            visit.press("提交");
            assertThat(page.locator(".alert-info").first()).containsText("尚未提交");
            assertThat(field(page, "/topic")).hasValue("学习新党章");
            assertEquals(null, submitted());
        }
    }

    @Test
    void aLanguageChosenAtTheLoginAndAnotherAccountLoseNothing() {
        try (Visit visit = open(Visit.withoutScript(platform, chromium))) {
            Page page = visit.page();
            essentials(page);
            page.locator("[name='_file:/photo']").setInputFiles(picture);
            page.context().clearCookies();
            visit.press("提交");
            visit.press("English");
            page.getByLabel("Password").fill(Platform.PASSWORD);
            visit.press("Log in");
            assertThat(page.locator(".alert-warning")).containsText("现场.png");
            visit.press("Go on");
            assertThat(field(page, "/topic")).hasValue("学习新党章");
            page.locator("[name=_draft]").evaluate("each => each.value = 'x'");
            visit.press("Save draft");
            assertThat(page.locator(".status")).hasText("400");
            assertThat(page.locator(".facts")).containsText("学习新党章");
        }
    }

    @Test
    void aRevisionWhoseFormGoesAwayIsKept() throws IOException {
        try (Visit visit = open(Visit.withoutScript(platform, chromium))) {
            Page page = visit.page();
            essentials(page);
            page.locator("[name='_paste:/attended']").evaluate("each => each.closest('details').open = true");
            page.locator("[name='_paste:/attended']").fill("王一鸣");
            visit.press("加入名单中的人");
            field(page, "/truth").check();
            visit.press("提交");
            assertThat(page.locator(".notice")).isVisible();
            visit.go(page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "") + "/edit");
            fill(page, "/topic", "改过的主题");
            Files.delete(jar(module()));
            served(404);
            visit.press("提交");
            assertThat(page.locator("h1")).hasText("表单已停用");
            assertThat(page.locator("main .alert")).containsText("已存为草稿");
            assertThat(page.locator(".facts")).containsText("改过的主题");
        }
    }

    @Test
    void aFormThatChangesOrGoesAwayMeanwhileLosesNothing() throws IOException {
        try (Visit visit = open(Visit.desktop(platform, chromium))) {
            Page page = visit.page();
            essentials(page);
            fill(page, "/place", "老地方");
            deploy(module(), "1.1.0", schema -> schema.replace("\"place\"", "\"venue\""));
            Waiting.until("the update", 20, () -> Optional.of(platform.admin().get("/api/forms/" + form))
                    .filter(answer -> answer.json().toString().contains("\"venue\"")));
            visit.press("提交");
            assertThat(page.locator(".alert-info").first()).containsText("表单已更新为新版本");
            assertThat(page.locator(".leftovers")).containsText("老地方");
            assertThat(field(page, "/topic")).hasValue("学习新党章");
            assertEquals(null, submitted());
            Files.delete(jar(module()));
            served(404);
            visit.press("提交");
            assertThat(page.locator("h1")).hasText("表单已停用");
            assertThat(page.locator(".facts")).containsText("学习新党章");
            visit.follow("我的草稿");
            assertThat(page.locator(".events").first()).containsText("学习新党章");
        }
    }

    @Test
    void onAPhoneAndOnPaper() {
        try (Visit visit = open(Visit.phone(platform, chromium))) {
            Page page = visit.page();
            assertEquals(
                    true,
                    page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
            visit.screenshot("fill-in-phone").expectClean();
            visit.go("/organisations/" + branch + "/sign-in?form=" + form);
            assertThat(page.locator(".signatures tbody tr")).hasCount(3);
            assertThat(page.locator(".heads")).containsText("支部活动记录");
            visit.screenshot("sign-in").expectClean();
        }
    }
}
