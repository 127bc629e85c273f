package org.sanqu.local;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
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
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Deadlines;
import org.sanqu.api.work.Due;

/** The answers to local forms, read from what was filed. */
@Component(service = LocalAnswers.class)
public final class FiledAnswers implements LocalAnswers {

    private static final int PAGE = 200;
    private static final Set<SubmissionState> COUNTED = Set.of(SubmissionState.SUBMITTED, SubmissionState.APPROVED);

    private final Access access;
    private final Shelf shelf;
    private final Hierarchies hierarchies;
    private final Submissions submissions;
    private final Standings standings;

    @Activate
    public FiledAnswers(
            @Reference Store store,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference Filed filed,
            @Reference Submissions submissions,
            @Reference Modules modules,
            @Reference Deadlines deadlines) {
        this(
                store,
                access,
                hierarchies,
                filed,
                submissions,
                new DeadlineOwing(modules, deadlines),
                Clock.systemDefaultZone());
    }

    FiledAnswers(
            Store store,
            Access access,
            Hierarchies hierarchies,
            Filed filed,
            Submissions submissions,
            Owing owing,
            Clock clock) {
        this.access = access;
        this.shelf = new Shelf(store, access, hierarchies);
        this.hierarchies = hierarchies;
        this.submissions = submissions;
        this.standings = new Standings(store, hierarchies, filed, owing, clock);
    }

    @Override
    public Map<Long, Progress> progress(Caller caller, Collection<LocalForm> forms) {
        Map<Long, Progress> progress = new HashMap<>();
        for (LocalForm form : forms) {
            if (form.state() != State.DRAFT && access.allows(caller, Permission.READ, form.organisation())) {
                progress.put(form.id(), standings.progress(form));
            }
        }
        return progress;
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
        return standings.of(caller, sent(caller, id));
    }

    @Override
    public LocalTally tally(Caller caller, long id) {
        LocalForm form = sent(caller, id);
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        SumColumns columns = new SumColumns(form.content().fields());
        Sum total = new Sum(form.organisation());
        Map<Long, Sum> parts = new LinkedHashMap<>();
        Map<Long, Sum> partOf = new HashMap<>();
        for (Due due : standings.of(caller, form)) {
            Sum part = parts.computeIfAbsent(part(tree, form.organisation(), due.organisation()), Sum::new);
            partOf.put(due.organisation(), part);
            boolean over = standings.isOver(form, due.until());
            part.note(due, over);
            total.note(due, over);
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
