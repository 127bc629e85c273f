package org.sanqu.modules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.sanqu.api.form.SubmissionMigration;

/**
 * Hides what bundles bring that run only so that an update can be tried out: nobody but the bundle itself sees it, save for migrations,
 * which are what is tried out.
 */
final class TrialServices implements FindHook, EventListenerHook {

    private static final String MIGRATION = SubmissionMigration.class.getName();

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean all,
            Collection<ServiceReference<?>> references) {
        references.removeIf(reference -> hides(reference, context.getBundle()));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        listeners.keySet().removeIf(context -> hides(event.getServiceReference(), context.getBundle()));
    }

    private static boolean hides(ServiceReference<?> reference, Bundle seeker) {
        Bundle owner = reference.getBundle();
        return owner != null
                && !owner.equals(seeker)
                && owner.getLocation().startsWith(Origin.WAITING)
                && !List.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
                        .contains(MIGRATION);
    }
}
