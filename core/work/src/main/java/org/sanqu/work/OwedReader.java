package org.sanqu.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Subject;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Applicability;
import org.sanqu.api.platform.Census;

/** Finds who owes a form for a period: every organisation that it applies to, or every member at home there. Thread-safe. */
@Component(service = OwedReader.class)
public final class OwedReader {

    private static final String AGE = "ageDays";
    private static final String HOME = "homeDays";

    private final Hierarchies hierarchies;
    private final Applicability applicability;
    private final Map<Source, Census> censuses = new ConcurrentHashMap<>();

    @Activate
    public OwedReader(@Reference Hierarchies hierarchies, @Reference Applicability applicability) {
        this.hierarchies = hierarchies;
        this.applicability = applicability;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindCensus(Census census) {
        censuses.put(census.source(), census);
    }

    public void unbindCensus(Census census) {
        censuses.remove(census.source(), census);
    }

    private Census census(Source source) {
        Census census = censuses.get(source);
        if (census == null) {
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "work.starting");
        }
        return census;
    }

    /** A number that grows when somebody else may owe the form. */
    long revision(Form form) {
        boolean byAttributes = form.appliesTo().where() != null || Terms.beginningMatters(form);
        long byTree = byAttributes ? census(Source.ORGANISATIONS).revision() : hierarchies.revision();
        return form.subject() == Subject.MEMBER
                ? byTree + census(Source.MEMBERS).revision()
                : byTree;
    }

    /** All who owe it. */
    Owed all(Form form, Period period, LocalDate today) {
        Scene scene = new Scene(form, period, today);
        LongPredicate now = applicability.of(form, scene.at);
        Map<Long, Integer> since = scene.beginnings ? beginnings(form, scene.at) : Map.of();
        List<Owed.Row> rows = new ArrayList<>();
        if (form.subject() == Subject.MEMBER) {
            census(Source.MEMBERS).each(scene.at, (home, member, attributes) -> {
                if (now.test(home)) {
                    scene.add(
                            rows, home, member, Math.max(since.getOrDefault(home, 0), day(scene.at, attributes, HOME)));
                }
            });
        } else {
            for (int position = 0; position < scene.tree.count(); position++) {
                long organisation = scene.tree.organisation(scene.tree.at(position));
                if (now.test(organisation)) {
                    scene.add(rows, organisation, 0, since.getOrDefault(organisation, 0));
                }
            }
            scene.addClosed(rows, applicability);
        }
        return Owed.of(scene.tree, rows, form.subject() == Subject.MEMBER, scene.beginnings);
    }

    /** What some organisations owe of a form about organisations that applies to them, for whoever asks about few. */
    Owed some(Form form, Period period, LocalDate today, Collection<Long> asked) {
        Scene scene = new Scene(form, period, today);
        Map<Long, Integer> since = new HashMap<>();
        if (scene.beginnings) {
            Map<Long, LocalDate> matching = applicability.since(form);
            census(Source.ORGANISATIONS)
                    .of(scene.at, asked)
                    .forEach(
                            (id, attributes) -> since.put(id, later(day(scene.at, attributes, AGE), matching.get(id))));
        }
        List<Owed.Row> rows = new ArrayList<>();
        asked.forEach(organisation -> scene.add(rows, organisation, 0, since.getOrDefault(organisation, 0)));
        return Owed.of(scene.tree, rows, false, scene.beginnings);
    }

    /** Since when organisations have had to fill it in: since they were founded, or came to be one of those that do. */
    private Map<Long, Integer> beginnings(Form form, LocalDate day) {
        Map<Long, LocalDate> matching = applicability.since(form);
        Map<Long, Integer> since = new HashMap<>();
        census(Source.ORGANISATIONS)
                .each(
                        day,
                        (organisation, id, attributes) ->
                                since.put(id, later(day(day, attributes, AGE), matching.get(id))));
        return since;
    }

    private static int later(int day, LocalDate other) {
        return other == null ? day : Math.max(day, (int) other.toEpochDay());
    }

    /** The day that lies so many days before another as an attribute says. */
    private static int day(LocalDate day, JsonNode attributes, String name) {
        return (int) (day.toEpochDay() - attributes.path(name).asLong());
    }

    /** The tree when a period begins, ends, and on the last day of which something is known. */
    private final class Scene {

        private final Form form;
        private final Period period;
        private final LocalDate at;
        private final Hierarchy tree;
        private final Hierarchy first;
        private final Hierarchy last;
        private final boolean beginnings;

        Scene(Form form, Period period, LocalDate today) {
            this.form = form;
            this.period = period;
            at = Terms.known(period, today);
            beginnings = Terms.beginningMatters(form);
            tree = hierarchies.asOf(Hierarchy.FORMAL, at);
            first = period == null ? tree : hierarchies.asOf(Hierarchy.FORMAL, period.from());
            last = period == null || period.to().equals(at) ? tree : hierarchies.asOf(Hierarchy.FORMAL, period.to());
        }

        void add(List<Owed.Row> rows, long organisation, long member, int since) {
            int ordinal = tree.ordinal(organisation);
            if (ordinal >= 0) {
                boolean whole = first.ordinal(organisation) >= 0 && last.ordinal(organisation) >= 0;
                rows.add(new Owed.Row(tree.position(ordinal), ordinal, member, !whole, since));
            }
        }

        /** Those that closed within the period, where they would be had they not. */
        void addClosed(List<Owed.Row> rows, Applicability applicability) {
            if (period == null || first == tree) {
                return;
            }
            LongPredicate then = applicability.of(form, period.from());
            for (int position = 0; position < first.count(); position++) {
                int ordinal = first.at(position);
                long organisation = first.organisation(ordinal);
                if (tree.ordinal(organisation) < 0 && then.test(organisation)) {
                    int standIn = tree.standIn(organisation);
                    if (standIn >= 0) {
                        rows.add(new Owed.Row(tree.position(standIn), ordinal, 0, true, 0));
                    }
                }
            }
        }
    }
}
