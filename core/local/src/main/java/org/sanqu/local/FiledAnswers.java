package org.sanqu.local;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.local.LocalAnswers;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.local.LocalTally;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Deadlines;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.Extension;

/** The answers to local forms, read from what was filed. */
@Component(service = LocalAnswers.class)
public final class FiledAnswers implements LocalAnswers {

    private static final int PAGE = 200;
    private static final Set<SubmissionState> COUNTED = Set.of(SubmissionState.SUBMITTED, SubmissionState.APPROVED);

    private final Store store;
    private final Access access;
    private final Shelf shelf;
    private final Hierarchies hierarchies;
    private final Filed filed;
    private final Submissions submissions;
    private final Clock clock;

    /** Tells where more time was given; null until it is there. */
    private volatile Deadlines deadlines;

    @Activate
    public FiledAnswers(
            @Reference Store store,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference Filed filed,
            @Reference Submissions submissions) {
        this(store, access, hierarchies, filed, submissions, Clock.systemDefaultZone());
    }

    FiledAnswers(
            Store store, Access access, Hierarchies hierarchies, Filed filed, Submissions submissions, Clock clock) {
        this.store = store;
        this.access = access;
        this.shelf = new Shelf(store, access, hierarchies);
        this.hierarchies = hierarchies;
        this.filed = filed;
        this.submissions = submissions;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindDeadlines(Deadlines there) {
        deadlines = there;
    }

    void unbindDeadlines(Deadlines gone) {
        if (deadlines == gone) {
            deadlines = null;
        }
    }

    @Override
    public Map<Long, Integer> answered(Caller caller, Collection<LocalForm> forms) {
        Map<Long, Integer> answered = new HashMap<>();
        for (LocalForm form : forms) {
            if (form.state() != State.DRAFT && access.allows(caller, Permission.READ, form.organisation())) {
                Set<Long> asked = new HashSet<>(asked(form));
                int[] count = new int[1];
                filed.each(form.form(), null, null, (submission, organisation, member, state, at) -> {
                    count[0] += state.counts() && asked.contains(organisation) ? 1 : 0;
                });
                answered.put(form.id(), count[0]);
            }
        }
        return answered;
    }

    private List<Long> asked(LocalForm form) {
        return store.read(sql -> new LocalFormRows(sql).asked(form.id()));
    }

    private LocalForm sent(Caller caller, long id) {
        LocalForm form = shelf.get(caller, id).form();
        if (form.state() == State.DRAFT) {
            throw new Refusal(Refusal.Reason.CONFLICT, "local.is-a-draft");
        }
        return form;
    }

    @Override
    public List<Due> dues(Caller caller, long id) {
        return dues(caller, sent(caller, id));
    }

    /** What an organisation sent in. */
    private record Answer(long submission, SubmissionState state, Instant at) {}

    private List<Due> dues(Caller caller, LocalForm form) {
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        Map<Long, Answer> answers = new HashMap<>();
        filed.each(
                form.form(),
                null,
                null,
                (submission, organisation, member, state, at) ->
                        answers.put(organisation, new Answer(submission, state, at)));
        Deadlines there = deadlines;
        List<Extension> extensions =
                there == null ? List.of() : there.extensions(caller, form.form(), null, form.organisation());
        List<Due> dues = new ArrayList<>();
        for (long organisation : Asked.sorted(tree, asked(form))) {
            LocalDateTime until = until(form, extensions, tree, organisation);
            Answer answer = answers.get(organisation);
            dues.add(new Due(
                    form.form(),
                    organisation,
                    null,
                    null,
                    until,
                    until.isAfter(form.content().due()),
                    state(form, tree, organisation, until, answer),
                    answer == null ? null : answer.submission()));
        }
        return dues;
    }

    private static LocalDateTime until(LocalForm form, List<Extension> extensions, Hierarchy tree, long organisation) {
        LocalDateTime until = form.content().due();
        for (Extension extension : extensions) {
            boolean meant = extension.organisation() == organisation
                    || extension.below() && isBelow(tree, extension.organisation(), organisation);
            if (meant && extension.until().isAfter(until)) {
                until = extension.until();
            }
        }
        return until;
    }

    private static boolean isBelow(Hierarchy tree, long above, long below) {
        int top = tree.ordinal(above);
        int one = tree.ordinal(below);
        return top >= 0 && one >= 0 && tree.contains(top, one);
    }

    private Due.State state(LocalForm form, Hierarchy tree, long organisation, LocalDateTime until, Answer answer) {
        if (answer != null && answer.state() == SubmissionState.RETURNED) {
            return Due.State.RETURNED;
        }
        if (answer != null) {
            ZoneId zone = clock.getZone();
            return answer.at().atZone(zone).toLocalDateTime().isAfter(until) ? Due.State.LATE : Due.State.DONE;
        }
        if (tree.ordinal(organisation) < 0) {
            return Due.State.EXEMPT;
        }
        boolean up = form.state() == State.CLOSED || LocalDateTime.now(clock).isAfter(until);
        return up ? Due.State.OVERDUE : Due.State.OPEN;
    }

    @Override
    public LocalTally tally(Caller caller, long id) {
        LocalForm form = sent(caller, id);
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        SumColumns columns = new SumColumns(form.content().fields());
        Sum total = new Sum(form.organisation());
        Map<Long, Sum> parts = new LinkedHashMap<>();
        Map<Long, Sum> partOf = new HashMap<>();
        for (Due due : dues(caller, form)) {
            Sum part = parts.computeIfAbsent(part(tree, form.organisation(), due.organisation()), Sum::new);
            partOf.put(due.organisation(), part);
            part.note(due);
            total.note(due);
        }
        String after = null;
        do {
            Page<Submission> page = submissions.page(
                    caller, new SubmissionQuery(form.organisation(), form.form(), null, COUNTED, null, after, PAGE));
            for (Submission answer : page.items()) {
                Sum part = partOf.get(answer.organisation());
                if (part != null) {
                    columns.add(answer.data(), part.values);
                    columns.add(answer.data(), total.values);
                }
            }
            after = page.next();
        } while (after != null);
        return new LocalTally(
                columns.columns(),
                total.told(),
                parts.values().stream().map(Sum::told).toList());
    }

    /** The organisation directly below another above or at a third; that other one where there is none. */
    private static long part(Hierarchy tree, long top, long organisation) {
        int at = tree.standIn(organisation);
        int above = tree.ordinal(top);
        while (at >= 0 && tree.parent(at) != above) {
            at = tree.parent(at);
        }
        return at < 0 ? top : tree.organisation(at);
    }
}
