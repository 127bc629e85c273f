package org.sanqu.forms.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.form.Filled;
import org.sanqu.api.form.ForForm;
import org.sanqu.api.form.FormCheck;
import org.sanqu.api.form.Remarks;
import org.sanqu.forms.FormText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks that modules bring as services. Thread-safe. */
@Component(service = ModuleChecks.class)
public final class ModuleChecks {

    private static final Logger LOG = LoggerFactory.getLogger(ModuleChecks.class);
    private static final int MOST = 50;
    private static final int THREADS = 4;

    private final Map<ComponentServiceObjects<FormCheck>, Registered> services = new ConcurrentHashMap<>();
    private final List<Registered> checks = Collections.synchronizedList(new ArrayList<>());
    private final TimeLimited limit;

    private record Registered(String form, FormCheck check) {}

    public ModuleChecks() {
        this(Duration.ofSeconds(1));
    }

    ModuleChecks(Duration limit) {
        this.limit = new TimeLimited(limit, THREADS);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, service = FormCheck.class)
    public void bindCheck(ComponentServiceObjects<FormCheck> service) {
        Object form = service.getServiceReference().getProperty(ForForm.PROPERTY);
        Registered registered = new Registered(String.valueOf(form), (filled, remarks) -> {
            // Here and not before, since even to construct it is to run the module's code.
            FormCheck check = service.getService();
            try {
                check.check(filled, remarks);
            } finally {
                service.ungetService(check);
            }
        });
        services.put(service, registered);
        checks.add(registered);
    }

    public void unbindCheck(ComponentServiceObjects<FormCheck> service) {
        checks.remove(services.remove(service));
    }

    /** Adds a check of a form, as if a module had brought it. */
    public void add(String form, FormCheck check) {
        checks.add(new Registered(form, check));
    }

    /** Whether there is anything to ask about a form. */
    public boolean has(String form) {
        return !of(form).isEmpty();
    }

    private List<Registered> of(String form) {
        synchronized (checks) {
            return checks.stream().filter(check -> check.form.equals(form)).toList();
        }
    }

    /** What the checks of a form say. */
    public List<Remark> ask(Filled filled) {
        List<Remark> remarks = new ArrayList<>();
        of(filled.form().id()).forEach(check -> remarks.addAll(ask(check, filled)));
        return remarks;
    }

    private List<Remark> ask(Registered check, Filled filled) {
        Gathered gathered = new Gathered();
        try {
            limit.run(check.form, () -> {
                check.check.check(filled, gathered);
                return true;
            });
            return gathered.remarks();
        } catch (TimeLimited.Failed e) {
            LOG.warn("The check of {} did not come to its end", check.form, e);
            FormText title = new FormText(filled.form(), "/title", filled.form().name());
            return List.of(new Remark(true, "", Message.of("form.check-" + e.kind(), title)));
        }
    }

    /** What one check said; what it says after it was given up is not heard. */
    private static final class Gathered implements Remarks {

        private final List<Remark> said = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void error(String at, Text reason) {
            add(true, at, reason);
        }

        @Override
        public void warning(String at, Text reason) {
            add(false, at, reason);
        }

        private void add(boolean severe, String at, Text reason) {
            if (said.size() < MOST) {
                said.add(new Remark(severe, at, Message.of("form.own", reason)));
            }
        }

        List<Remark> remarks() {
            return List.copyOf(said);
        }
    }
}
