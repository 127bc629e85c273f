package org.sanqu.forms.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.form.Filled;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormCheck;
import org.sanqu.api.form.Remarks;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.TimeLimit;
import org.sanqu.forms.FormText;
import org.sanqu.forms.check.ModuleCode.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks that modules bring as services. Thread-safe. */
@Component(service = ModuleChecks.class)
public final class ModuleChecks {

    private static final Logger LOG = LoggerFactory.getLogger(ModuleChecks.class);
    private static final int MOST = 50;
    private static final int THREADS = 4;

    private final Modules modules;
    private final TimeLimit limit;
    private final ModuleServices<FormCheck> services = new ModuleServices<>();

    @Activate
    public ModuleChecks(@Reference Modules modules) {
        this(modules, Duration.ofSeconds(1));
    }

    ModuleChecks(Modules modules, Duration limit) {
        this.modules = modules;
        this.limit = new TimeLimit(limit, THREADS);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, service = FormCheck.class)
    public void bindCheck(ComponentServiceObjects<FormCheck> service) {
        services.bind(service);
    }

    public void unbindCheck(ComponentServiceObjects<FormCheck> service) {
        services.unbind(service);
    }

    /** Adds a check of a form, as if a version of a module had brought it. */
    public void add(Origin origin, String form, FormCheck check) {
        services.bind(origin, form, check);
    }

    /** Whether there is anything to ask about a form. */
    public boolean has(Form form) {
        return !of(form).isEmpty();
    }

    /** Only the code of what is served, while an update that waits may run beside it. */
    private List<ModuleCode<FormCheck>> of(Form form) {
        Module served = modules.catalogue().modules().get(form.module());
        return served == null
                ? List.of()
                : services.of(served, form.id()).stream()
                        .filter(check -> !check.origin().trial())
                        .toList();
    }

    /** What the checks of a form say. */
    public List<Remark> ask(Filled filled) {
        List<Remark> remarks = new ArrayList<>();
        of(filled.form()).forEach(check -> remarks.addAll(ask(check, filled)));
        return remarks;
    }

    private List<Remark> ask(ModuleCode<FormCheck> check, Filled filled) {
        Gathered gathered = new Gathered();
        try {
            limit.run(
                    check.form(),
                    () -> check.ask(code -> {
                        code.check(filled, gathered);
                        return true;
                    }));
            return gathered.remarks();
        } catch (TimeLimit.Failed e) {
            LOG.warn("The check of {} did not come to its end", check.form(), e);
            FormText title = new FormText(filled.form(), "/title", filled.form().name());
            return List.of(new Remark(true, "", Message.of(reason(e.kind()), title)));
        }
    }

    private static String reason(TimeLimit.Kind kind) {
        return switch (kind) {
            case FAILED -> "form.check-failed";
            case SLOW -> "form.check-slow";
            case STOPPED -> "form.check-stopped";
        };
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
