package org.sanqu.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Submission;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.FactRecorder;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** Takes the numbers that metrics need out of a submission, in the transaction that stores it. */
@Component(service = {FactRecorder.class, StoredFacts.class})
public final class StoredFacts implements FactRecorder {

    private final Modules modules;
    private final Measures measures = new Measures();
    private final Activity activity;
    private volatile Plan plan;

    @Activate
    public StoredFacts(@Reference Store store, @Reference Modules modules) {
        this.modules = modules;
        this.activity = new Activity(store);
        store.migrate("metrics", Migration.of(StoredFacts.class, "001-facts.sql"));
        store.read(sql -> {
            measures.load(sql);
            return null;
        });
    }

    /** The plan of the catalogue that is served now. */
    Plan plan() {
        Catalogue catalogue = modules.catalogue();
        Plan present = plan;
        if (present == null || present.catalogue() != catalogue) {
            present = new Plan(catalogue, present);
            plan = present;
        }
        return present;
    }

    Measures measures() {
        return measures;
    }

    Activity activity() {
        return activity;
    }

    @Override
    public void record(Sql sql, Submission submission) {
        Plan present = plan();
        boolean replaces = sql.update("delete from fact where submission = ?", submission.id()) > 0;
        Set<String> changed = new TreeSet<>();
        if (submission.state().counts()) {
            sql.batch(Document.INSERT, facts(sql, present, submission, changed));
        }
        if (replaces) {
            present.of(submission.form())
                    .forEach(extraction -> changed.add(extraction.aggregate().hash()));
        }
        measures.missed(sql, submission.form(), submission.id(), present);
        sql.afterCommit(() -> {
            measures.changed(changed);
            activity.note(submission);
        });
    }

    @Override
    public boolean differs(Sql sql, Submission submission) {
        Plan present = plan();
        List<Object[]> facts =
                submission.state().counts() ? facts(sql, present, submission, new TreeSet<>()) : List.of();
        Map<Long, String> hashes = new HashMap<>();
        for (Extraction extraction : present.of(submission.form())) {
            String hash = extraction.aggregate().hash();
            Long measure = measures.id(hash);
            if (measure != null) {
                hashes.put(measure, hash);
            }
        }
        return Difference.of(sql, submission.id(), facts)
                .matters(
                        hashes.keySet(),
                        measure -> hashes.containsKey(measure) && measures.isReady(hashes.get(measure)),
                        measure -> !hashes.containsKey(measure));
    }

    private List<Object[]> facts(Sql sql, Plan present, Submission submission, Set<String> changed) {
        Document document = Document.of(submission);
        List<Object[]> facts = new ArrayList<>();
        Set<String> inexact = new TreeSet<>();
        for (Extraction extraction : present.of(submission.form())) {
            Aggregate aggregate = extraction.aggregate();
            try {
                extraction.of(document.data()).ifPresent(taken -> {
                    facts.add(document.fact(measures.id(sql, aggregate), aggregate, taken));
                    changed.add(aggregate.hash());
                });
            } catch (ArithmeticException e) {
                inexact.add(aggregate.pointer().toString());
            }
        }
        if (!inexact.isEmpty()) {
            throw refusal(inexact);
        }
        return facts;
    }

    private static Refusal refusal(Set<String> pointers) {
        List<Fault> faults = pointers.stream()
                .map(pointer -> Fault.at(pointer, "metrics.inexact"))
                .toList();
        return new Refusal(Refusal.Reason.INVALID, Message.of("submission.invalid", faults.size()), faults);
    }
}
