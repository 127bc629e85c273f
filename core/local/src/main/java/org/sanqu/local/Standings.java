package org.sanqu.local;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.local.LocalAnswers.Progress;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.work.Due;

/**
 * How those who are asked stand: as the platform's deadlines say where they know, else by the form's own time. Who is gone and has not
 * answered is asked no more. Thread-safe.
 */
final class Standings {

    private final Store store;
    private final Hierarchies hierarchies;
    private final Filed filed;
    private final Owing owing;
    private final Clock clock;

    Standings(Store store, Hierarchies hierarchies, Filed filed, Owing owing, Clock clock) {
        this.store = store;
        this.hierarchies = hierarchies;
        this.filed = filed;
        this.owing = owing;
        this.clock = clock;
    }

    /** What an organisation sent in. */
    private record Answer(long submission, SubmissionState state, Instant at) {}

    private Map<Long, Answer> answers(LocalForm form) {
        Map<Long, Answer> answers = new HashMap<>();
        filed.each(
                form.form(),
                null,
                null,
                (submission, organisation, member, state, at) ->
                        answers.put(organisation, new Answer(submission, state, at)));
        return answers;
    }

    private Map<Long, LocalDateTime> asked(LocalForm form) {
        return store.read(sql -> new LocalFormRows(sql).asked(form.id()));
    }

    Progress progress(LocalForm form) {
        Map<Long, Answer> answers = answers(form);
        int asked = 0;
        int answered = 0;
        for (Map.Entry<Long, LocalDateTime> each : asked(form).entrySet()) {
            Answer answer = answers.get(each.getKey());
            asked += isAsked(form, each.getKey(), each.getValue(), answer) ? 1 : 0;
            answered += answer != null && answer.state().counts() ? 1 : 0;
        }
        return new Progress(asked, answered);
    }

    private boolean isAsked(LocalForm form, long organisation, LocalDateTime noted, Answer answer) {
        if (answer != null) {
            return true;
        }
        return form.state() == State.CLOSED ? noted != null : isBelow(form.organisation(), organisation);
    }

    private boolean isBelow(long above, long organisation) {
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        int top = tree.ordinal(above);
        int one = tree.ordinal(organisation);
        return top >= 0 && one >= 0 && tree.contains(top, one);
    }

    /** How all stand, in the order of the tree. */
    List<Due> of(Caller caller, LocalForm form) {
        Map<Long, Due> said = form.state() == State.CLOSED
                ? Map.of()
                : owing.dues(caller, form).stream()
                        .collect(Collectors.toMap(Due::organisation, due -> due, (a, b) -> a));
        Map<Long, Answer> answers = answers(form);
        Map<Long, LocalDateTime> asked = asked(form);
        List<Due> dues = new ArrayList<>();
        for (long organisation : Asked.sorted(hierarchies.current(Hierarchy.FORMAL), asked.keySet())) {
            LocalDateTime noted = asked.get(organisation);
            Answer answer = answers.get(organisation);
            if (isAsked(form, organisation, noted, answer)) {
                Due due = said.get(organisation);
                dues.add(due != null ? due : due(form, organisation, noted, answer));
            }
        }
        return dues;
    }

    private Due due(LocalForm form, long organisation, LocalDateTime noted, Answer answer) {
        LocalDateTime until = noted == null ? form.content().due() : noted;
        return new Due(
                form.form(),
                organisation,
                null,
                null,
                until,
                until.isAfter(form.content().due()),
                state(form, until, answer),
                answer == null ? null : answer.submission());
    }

    private Due.State state(LocalForm form, LocalDateTime until, Answer answer) {
        if (answer == null) {
            return isOver(form, until) ? Due.State.OVERDUE : Due.State.OPEN;
        }
        if (!answer.state().counts()) {
            return Due.State.RETURNED;
        }
        LocalDateTime at = LocalDateTime.ofInstant(answer.at(), clock.getZone()).truncatedTo(ChronoUnit.SECONDS);
        return at.isAfter(until) ? Due.State.LATE : Due.State.DONE;
    }

    /** Whether a time is up, or was when the form was closed. */
    boolean isOver(LocalForm form, LocalDateTime until) {
        Instant at = form.state() == State.CLOSED ? form.closedAt() : clock.instant();
        return LocalDateTime.ofInstant(at, clock.getZone())
                .truncatedTo(ChronoUnit.SECONDS)
                .isAfter(until);
    }
}
