package org.sanqu.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Subject;
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Applicability;
import org.sanqu.api.work.Due;

/** What a few organisations themselves have still to fill in, kept form by form until something of the form changes, a minute at most. Thread-safe. */
@Component(service = OwnDues.class)
public final class OwnDues {

    /** So far back something is still asked for on work lists; completeness shows all. */
    private static final int LOOK_BACK_YEARS = 2;

    private static final int MOST_PERIODS = 60;
    /** Of forms about members, for which all members are looked at. */
    private static final int MOST_PERIODS_OF_MEMBERS = 12;

    private static final int MOST_KEPT = 500;

    /** What is submitted at another node on the same database is seen after so long. */
    static final Duration KEPT = Duration.ofMinutes(1);

    private final Modules modules;
    private final Applicability applicability;
    private final Ledgers ledgers;
    private final Map<Set<Long>, Desk> desks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<Long>, Desk> eldest) {
            return size() > MOST_KEPT;
        }
    };

    @Activate
    public OwnDues(@Reference Modules modules, @Reference Applicability applicability, @Reference Ledgers ledgers) {
        this.modules = modules;
        this.applicability = applicability;
        this.ledgers = ledgers;
    }

    /** What is open or overdue; what was returned is not among it. The same list as long as nothing changes. */
    List<Due> of(Collection<Long> organisations) {
        Desk desk;
        synchronized (desks) {
            desk = desks.computeIfAbsent(Set.copyOf(organisations), Desk::new);
        }
        return desk.dues();
    }

    /**
     * What is owed of one form.
     *
     * @param until the moment at which time alone changes something, or it is to be looked at again
     */
    private record Part(Ledgers.State of, Instant until, List<Due> dues) {}

    /** What some organisations owe. */
    private final class Desk {

        private final Set<Long> organisations;
        private Map<String, Part> parts = Map.of();
        private List<Due> all = List.of();

        Desk(Set<Long> organisations) {
            this.organisations = organisations;
        }

        synchronized List<Due> dues() {
            Instant now = ledgers.clock().instant();
            Map<String, Part> present = new HashMap<>();
            for (Form form : modules.catalogue().forms()) {
                if (form.cadence() != Cadence.EVENT) {
                    Part before = parts.get(form.id());
                    Ledgers.State state = ledgers.state(form);
                    boolean holds = before != null && before.of.equals(state) && !now.isAfter(before.until);
                    present.put(form.id(), holds ? before : new Round(form, now.plus(KEPT)).part(state));
                }
            }
            if (!present.equals(parts)) {
                List<Due> dues = new ArrayList<>();
                present.values().forEach(part -> dues.addAll(part.dues));
                all = all.equals(dues) ? all : List.copyOf(dues);
            }
            parts = present;
            return all;
        }

        /** One round through the periods of a form. */
        private final class Round {

            private final Form form;
            private final boolean ofMembers;
            private final LocalDate today = ledgers.today();
            private final List<Due> dues = new ArrayList<>();
            private Instant until;

            Round(Form form, Instant until) {
                this.form = form;
                this.until = until;
                this.ofMembers = form.subject() == Subject.MEMBER;
            }

            Part part(Ledgers.State state) {
                int most = ofMembers ? MOST_PERIODS_OF_MEMBERS : MOST_PERIODS;
                ledgers.terms(form)
                        .periods(today, today.minusYears(LOOK_BACK_YEARS), most)
                        .forEach(this::add);
                return new Part(state, until, List.copyOf(dues));
            }

            private void add(Period period) {
                LocalDate day = Terms.known(period, today);
                List<Long> asked = organisations.stream()
                        .filter(organisation ->
                                applicability.to(organisation, day).test(form))
                        .toList();
                if (!asked.isEmpty()) {
                    Ledger ledger = ofMembers ? ledgers.of(form, period) : ledgers.some(form, period, asked);
                    asked.forEach(organisation -> take(ledger, organisation));
                    until = ledger.until().isBefore(until) ? ledger.until() : until;
                }
            }

            private void take(Ledger ledger, long organisation) {
                Hierarchy tree = ledger.owed().tree();
                int ordinal = tree.ordinal(organisation);
                if (ordinal < 0) {
                    return;
                }
                int end = ledger.owed().first(tree.position(ordinal) + 1);
                for (int row = ledger.owed().first(tree.position(ordinal)); row < end; row++) {
                    Due.State state = ledger.state(row);
                    if ((state == Due.State.OPEN || state == Due.State.OVERDUE)
                            && ledger.owed().organisation(row) == organisation) {
                        dues.add(ledger.due(row));
                    }
                }
            }
        }
    }
}
