package org.sanqu.web.page.list;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.page.Told;

/**
 * What somebody asks of a list of submissions, as it stands in the address.
 *
 * @param form {@code module/name}; empty for all
 * @param period as it was typed
 * @param states empty for all but the void ones
 * @param search words; empty for none
 */
public record Question(long organisation, String form, String period, Set<SubmissionState> states, String search) {

    /** How many characters of words are looked for. */
    private static final int LONGEST = 100;

    static Question of(Exchange exchange) {
        return of(exchange, exchange.query());
    }

    /**
     * What is to be saved or printed.
     *
     * @throws HttpFault 400 for what is no period: nobody gets more than they asked for
     */
    static Question whole(Exchange exchange) {
        Question question = of(exchange);
        if (!question.understood()) {
            throw HttpFault.of(400, "list.no-period", question.period());
        }
        return question;
    }

    /** What stands in the address, or in a form that carries the same. */
    static Question of(Exchange exchange, Parameters query) {
        Set<SubmissionState> states = EnumSet.noneOf(SubmissionState.class);
        for (SubmissionState state : SubmissionState.values()) {
            if (query.all("state").contains(state.code())) {
                states.add(state);
            }
        }
        String search = query.text("text");
        return new Question(
                exchange.id("id"),
                query.text("form"),
                query.text("period"),
                states,
                search.substring(0, Math.min(LONGEST, search.length())));
    }

    /** Whether the period is one. */
    public boolean understood() {
        return period.isEmpty() || parsed() != null;
    }

    private Period parsed() {
        return Period.parse(period.toUpperCase(Locale.ROOT)).orElse(null);
    }

    /** The period as people say it; empty for none. */
    public String told(Labels labels) {
        return Told.period(labels, parsed());
    }

    /** Whether anything narrows the list. */
    public boolean narrows() {
        return !form.isEmpty() || !period.isEmpty() || !states.isEmpty() || !search.isEmpty();
    }

    SubmissionQuery query(String after, int size) {
        return new SubmissionQuery(
                organisation,
                form.isEmpty() ? null : form,
                parsed(),
                states,
                search.isEmpty() ? null : search,
                after,
                size);
    }

    /** The names and values that say the same. */
    public Map<String, List<String>> values() {
        Map<String, List<String>> values = new TreeMap<>();
        values.put("form", List.of(form));
        values.put("period", List.of(period));
        values.put("state", states.stream().map(SubmissionState::code).toList());
        values.put("text", List.of(search));
        return values;
    }
}
