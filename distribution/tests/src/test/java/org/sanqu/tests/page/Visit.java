package org.sanqu.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.tests.karaf.Platform;

/** Somebody at a screen; remembers what the browser complained about. */
final class Visit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Platform platform;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visit(Platform platform, BrowserContext context) {
        this.platform = platform;
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> {
            // a page of 409 or 422 is an answer, not an accident
            if (message.type().equals("error") && !message.text().matches("(?s).*status of (409|422).*")) {
                complaints.add(message.location() + " " + message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Visit desktop(Platform platform, Chromium chromium) {
        return new Visit(platform, context(chromium, 1280, 900, true));
    }

    static Visit phone(Platform platform, Chromium chromium) {
        return new Visit(platform, context(chromium, 360, 740, true));
    }

    static Visit withoutScript(Platform platform, Chromium chromium) {
        return new Visit(platform, context(chromium, 1280, 900, false));
    }

    private static BrowserContext context(Chromium chromium, int width, int height, boolean script) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("zh-CN")
                        .setViewportSize(width, height)
                        // without script a page that scrolls gently never stands still for the one who clicks
                        .setReducedMotion(script ? ReducedMotion.NO_PREFERENCE : ReducedMotion.REDUCE)
                        .setJavaScriptEnabled(script));
    }

    Page page() {
        return page;
    }

    Visit go(String path) {
        page.navigate(platform.uri(path).toString());
        return this;
    }

    Visit logIn() {
        go("/login");
        return logIn("admin", Platform.PASSWORD);
    }

    Visit logIn(String account, String password) {
        page.getByLabel("用户名").fill(account);
        page.getByLabel("密码").fill(password);
        press("登录");
        return this;
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    Visit screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    /** Passes when the page breaks no rule of accessibility and the browser had nothing to complain about. */
    void expectClean() {
        assertEquals(
                List.of(),
                new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(rule -> rule.getId() + " " + rule.getNodes())
                                .toList(),
                page.url());
        assertEquals(List.of(), complaints, page.url());
        // axe leaves empty style attributes behind, which a swap would copy and the policy forbid
        page.evaluate("document.querySelectorAll('[style=\"\"]').forEach(each => each.removeAttribute('style'))");
    }

    @Override
    public void close() {
        context.close();
    }
}
