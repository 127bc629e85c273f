package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.platform.Pattern;

/** The conditions on the row of a member, {@code m}, of whom a filter asks for. */
final class Narrowing {

    private static final int OLDEST = 200;

    private final DayView view;
    private final StringBuilder condition = new StringBuilder();
    private final List<Object> args = new ArrayList<>();

    Narrowing(MemberFilter filter, DayView view) {
        this.view = view;
        if (filter.text() != null && !filter.text().isBlank()) {
            // Chinese has no case, and to change it would take longer than to compare
            String text = filter.text();
            boolean cased = !text.toLowerCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT));
            String term = cased ? "lower(m.name) like lower(?) escape '\\'" : "m.name like ? escape '\\'";
            add(term, Pattern.containing(text));
        }
        if (filter.sex() != null) {
            add("m.sex = ?", filter.sex());
        }
        if (filter.categories().size() == 1) {
            add(view.category(filter.categories().contains("full")));
        }
        among("standing", filter.standings());
        among("education", filter.educations());
        states(filter.states());
        ages(filter.ageFrom(), filter.ageTo());
        if (filter.lostContact()) {
            add(view.column("lost_contact_since") + " is not null");
        }
    }

    private void among(String column, Collection<String> codes) {
        if (!codes.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(codes.size(), "?"));
            add(view.column(column) + " in (" + marks + ")", codes.toArray());
        }
    }

    /** A partial index holds those that are not normal, and needs to be told. */
    private void states(Set<String> states) {
        among("state", states);
        if (!states.isEmpty() && !states.contains("normal")) {
            add(view.column("state") + " <> 'normal'");
        }
    }

    private void ages(Integer from, Integer to) {
        LocalDate day = view.day();
        if (from != null && from > 0) {
            add("m.birth_date <= ?", day.minusYears(Math.min(from, OLDEST)));
        }
        if (to != null && to < OLDEST) {
            add("m.birth_date > ?", day.minusYears(Math.max(to, -1) + 1L));
        }
    }

    private void add(String term, Object... values) {
        condition.append(" and ").append(term);
        args.addAll(List.of(values));
    }

    /** The terms, each behind an {@code and}; empty for everybody. */
    String condition() {
        return condition.toString();
    }

    Object[] args() {
        return args.toArray();
    }

    boolean everybody() {
        return args.isEmpty() && condition.isEmpty();
    }
}
