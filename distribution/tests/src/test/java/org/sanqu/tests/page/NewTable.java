package org.sanqu.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDateTime;

/** An office at the builder: what it does to send a table, with a mistake or two on the way. */
final class NewTable {

    private NewTable() {}

    /** Makes it with five fields for three branches, due at a time, and sends it; gives its id. */
    static long made(Visit visit, String title, LocalDateTime due) {
        Page page = visit.page();
        visit.follow("临时报表");
        visit.screenshot("local-none").expectClean();
        visit.press("新建临时报表");
        page.getByLabel("报表名称").fill(title);
        add(page, 0, "text", "值守负责人");
        page.locator("[name='f.0.required']").check();
        add(page, 1, "integer", "值守人数");
        page.locator("[name='f.1.unit']").fill("人");
        page.locator("[name='f.1.min']").fill("0");
        add(page, 2, "choice", "到岗情况");
        page.locator("[name='f.2.options']").fill("全部到岗\n部分到岗\n未到岗");
        add(page, 3, "date", "开始日期");
        add(page, 4, "money", "物资经费");
        page.locator("button[value='up:4']").click();
        assertThat(page.locator("[name='f.3.title']")).hasValue("物资经费");
        assertThat(page.locator("[name='f.3.title']")).isFocused();
        visit.screenshot("local-built").expectClean();
        visit.press("预览");
        assertThat(page.getByLabel("值守负责人")).isVisible();
        visit.screenshot("local-preview").expectClean();
        visit.follow("返回修改");
        visit.press("下一步：由谁填");
        addressed(visit, due);
        assertThat(page.locator("main")).containsText("3 个组织");
        assertThat(page.locator("main")).containsText("每个组织填 5 项，合计 15 项");
        visit.screenshot("local-send").expectClean();
        visit.press("发给 3 个组织");
        assertThat(page.locator("#answered")).hasText("0 / 3");
        visit.screenshot("local-sent").expectClean();
        return Long.parseLong(page.url().replaceAll(".*/local-forms/([0-9]+).*", "$1"));
    }

    private static void add(Page page, int index, String kind, String title) {
        page.locator("button[value='add:" + kind + "']").click();
        page.locator("[name='f." + index + ".title']").fill(title);
    }

    private static void addressed(Visit visit, LocalDateTime due) {
        Page page = visit.page();
        visit.press("下一步：核对");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("请填写截止时间。");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("还没有选择由谁填报。");
        page.getByLabel("其他时间").check();
        page.getByLabel("日期", new Page.GetByLabelOptions().setExact(true))
                .fill(due.minusDays(1).toLocalDate().toString());
        page.getByLabel("时间", new Page.GetByLabelOptions().setExact(true))
                .fill(due.toLocalTime().toString());
        for (int i = 1; i <= 3; i++) {
            page.getByLabel("第" + i + "防汛党支部", new Page.GetByLabelOptions().setExact(true))
                    .check();
        }
        visit.press("下一步：核对");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("截止时间已经过去，请另选。");
        visit.screenshot("local-addressees").expectClean();
        page.getByLabel("日期", new Page.GetByLabelOptions().setExact(true))
                .fill(due.toLocalDate().toString());
        visit.press("下一步：核对");
    }
}
