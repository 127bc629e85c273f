package org.sanqu.forms.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;

/** What the rows of {@code submission} have to fulfil, with the arguments. */
record Condition(String text, List<Object> args) {

    /** What a query says of form, period and state, behind a position. */
    static Condition of(SubmissionQuery query, Position after) {
        Condition where = new Condition("true", List.of());
        if (query.form() != null) {
            where = where.and("form = ?", List.of(query.form()));
        }
        if (query.period() != null) {
            where = where.and("day >= ?", List.of(query.period().from()));
        }
        return where.and("(day, id) < (?, ?)", List.of(after.day(), after.id())).and(query.states());
    }

    private Condition and(Set<SubmissionState> states) {
        if (states.isEmpty()) {
            return and("state <> ?", List.of(SubmissionState.VOIDED.code()));
        }
        List<String> codes = states.stream().map(SubmissionState::code).sorted().toList();
        if (isApart(states)) {
            // as the index of those says it
            return and("state <> 'submitted' and state = ?", codes);
        }
        return in("state", codes);
    }

    /** Whether an index has those that are in some state alone. */
    static boolean isApart(Set<SubmissionState> states) {
        return states.size() == 1 && !states.contains(SubmissionState.SUBMITTED);
    }

    /** With a column that is one of some values. */
    Condition in(String column, List<?> some) {
        return and(column + " in (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")", some);
    }

    private Condition and(String more, List<?> moreArgs) {
        List<Object> all = new ArrayList<>(args);
        all.addAll(moreArgs);
        return new Condition(text + " and " + more, all);
    }

    /** The arguments, and one more. */
    Object[] args(Object last) {
        List<Object> all = new ArrayList<>(args);
        all.add(last);
        return all.toArray();
    }
}
