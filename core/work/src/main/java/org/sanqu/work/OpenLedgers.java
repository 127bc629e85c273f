package org.sanqu.work;

import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.module.Modules;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Ledgers for who may read them. Thread-safe. */
@Component(service = OpenLedgers.class)
public final class OpenLedgers {

    private final Modules modules;
    private final Ledgers ledgers;
    private final OwnPlaces places;

    @Activate
    public OpenLedgers(@Reference Modules modules, @Reference Ledgers ledgers, @Reference OwnPlaces places) {
        this.modules = modules;
        this.ledgers = ledgers;
        this.places = places;
    }

    /**
     * A form that is served.
     *
     * @throws Refusal NOT_FOUND when it is not
     */
    Form form(String form) {
        return modules.catalogue()
                .form(Objects.requireNonNullElse(form, ""))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "form.not-found", String.valueOf(form)));
    }

    /**
     * How all stand.
     *
     * @throws Refusal FORBIDDEN without READ on the organisation; INVALID for a period for which the form is not due
     */
    Ledger of(Caller caller, String form, Period period, long organisation) {
        places.access().require(caller, Permission.READ, organisation);
        Form present = form(form);
        ledgers.terms(present).require(period, ledgers.today());
        return ledgers.of(present, period);
    }

    Iterable<Form> forms() {
        return modules.catalogue().forms();
    }
}
