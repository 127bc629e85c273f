package org.sanqu.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

/** What a few organisations themselves have still to fill in. Thread-safe. */
@Component(service = OwnDues.class)
public final class OwnDues {

    /** So many periods back something is still asked for on work lists; completeness shows all. */
    private static final int LOOK_BACK = 12;

    private final Modules modules;
    private final Applicability applicability;
    private final Ledgers ledgers;

    @Activate
    public OwnDues(@Reference Modules modules, @Reference Applicability applicability, @Reference Ledgers ledgers) {
        this.modules = modules;
        this.applicability = applicability;
        this.ledgers = ledgers;
    }

    /** What is open or overdue; what was returned is not among it. */
    List<Due> of(Collection<Long> organisations) {
        return new Round(organisations).dues();
    }

    /** One round through all forms. */
    private final class Round {

        private final Collection<Long> organisations;
        private final LocalDate today = ledgers.today();
        private final Map<String, Predicate<Form>> applies = new HashMap<>();

        Round(Collection<Long> organisations) {
            this.organisations = organisations;
        }

        List<Due> dues() {
            List<Due> dues = new ArrayList<>();
            for (Form form : modules.catalogue().forms()) {
                List<Long> asked = form.cadence() == Cadence.EVENT ? List.of() : asked(form, today, organisations);
                if (!asked.isEmpty()) {
                    ledgers.terms(form).periods(today, LOOK_BACK).forEach(period -> add(form, period, asked, dues));
                }
            }
            return dues;
        }

        private List<Long> asked(Form form, LocalDate day, Collection<Long> among) {
            return among.stream()
                    .filter(organisation -> applies.computeIfAbsent(
                                    organisation + " " + day, key -> applicability.to(organisation, day))
                            .test(form))
                    .toList();
        }

        private void add(Form form, Period period, List<Long> now, List<Due> dues) {
            LocalDate day = Terms.known(period, today);
            List<Long> asked = day.equals(today) ? now : asked(form, day, now);
            if (asked.isEmpty()) {
                return;
            }
            Ledger ledger =
                    form.subject() == Subject.MEMBER ? ledgers.of(form, period) : ledgers.some(form, period, asked);
            for (long organisation : asked) {
                take(ledger, organisation, dues);
            }
        }

        private void take(Ledger ledger, long organisation, List<Due> dues) {
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
