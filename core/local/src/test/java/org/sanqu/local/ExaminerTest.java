package org.sanqu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.local.District.DONE;
import static org.sanqu.local.District.NAME;
import static org.sanqu.local.District.PEOPLE;
import static org.sanqu.local.District.branches;
import static org.sanqu.local.District.content;
import static org.sanqu.local.District.only;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.local.Readiness;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.store.OnEachDatabase;

/** What speaks against a table that an office wrote. */
class ExaminerTest {

    private static Refusal refused(Refusal.Reason reason, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
        return refusal;
    }

    private static List<String> texts(List<Fault> faults) {
        return faults.stream().map(fault -> fault.at() + " " + fault.reason()).toList();
    }

    private static LocalField limited(LocalField field, Integer min, Integer max) {
        return new LocalField(
                field.name(),
                field.kind(),
                field.title(),
                field.help(),
                field.unit(),
                field.required(),
                min == null ? null : BigDecimal.valueOf(min),
                max == null ? null : BigDecimal.valueOf(max),
                field.options(),
                field.columns());
    }

    @OnEachDatabase
    void everyKindOfFieldPassesTheChecksOfAModule(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        List<LocalField> fields = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            fields.add(
                    switch (kind) {
                        case CHOICE -> DONE;
                        case TABLE ->
                            LocalField.of(kind, "名单")
                                    .must()
                                    .holding(List.of(
                                            LocalField.of(Kind.MEMBER, "党员").must(),
                                            LocalField.of(Kind.MONEY, "金额"),
                                            LocalField.of(Kind.CHOICE, "情况").choosing(List.of("好", "一般"))));
                        default -> LocalField.of(kind, kind.code()).must();
                    });
        }
        LocalForm draft = forms.draft(
                maker, district.office.id(), content("全部类型", branches(), fields.toArray(LocalField[]::new)));
        Readiness ready = forms.ready(maker, draft.id());
        assertEquals(List.of(), texts(ready.faults()));
        assertEquals(Kind.values().length - 2 + 3, ready.fields());
        assertEquals(List.of(district.first.id(), district.second.id(), district.third.id()), ready.asked());
        forms.send(maker, draft.id(), draft.revision());
        assertTrue(district.served().containsKey("local"));
    }

    @OnEachDatabase
    void whatIsNotReadyIsToldAtItsPlaceAndNotSent(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("east", district.east);
        LocalContent bad = new LocalContent(
                " ",
                "",
                List.of(
                        LocalField.of(Kind.TEXT, ""),
                        limited(LocalField.of(Kind.INTEGER, "人数"), 9, 1),
                        LocalField.of(Kind.CHOICE, "选").choosing(List.of("一个")),
                        LocalField.of(Kind.TABLE, "表"),
                        LocalField.of(Kind.DATE, "人数"),
                        LocalField.of(Kind.SECTION, "空")),
                only(district.first, district.third),
                LocalDateTime.now().minusMinutes(1));
        LocalForm draft = forms.draft(maker, district.east.id(), bad);
        assertEquals(
                List.of(
                        "/title 请填写报表名称。",
                        "/fields/0/title 请填写字段名称。",
                        "/fields/1/max 最大值不能小于最小值。",
                        "/fields/2/options 请至少写两个选项，每行一个。",
                        "/fields/3/columns 请给表格至少添加一列。",
                        "/fields/4/title 同一部分中有两个字段都叫“人数”，请改一个名称。",
                        "/fields/5 这个小标题下面没有字段。请添加字段，或删去小标题。",
                        "/due 截止时间已经过去，请另选。",
                        "/addressees 填报单位必须是本组织的下级。请去掉其他组织。"),
                texts(forms.ready(maker, draft.id()).faults()));
        refused(Refusal.Reason.INVALID, () -> forms.send(maker, draft.id(), draft.revision()));
        LocalForm empty =
                forms.draft(maker, district.east.id(), new LocalContent("空", "", List.of(), Addressees.NOBODY, null));
        assertEquals(
                List.of("/fields 还没有字段。请至少添加一个。", "/due 请填写截止时间。", "/addressees 还没有选择由谁填报。"),
                texts(forms.ready(maker, empty.id()).faults()));
        assertEquals(Set.of(), district.served().keySet());
    }

    @OnEachDatabase
    void whatIsCollectedAlreadyIsPointedOutAndNoBar(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm first = forms.draft(maker, district.office.id(), content("甲表", branches(), PEOPLE));
        forms.send(maker, first.id(), 1);
        LocalForm second = forms.draft(maker, district.office.id(), content("乙表", branches(), NAME, PEOPLE));
        assertEquals(
                List.of("/fields/1 “参加人数”已经由“甲表”的“参加人数”收集。"),
                texts(forms.ready(maker, second.id()).warnings()));
        assertEquals(State.SENT, forms.send(maker, second.id(), 1).state());
    }

    @OnEachDatabase
    void whatIsHostileIsNotEvenKept(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        long office = district.office.id();
        LocalField[] many = Collections.nCopies(300, PEOPLE).toArray(LocalField[]::new);
        assertEquals(
                List.of("/fields 共 300 个字段，太多了：最多 200 个。请只问确实需要的。"),
                texts(refused(
                                Refusal.Reason.INVALID,
                                () -> forms.draft(district.root, office, content("多", branches(), many)))
                        .faults()));
        for (String title : List.of("行\n行", "\u0007", "\u202Etxt", "\uD800", "长".repeat(61))) {
            assertEquals(
                    "/title",
                    refused(
                                    Refusal.Reason.INVALID,
                                    () -> forms.draft(district.root, office, content(title, branches(), PEOPLE)))
                            .faults()
                            .get(0)
                            .at());
        }
        String markup = "<script>alert('${x}')</script> & \"]]>";
        LocalForm kept = forms.draft(
                district.root,
                office,
                content(markup, branches(), LocalField.of(Kind.CHOICE, markup).choosing(List.of("a/b~c", "{0}"))));
        LocalForm sent = forms.send(district.root, kept.id(), 1);
        Form form = district.modules.catalogue().form(sent.form()).orElseThrow();
        assertEquals(markup, form.title(Locale.CHINESE));
        assertEquals("a/b~c", form.text("/properties/a1/x-labels/a~1b~0c", "", Locale.CHINESE));
    }
}
