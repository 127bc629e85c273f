package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormDifference;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.form.FormUpdate.Example;
import org.sanqu.api.form.FormUpdate.Failing;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Store;

/** One form of an update, tried out page by page. Not thread-safe. */
final class FormRehearsal {

    private static final int PAGE = 100;
    private static final int EXAMPLES = 10;
    private static final int FAILING = 100;

    private final Store store;
    private final Way way;
    private final Form before;
    private final Backlog backlog;
    private final long submissions;
    private final long ahead;
    private final boolean confidential;
    private final Collisions collisions;
    private final List<Example> examples = new ArrayList<>();
    private final List<Failing> failing = new ArrayList<>();
    private final List<FormDifference> differences;
    private long failures;
    private long examined;

    /** Which of the versions behind, then of those ahead, is looked at. */
    private int version;

    private long after;

    /**
     * A form.
     *
     * @param way to the new version; null when the form goes
     * @param before the version before; null when the form comes
     * @param ahead how many were written in a later edition
     * @param confidential whether any version of the form is: whoever looks after modules is not whoever may open what was filled in
     */
    FormRehearsal(
            Store store, Way way, Form before, Backlog backlog, long submissions, long ahead, boolean confidential) {
        this.store = store;
        this.way = way;
        this.before = before;
        this.backlog = backlog;
        this.submissions = submissions;
        this.ahead = ahead;
        this.confidential = confidential;
        this.collisions = new Collisions(store, way);
        this.differences = way == null || before == null
                ? List.of()
                : FormComparison.of(before, way.form()).stream()
                        .map(Change::difference)
                        .toList();
    }

    /** Whether there is anything to tell about the form. */
    boolean matters() {
        return way == null || before == null || !differences.isEmpty() || !backlog.isEmpty() || ahead > 0;
    }

    void advance(long until) {
        while (!complete() && System.nanoTime() < until) {
            page(until);
        }
    }

    private boolean complete() {
        return version >= backlog.behind().size() + backlog.ahead().size();
    }

    private void page(long until) {
        boolean forward = version < backlog.behind().size();
        List<Submission> page = forward ? behind() : ahead();
        if (page.isEmpty()) {
            version++;
            after = 0;
            return;
        }
        for (Submission written : page) {
            if (forward) {
                bring(written, backlog.behind().get(version).edition());
            } else {
                example(written, written.data());
            }
            after = written.id();
            examined++;
            // a module's code may take its time with each
            if (System.nanoTime() > until) {
                return;
            }
        }
    }

    private List<Submission> behind() {
        VersionRows.Used used = backlog.behind().get(version);
        return store.read(sql -> new VersionRows(sql).unread(used, way, after, PAGE));
    }

    private void bring(Submission written, int edition) {
        Outcome outcome = way.bring(written, edition);
        List<Fault> faults = new ArrayList<>(outcome.faults());
        if (outcome.isGood()) {
            collisions.find(written, outcome).map(way::taken).ifPresent(faults::add);
        }
        if (faults.isEmpty()) {
            example(written, outcome.data());
        } else {
            failures++;
            if (failing.size() < FAILING) {
                failing.add(new Failing(written.id(), faults));
            }
        }
    }

    private List<Submission> ahead() {
        String later = backlog.ahead().get(version - backlog.behind().size());
        return store.read(sql -> new VersionRows(sql).readIn(later, after, PAGE));
    }

    private void example(Submission written, JsonNode data) {
        boolean known = examples.stream().anyMatch(example -> example.submission() == written.id());
        if (examples.size() < EXAMPLES && !known && !confidential) {
            Submission now =
                    store.read(sql -> new VersionRows(sql).reading(written)).orElse(written);
            examples.add(new Example(written.id(), written.organisation(), now.data(), data));
        }
    }

    FormUpdate found() {
        Form fresh = way == null ? null : way.form();
        return new FormUpdate(
                (fresh == null ? before : fresh).id(),
                before,
                fresh,
                differences,
                submissions,
                backlog.size(),
                ahead,
                Math.min(examined, backlog.size()),
                complete(),
                examples,
                failing,
                failures);
    }
}
