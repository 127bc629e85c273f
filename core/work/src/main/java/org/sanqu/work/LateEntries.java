package org.sanqu.work;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.platform.Store;
import org.sanqu.api.work.LateEntry;

/** Compares the day of events, or the end of periods, with the day on which they were entered. Thread-safe. */
@Component(service = LateEntries.class)
public final class LateEntries {

    private static final int DAYS_OF_EVENTS = 7;
    private static final int LONGEST = 1_100;
    private static final int CHUNK = 200;
    /** Around which every period is one. */
    private static final LocalDate EARLIEST = LocalDate.of(1901, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2999, 1, 1);
    private static final int MOST_KEPT = 256;

    private final Store store;
    private final Filed filed;
    private final ZoneId zone;
    private final Map<Key, Counted> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counted> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Key(String version, Period range) {}

    /** Numbers of one form by organisation: how many were entered, and how many of them late. */
    private record Counted(long revision, Map<Long, long[]> numbers) {}

    /**
     * A day or a period as the database has it, behind whose end the days begin that an entry may take.
     *
     * @param from the first of its days that is asked for
     * @param to the last of them
     */
    private record Stretch(String about, LocalDate from, LocalDate to, LocalDate end) {}

    @Activate
    public LateEntries(@Reference Store store, @Reference Filed filed, @Reference Ledgers ledgers) {
        this.store = store;
        this.filed = filed;
        this.zone = ledgers.clock().getZone();
    }

    /** Of a form in the subtree; empty when nothing was entered. */
    Optional<LateEntry> of(Form form, Hierarchy tree, long organisation, Period range) {
        int top = tree.ordinal(organisation);
        return top < 0
                ? Optional.empty()
                : sum(form, tree, top, within(form, tree, top, range).values());
    }

    /** Of the organisation itself and of each part below it, those that entered anything. */
    List<LateEntry> parts(Form form, Hierarchy tree, long organisation, Period range) {
        int top = tree.ordinal(organisation);
        if (top < 0) {
            return List.of();
        }
        NavigableMap<Integer, long[]> numbers = within(form, tree, top, range);
        int first = tree.position(top);
        List<LateEntry> parts = new ArrayList<>();
        sum(form, tree, top, numbers.headMap(first, true).values()).ifPresent(parts::add);
        for (int next = first + 1; next < tree.end(top); next = tree.end(tree.at(next))) {
            int part = tree.at(next);
            sum(form, tree, part, numbers.subMap(next, tree.end(part)).values()).ifPresent(parts::add);
        }
        return parts;
    }

    /** The numbers of a subtree by position; what has closed since stands for whatever took its place. */
    private NavigableMap<Integer, long[]> within(Form form, Hierarchy tree, int top, Period range) {
        NavigableMap<Integer, long[]> found = new TreeMap<>();
        numbers(form, range).forEach((organisation, number) -> {
            int there = tree.standIn(organisation);
            if (there >= 0 && tree.contains(top, there)) {
                found.merge(tree.position(there), number, (one, other) ->
                        new long[] {one[0] + other[0], one[1] + other[1]});
            }
        });
        return found;
    }

    private static Optional<LateEntry> sum(Form form, Hierarchy tree, int top, Collection<long[]> numbers) {
        long entered = numbers.stream().mapToLong(number -> number[0]).sum();
        long late = numbers.stream().mapToLong(number -> number[1]).sum();
        return entered == 0
                ? Optional.empty()
                : Optional.of(new LateEntry(tree.organisation(top), form.id(), days(form), entered, late));
    }

    private static int days(Form form) {
        return form.cadence() == Cadence.EVENT && form.dueDays() == 0 ? DAYS_OF_EVENTS : form.dueDays();
    }

    private Map<Long, long[]> numbers(Form form, Period range) {
        if (ChronoUnit.DAYS.between(range.from(), range.to()) > LONGEST) {
            throw new Refusal(Refusal.Reason.INVALID, "work.range-long", LONGEST);
        }
        Key key = new Key(form.version(), range);
        long revision = filed.revision(form.id());
        synchronized (kept) {
            Counted before = kept.get(key);
            if (before != null && before.revision == revision) {
                return before.numbers;
            }
        }
        Map<Long, long[]> numbers = count(form, range);
        synchronized (kept) {
            kept.put(key, new Counted(revision, numbers));
        }
        return numbers;
    }

    private Map<Long, long[]> count(Form form, Period range) {
        List<Stretch> stretches = stretches(form, range);
        Map<Long, long[]> numbers = new HashMap<>();
        for (int i = 0; i < stretches.size(); i += CHUNK) {
            List<Stretch> some = stretches.subList(i, Math.min(stretches.size(), i + CHUNK));
            List<Object> args = new ArrayList<>();
            for (Stretch stretch : some) {
                args.add(stretch.about);
                args.add(stretch.from);
                args.add(stretch.to);
                args.add(
                        stretch.end.plusDays(days(form) + 1L).atStartOfDay(zone).toInstant());
            }
            args.add(form.id());
            store.read(sql -> {
                sql.each(
                        query(form, some.size()),
                        row -> {
                            long[] number = numbers.computeIfAbsent(row.number("organisation"), id -> new long[2]);
                            number[0] += row.number("entered");
                            number[1] += row.number("late");
                        },
                        args.toArray());
                return null;
            });
        }
        return numbers;
    }

    private static String query(Form form, int stretches) {
        boolean event = form.cadence() == Cadence.EVENT;
        return "with stretch (about, from_on, to_on, late_at) as (values "
                + String.join(", ", Collections.nCopies(stretches, "(?, ?, ?, ?)"))
                + ") select s.organisation, count(*) as entered,"
                + " sum(case when s.submitted_at >= t.late_at then 1 else 0 end) as late"
                // SQLite takes the two of a cross join in this order; the equality beside the bounds is what PostgreSQL
                // goes by
                + " from stretch t cross join submission s where s.form = ?"
                + " and s.day >= t.from_on and s.day <= t.to_on and t.about = " + (event ? "s.day" : "s.period")
                + " and s.state <> 'voided'"
                + (event ? " and s.period is null" : "")
                // what was imported as history was handed in some other way when it was due
                + " and not exists (select 1 from submission_history h where h.batch = s.batch and h.until >= s.day)"
                + " group by s.organisation";
    }

    /** Each day of an event, or each period; none of a form that is filled in once. */
    private static List<Stretch> stretches(Form form, Period range) {
        List<Stretch> stretches = new ArrayList<>();
        if (form.cadence() == Cadence.EVENT) {
            range.from()
                    .datesUntil(range.to().plusDays(1))
                    .forEach(day -> stretches.add(new Stretch(day.toString(), day, day, day)));
        }
        form.cadence().period().ifPresent(kind -> {
            LocalDate day = range.from().isBefore(EARLIEST) ? EARLIEST : range.from();
            while (!day.isAfter(range.to()) && day.isBefore(LATEST)) {
                Period period = Period.of(kind, day);
                LocalDate to = period.to().isAfter(range.to()) ? range.to() : period.to();
                stretches.add(new Stretch(period.toString(), day, to, period.to()));
                day = period.to().plusDays(1);
            }
        });
        return stretches;
    }
}
