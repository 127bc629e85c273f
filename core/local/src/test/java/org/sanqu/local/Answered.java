package org.sanqu.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Filed;

/** A book of who has answered, kept in memory. */
final class Answered implements Filed {

    private final List<Answer> answers = new ArrayList<>();

    private record Answer(String form, long organisation, SubmissionState state, Instant at) {}

    void add(String form, long organisation, SubmissionState state, Instant at) {
        answers.add(new Answer(form, organisation, state, at));
    }

    @Override
    public long revision() {
        return answers.size();
    }

    @Override
    public void each(String form, Period period, Collection<Long> organisations, Visitor visitor) {
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            if (answer.form().equals(form)) {
                visitor.visit(i + 1, answer.organisation(), null, answer.state(), answer.at());
            }
        }
    }
}
