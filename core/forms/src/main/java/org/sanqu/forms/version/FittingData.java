package org.sanqu.forms.version;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.sanqu.api.Fault;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.SchemaCheck;
import org.sanqu.forms.version.Change.Weight;

/** Finds out whether what was filled in in a version goes in another of the same edition: by comparing the two, and by the data in doubt. */
final class FittingData {

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Store store;
    private final SchemaCheck schema;
    private final long until = System.nanoTime() + PATIENCE.toNanos();

    FittingData(Store store, SchemaCheck schema) {
        this.store = store;
        this.schema = schema;
    }

    /** How many do not fit, and the first of them. */
    private record Misfits(long all, Submission first, Fault reason) {}

    /** Why the new version cannot take the place of the one before: at each thing that is different. */
    List<Fault> faults(Form before, Form after) {
        List<Change> changes = FormComparison.of(before, after).stream()
                .filter(change -> change.weight() == Weight.DATA || change.weight() == Weight.MEANING)
                .toList();
        if (changes.isEmpty() || !exists(before)) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        changes.stream()
                .filter(change -> change.weight() == Weight.MEANING)
                .forEach(change -> faults.add(
                        Fault.at(place(after, change), "update.meaning", change.text(), next(after), next(before))));
        if (!faults.isEmpty()) {
            return faults;
        }
        Misfits misfits = misfits(before, after);
        if (misfits == null) {
            faults.add(Fault.at(DataGuard.file(after), "update.too-many", next(after)));
        } else if (misfits.all() > 0) {
            Text reason = misfits.reason().reason();
            changes.forEach(change -> faults.add(Fault.at(
                    place(after, change),
                    "update.incompatible",
                    change.text(),
                    misfits.all(),
                    String.valueOf(misfits.first().id()),
                    reason,
                    next(after))));
        }
        return faults;
    }

    private static String place(Form form, Change change) {
        return DataGuard.file(form) + "#" + change.at();
    }

    /** The file that would help. */
    private static String next(Form form) {
        return DataGuard.migration(form, form.edition() + 1);
    }

    private boolean exists(Form before) {
        return store.read(sql -> {
            VersionRows rows = new VersionRows(sql);
            return !rows.in(before.version(), 0, 1).isEmpty()
                    || !rows.readIn(before.version(), 0, 1).isEmpty();
        });
    }

    /** Null when there was no time to look at all. */
    private Misfits misfits(Form before, Form after) {
        Misfits none = new Misfits(0, null, null);
        Misfits written =
                look(after, none, from -> store.read(sql -> new VersionRows(sql).in(before.version(), from, PAGE)));
        return written == null
                ? null
                : look(
                        after,
                        written,
                        from -> store.read(sql -> {
                            VersionRows rows = new VersionRows(sql);
                            return rows.readIn(before.version(), from, PAGE).stream()
                                    .map(read -> rows.reading(read).orElse(read))
                                    .toList();
                        }));
    }

    private Misfits look(Form after, Misfits before, LongFunction<List<Submission>> pages) {
        Misfits found = before;
        List<Submission> page = pages.apply(0);
        while (!page.isEmpty()) {
            for (Submission submission : page) {
                List<Fault> faults = schema.check(after, submission.data());
                if (!faults.isEmpty()) {
                    Submission first = found.first() == null ? submission : found.first();
                    found = new Misfits(found.all() + 1, first, found.first() == null ? faults.get(0) : found.reason());
                }
            }
            if (System.nanoTime() > until) {
                return found.all() > 0 ? found : null;
            }
            page = pages.apply(page.get(page.size() - 1).id());
        }
        return found;
    }
}
