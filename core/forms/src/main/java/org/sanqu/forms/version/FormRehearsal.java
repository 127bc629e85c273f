package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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
            page();
        }
    }

    private boolean complete() {
        return version >= backlog.behind().size() + backlog.ahead().size();
    }

    private void page() {
        boolean forward = version < backlog.behind().size();
        List<Submission> page = forward ? behind() : ahead();
        if (page.isEmpty()) {
            version++;
            after = 0;
            return;
        }
        after = page.get(page.size() - 1).id();
        examined += page.size();
    }

    private List<Submission> behind() {
        VersionRows.Used used = backlog.behind().get(version);
        List<Submission> page = store.read(
                sql -> new VersionRows(sql).unread(used.version(), way.form().edition(), way.attempt(), after, PAGE));
        for (Submission written : page) {
            Outcome outcome = way.bring(written, used.edition());
            if (outcome.isGood()) {
                example(written, outcome.data());
            } else {
                failures++;
                if (failing.size() < FAILING) {
                    failing.add(new Failing(written.id(), outcome.faults()));
                }
            }
        }
        return page;
    }

    private List<Submission> ahead() {
        String later = backlog.ahead().get(version - backlog.behind().size());
        List<Submission> page = store.read(sql -> new VersionRows(sql).readIn(later, after, PAGE));
        page.forEach(written -> example(written, written.data()));
        return page;
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
