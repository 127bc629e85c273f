package org.sanqu.forms.burden;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Message;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.form.AskedAgain;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.forms.FormText;

/** Compares what forms ask. */
final class Repetitions {

    /** Titles that mean something else in every form. */
    private static final Set<String> COMMON = Set.of(
            "备注", "说明", "情况", "情况说明", "需要说明的情况", "日期", "时间", "地点", "内容", "名称", "类型", "类别", "性质", "附件", "标题", "主题", "结果",
            "状态", "编号", "数量", "人数", "联系人", "联系电话", "负责人", "原因");

    private static final Map<String, String> ORGANISATION = Map.of(
            "党员总数", "members",
            "党员人数", "members",
            "党员数", "members",
            "在册党员", "members",
            "组织名称", "name",
            "党组织名称", "name",
            "支部名称", "name",
            "党组织代码", "code",
            "组织代码", "code");

    private static final Map<String, String> MEMBER = Map.ofEntries(
            Map.entry("姓名", "name"),
            Map.entry("党员姓名", "name"),
            Map.entry("性别", "sex"),
            Map.entry("民族", "ethnicity"),
            Map.entry("学历", "education"),
            Map.entry("年龄", "age"),
            Map.entry("出生日期", "birthDate"),
            Map.entry("出生年月", "birthDate"),
            Map.entry("入党日期", "joinedOn"),
            Map.entry("入党时间", "joinedOn"),
            Map.entry("转正日期", "convertedOn"),
            Map.entry("转正时间", "convertedOn"),
            Map.entry("党龄", "partyYears"));

    private Repetitions() {}

    /** What a form asks again, of what the platform knows and of what the other forms collect. */
    static List<AskedAgain> of(Form form, Collection<Form> others) {
        List<AskedAgain> found = new ArrayList<>();
        List<AskedField> theirs = others.stream()
                .filter(other -> !other.id().equals(form.id()) && meet(form, other))
                // What is true of one event need not be true of another.
                .filter(other -> other.cadence() != Cadence.EVENT)
                .flatMap(other -> AskedField.of(other).stream())
                .toList();
        for (AskedField field : AskedField.of(form)) {
            if (form.date() != null
                    && field.path().toString().equals(form.date().toString())) {
                continue;
            }
            boolean ours = form.subject() == Subject.MEMBER && MEMBER.containsKey(field.title());
            if (ours) {
                found.add(attribute(field, "member", MEMBER.get(field.title())));
            } else if (ORGANISATION.containsKey(field.title()) && isPlain(field)) {
                found.add(attribute(field, "organisation", ORGANISATION.get(field.title())));
            } else if (!COMMON.contains(field.title()) && field.title().length() > 1) {
                theirs.stream()
                        .filter(other -> other.title().equals(field.title())
                                && other.kind().equals(field.kind()))
                        .findFirst()
                        .ifPresent(other -> found.add(form(field, other)));
            }
        }
        return found;
    }

    private static boolean isPlain(AskedField field) {
        return field.kind().startsWith("number/") || field.kind().startsWith("string/");
    }

    private static AskedAgain attribute(AskedField field, String subject, String name) {
        Message advice =
                Message.of("burden.known", title(field), Message.of("burden.known." + subject), subject + "/" + name);
        return new AskedAgain(field.form().id(), field.path().toString(), null, subject + "/" + name, advice);
    }

    private static AskedAgain form(AskedField field, AskedField other) {
        String from = other.form().id() + "#" + other.path();
        FormText form = new FormText(other.form(), "/title", other.form().name());
        Message advice = Message.of("burden.form", title(field), form, title(other), from);
        return new AskedAgain(
                field.form().id(),
                field.path().toString(),
                other.form().id(),
                other.path().toString(),
                advice);
    }

    private static FormText title(AskedField field) {
        return new FormText(field.form(), field.pointer(), "");
    }

    /** Whether there may be somebody who fills in both, about the same. */
    private static boolean meet(Form one, Form other) {
        AppliesTo a = one.appliesTo();
        AppliesTo b = other.appliesTo();
        return one.subject() == other.subject()
                && one.key().isEmpty() == other.key().isEmpty()
                && meet(a.types(), b.types())
                && meet(a.sectors(), b.sectors())
                && meet(a.organisations(), b.organisations());
    }

    private static <T> boolean meet(Set<T> one, Set<T> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }
}
