package org.sanqu.web.page.act;

import java.util.Optional;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

/**
 * What an answer would replace: what the clerk saw, and what the record says now.
 *
 * @param question what is asked
 * @param seen what stood there when the form was drawn
 */
record Standing(Question question, String seen) {

    /** That of a question; null where an answer replaces nothing. */
    static Standing of(Question question, Parameters form) {
        String seen = form.get(question.origin());
        return question.stands() == null ? null : new Standing(question, seen == null ? question.stands() : seen);
    }

    /** Whether an answer leaves what the clerk saw as it was. */
    boolean kept(String answer) {
        return question.veiled() ? answer.isEmpty() : answer.equals(question.tidy(seen));
    }

    /** Why an answer that changes something cannot be taken as it is: nothing can be emptied, nor overwritten unseen. */
    Optional<String> fault(String answer, Labels labels) {
        String now = question.stands();
        if (!seen.equals(now) && !answer.equals(now)) {
            String told = now.isEmpty() ? labels.of("value.unfilled") : question.shown(now);
            return Optional.of(labels.of("ask.meanwhile", told));
        }
        return answer.isEmpty() ? Optional.of(labels.of("ask.not-emptied")) : Optional.empty();
    }
}
