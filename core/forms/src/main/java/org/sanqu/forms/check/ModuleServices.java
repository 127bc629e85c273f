package org.sanqu.forms.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentServiceObjects;
import org.sanqu.api.form.ForForm;
import org.sanqu.api.module.Module;
import org.sanqu.forms.check.ModuleCode.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What modules bring as services of a kind, each for a form of its own module. Thread-safe. */
public final class ModuleServices<T> {

    private static final Logger LOG = LoggerFactory.getLogger(ModuleServices.class);

    /** In the order in which they came. */
    private final Map<Object, ModuleCode<T>> all = new LinkedHashMap<>();

    /** Takes a service. */
    public void bind(ComponentServiceObjects<T> service) {
        Bundle bundle = service.getServiceReference().getBundle();
        String form = String.valueOf(service.getServiceReference().getProperty(ForForm.PROPERTY));
        if (bundle != null) {
            Origin origin = Origin.of(bundle);
            bind(service, new ModuleCode<>(origin, form, service::getService, service::ungetService));
        }
    }

    /** Takes code that is there already. */
    public void bind(Origin origin, String form, T code) {
        bind(code, new ModuleCode<>(origin, form, () -> code, one -> {}));
    }

    private synchronized void bind(Object key, ModuleCode<T> code) {
        if (code.form().startsWith(code.origin().module() + "/")) {
            all.put(key, code);
        } else {
            LOG.warn("{} brings code for {}, which is no form of its own", code.origin(), code.form());
        }
    }

    /** Lets go of a service; tells what was known of it. */
    public Optional<ModuleCode<T>> unbind(ComponentServiceObjects<T> service) {
        Optional<ModuleCode<T>> gone;
        synchronized (this) {
            gone = Optional.ofNullable(all.remove(service));
        }
        gone.ifPresent(ModuleCode::close);
        return gone;
    }

    /** What a version of a module brings for a form, that which is only there to be tried out included. */
    public synchronized List<ModuleCode<T>> of(Module module, String form) {
        return all.values().stream()
                .filter(code -> code.form().equals(form) && code.origin().isOf(module))
                .toList();
    }
}
