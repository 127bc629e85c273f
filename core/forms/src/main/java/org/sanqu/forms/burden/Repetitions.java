package org.sanqu.forms.burden;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** What nobody has but a member. */
    private static final Set<String> MEMBERS_ONLY = Set.of("党员姓名", "入党日期", "入党时间", "转正日期", "转正时间", "党龄");

    private Repetitions() {}

    /** What a form asks again, of what the platform knows and of what the other forms collect. */
    static List<AskedAgain> of(Questions questions, Form form, Collection<Form> others) {
        List<AskedAgain> found = new ArrayList<>();
        Map<String, List<AskedField>> items = new LinkedHashMap<>();
        Map<String, List<AskedField>> theirs = theirs(questions, form, others);
        for (AskedField field : questions.of(form).fields()) {
            if (field.path().isMany()) {
                items.computeIfAbsent(field.item(), item -> new ArrayList<>()).add(field);
            } else if (form.date() == null
                    || !field.path().toString().equals(form.date().toString())) {
                again(form, field, theirs).ifPresent(found::add);
            }
        }
        items.values().forEach(item -> retyped(item, found));
        return found;
    }

    /** The fields of those that may meet, by title. What comes by itself can come from one place only, so those in lists are left out. */
    private static Map<String, List<AskedField>> theirs(Questions questions, Form form, Collection<Form> others) {
        return others.stream()
                .filter(other -> !other.id().equals(form.id()) && meet(form, other))
                // What is true of one event need not be true of another.
                .filter(other -> other.cadence() != Cadence.EVENT)
                .flatMap(other -> questions.of(other).fields().stream())
                .filter(field -> !field.path().isMany())
                .collect(Collectors.groupingBy(AskedField::title));
    }

    private static Optional<AskedAgain> again(Form form, AskedField field, Map<String, List<AskedField>> theirs) {
        String title = field.title();
        if (form.subject() == Subject.MEMBER && MEMBER.containsKey(title)) {
            return Optional.of(attribute("burden.known", field, "member", MEMBER));
        }
        if (ORGANISATION.containsKey(title) && field.isPlain()) {
            return Optional.of(attribute("burden.known", field, "organisation", ORGANISATION));
        }
        if (COMMON.contains(title) || title.length() < 2) {
            return Optional.empty();
        }
        return theirs.getOrDefault(title, List.of()).stream()
                .filter(other -> other.kind().equals(field.kind()))
                .findFirst()
                .map(other -> form(field, other));
    }

    /** One thing that somebody has may be of anybody; two in a row are a member, or an organisation, that is written down again. */
    private static void retyped(List<AskedField> item, List<AskedAgain> found) {
        List<AskedField> people = titled(item, MEMBER);
        boolean members = people.size() > 1
                || people.stream().anyMatch(field -> MEMBERS_ONLY.contains(field.title()))
                || item.stream().anyMatch(field -> field.kind().equals("integer/member"));
        if (members) {
            people.forEach(field -> found.add(attribute("burden.known-row", field, "member", MEMBER)));
        }
        List<AskedField> organisations = titled(item, ORGANISATION);
        if (organisations.size() > 1) {
            organisations.forEach(
                    field -> found.add(attribute("burden.known-row", field, "organisation", ORGANISATION)));
        }
    }

    private static List<AskedField> titled(List<AskedField> item, Map<String, String> titles) {
        return item.stream().filter(field -> titles.containsKey(field.title())).toList();
    }

    private static AskedAgain attribute(String key, AskedField field, String subject, Map<String, String> names) {
        String known = subject + "/" + names.get(field.title());
        String advised = key.equals("burden.known") ? known : subject;
        Message advice = Message.of(key, title(field), Message.of("burden.known." + subject), advised);
        return new AskedAgain(field.form().id(), field.path().toString(), null, known, advice);
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
