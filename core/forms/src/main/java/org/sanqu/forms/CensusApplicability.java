package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.form.Form;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Applicability;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Store;

/** Who fills a form in, from types, sectors, hierarchies and codes, and from the census where the form asks for more. */
@Component(service = Applicability.class)
public final class CensusApplicability implements Applicability {

    private static final int FORMS = 512;
    private static final int DAYS = 32;
    private static final int ONES = 8_192;
    private static final int CODES = 500;

    private final Store store;
    private final Hierarchies hierarchies;
    private final Known known;
    private final Map<Asked, Answer> answers = Collections.synchronizedMap(new Latest<>(FORMS));
    private final Map<LocalDate, Pictured> pictures = Collections.synchronizedMap(new Latest<>(DAYS));
    private final Map<String, Where> conditions = Collections.synchronizedMap(new Latest<>(FORMS));
    private final Map<Alone, Optional<OneOrganisation>> ones = Collections.synchronizedMap(new Latest<>(ONES));
    private volatile Changed changed;

    /** Stamps say of what state of the organisations something was made. */
    private record Asked(String version, LocalDate day) {}

    private record Answer(long stamp, Hierarchy tree, BitSet filling) {}

    private record Alone(long organisation, LocalDate day, long stamp) {}

    private record Changed(long stamp, LocalDate day, Transformations transformations) {}

    private record Pictured(long stamp, OrganisationPicture picture) {}

    @Activate
    public CensusApplicability(@Reference Store store, @Reference Hierarchies hierarchies, @Reference Known known) {
        this.store = store;
        this.hierarchies = hierarchies;
        this.known = known;
    }

    @Override
    public LongPredicate of(Form form, LocalDate day) {
        Asked asked = new Asked(form.version(), day);
        long stamp = stamp(form.appliesTo());
        Answer before = answers.get(asked);
        Answer answer = before != null && before.stamp == stamp ? before : answer(form, day, stamp);
        answers.put(asked, answer);
        return organisation -> {
            int ordinal = answer.tree.ordinal(organisation);
            return ordinal >= 0 && answer.filling.get(ordinal);
        };
    }

    /** Only a condition over the census depends on more than the organisations themselves. */
    private long stamp(AppliesTo asked) {
        long own = hierarchies.revision();
        return asked.where() == null
                ? own
                : own + known.all(Source.ORGANISATIONS).map(Census::revision).orElse(0L);
    }

    private Answer answer(Form form, LocalDate day, long stamp) {
        AppliesTo asked = form.appliesTo();
        OrganisationPicture picture = picture(day);
        Hierarchy tree = picture.tree();
        BitSet filling = picture.covered(asked);
        if (!asked.organisations().isEmpty()) {
            filling.and(addressed(asked.organisations(), tree));
        }
        if (!asked.hierarchies().isEmpty()) {
            List<Hierarchy> others = hierarchies(asked, day);
            retain(filling, ordinal -> isIn(others, tree.organisation(ordinal)));
        }
        if (asked.where() != null && !filling.isEmpty()) {
            BitSet meeting = meeting(form, day, tree, filling);
            filling.and(meeting);
        }
        return new Answer(stamp, tree, filling);
    }

    private OrganisationPicture picture(LocalDate day) {
        long stamp = hierarchies.revision();
        Pictured before = pictures.get(day);
        if (before != null && before.stamp == stamp) {
            return before.picture;
        }
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        OrganisationPicture picture = store.read(sql -> OrganisationPicture.read(sql, tree, day));
        pictures.put(day, new Pictured(stamp, picture));
        return picture;
    }

    private BitSet addressed(Set<String> codes, Hierarchy tree) {
        BitSet addressed = new BitSet(tree.size());
        List<String> all = List.copyOf(codes);
        store.read(sql -> {
            for (int i = 0; i < all.size(); i += CODES) {
                List<String> some = all.subList(i, Math.min(all.size(), i + CODES));
                String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
                sql.each(
                        "select id from organisation where code in (" + marks + ")",
                        row -> Optional.of(tree.ordinal(row.number("id")))
                                .filter(ordinal -> ordinal >= 0)
                                .ifPresent(addressed::set),
                        some.toArray());
            }
            return null;
        });
        return addressed;
    }

    private List<Hierarchy> hierarchies(AppliesTo asked, LocalDate day) {
        return asked.hierarchies().stream()
                .map(name -> hierarchies.asOf(name, day))
                .toList();
    }

    private static boolean isIn(List<Hierarchy> hierarchies, long organisation) {
        return hierarchies.stream().anyMatch(one -> one.ordinal(organisation) >= 0);
    }

    private static void retain(BitSet ordinals, IntPredicate condition) {
        for (int i = ordinals.nextSetBit(0); i >= 0; i = ordinals.nextSetBit(i + 1)) {
            if (!condition.test(i)) {
                ordinals.clear(i);
            }
        }
    }

    private BitSet meeting(Form form, LocalDate day, Hierarchy tree, BitSet among) {
        Where where = condition(form);
        BitSet meeting = new BitSet(tree.size());
        known.all(Source.ORGANISATIONS)
                .ifPresent(census -> census.each(day, (organisation, id, attributes) -> {
                    int ordinal = tree.ordinal(id);
                    if (ordinal >= 0 && among.get(ordinal) && where.test(attributes)) {
                        meeting.set(ordinal);
                    }
                }));
        return meeting;
    }

    private Where condition(Form form) {
        return conditions.computeIfAbsent(
                form.version(), version -> new Where(form.appliesTo().where()));
    }

    /** Looks at the one alone, so that many days and forms can be asked about. */
    @Override
    public Predicate<Form> to(long organisation, LocalDate day) {
        Supplier<Optional<OneOrganisation>> one = once(() -> one(organisation, day));
        Supplier<Optional<JsonNode>> attributes = once(() -> known.of(Source.ORGANISATIONS, day, organisation));
        return form -> {
            AppliesTo asked = form.appliesTo();
            return one.get().filter(each -> each.isAsked(asked)).isPresent()
                    && (asked.hierarchies().isEmpty() || isIn(hierarchies(asked, day), organisation))
                    && (asked.where() == null
                            || attributes.get().filter(condition(form)::test).isPresent());
        };
    }

    private Optional<OneOrganisation> one(long organisation, LocalDate day) {
        Alone alone = new Alone(organisation, day, hierarchies.revision());
        Optional<OneOrganisation> before = ones.get(alone);
        if (before != null) {
            return before;
        }
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        Optional<OneOrganisation> read = store.read(sql -> OneOrganisation.read(sql, tree, organisation, day));
        ones.put(alone, read);
        return read;
    }

    @Override
    public Map<Long, LocalDate> since(Form form) {
        AppliesTo asked = form.appliesTo();
        if (asked.types().isEmpty() && asked.sectors().isEmpty()) {
            return Map.of();
        }
        LocalDate today = LocalDate.now();
        OrganisationPicture picture = picture(today);
        Changed present = changed;
        if (present == null || present.stamp != hierarchies.revision() || !present.day.equals(today)) {
            present = new Changed(hierarchies.revision(), today, store.read(sql -> Transformations.read(sql, today)));
            changed = present;
        }
        return present.transformations.since(asked, picture);
    }

    private static <T> Supplier<T> once(Supplier<T> ask) {
        return new Supplier<>() {
            private T answer;

            @Override
            public T get() {
                if (answer == null) {
                    answer = ask.get();
                }
                return answer;
            }
        };
    }
}
