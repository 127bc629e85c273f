package org.sanqu.modules;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.sanqu.api.module.CatalogueListener;

/**
 * The extender: serves the modules of started bundles.
 *
 * <p>A bundle that is stopped or uninstalled is withdrawn at once. One that stops in passing, because it is being updated or the
 * framework goes down, goes on being served from the catalogue until its new content was checked.
 */
@Component(immediate = true, service = ModuleBundles.class)
public final class ModuleBundles implements BundleTrackerCustomizer<Bundle> {
    private static final int ALL =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final ServedModules modules;
    private final TimedReader reader;
    private final BundleTracker<Bundle> tracker;

    /** When the content that was offered last came into each bundle, by bundle. */
    private final Map<Bundle, Long> offered = new ConcurrentHashMap<>();

    @Activate
    public ModuleBundles(BundleContext context, @Reference ServedModules modules) {
        this(context, modules, TimedReader.standard());
    }

    ModuleBundles(BundleContext context, ServedModules modules, TimedReader reader) {
        this.modules = modules;
        this.reader = reader;
        this.tracker = new BundleTracker<>(context, ALL, this);
    }

    /** Begins when all listeners that are there already are bound, so that each hears of every module. */
    @Activate
    void open() {
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(CatalogueListener listener) {
        modules.listen(listener);
    }

    void removeListener(CatalogueListener listener) {
        modules.unlisten(listener);
    }

    @Override
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        if (!isModule(bundle)) {
            return null;
        }
        look(bundle);
        return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        look(bundle);
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        if (bundle.getState() == Bundle.UNINSTALLED) {
            withdraw(bundle);
        }
    }

    private static boolean isModule(Bundle bundle) {
        return !bundle.getLocation().startsWith(Origin.WAITING)
                && !new Headers(ModuleBundle.headers(bundle)).extenderFilters().isEmpty();
    }

    private void look(Bundle bundle) {
        switch (bundle.getState()) {
            case Bundle.ACTIVE -> offer(bundle);
            case Bundle.STARTING -> {}
            default -> {
                if (!bundle.adapt(BundleStartLevel.class).isPersistentlyStarted()) {
                    withdraw(bundle);
                }
            }
        }
    }

    private void offer(Bundle bundle) {
        long content = bundle.getLastModified();
        if (Long.valueOf(content).equals(offered.put(bundle, content))) {
            return;
        }
        Headers headers = new Headers(ModuleBundle.headers(bundle));
        if (headers.extenderFilters().isEmpty()) {
            withdraw(bundle);
            return;
        }
        modules.admit(Origin.ofBundle(bundle.getLocation(), headers), read(bundle));
    }

    private Reading read(Bundle bundle) {
        try {
            return reader.read(ModuleBundle.read(bundle));
        } catch (IOException | IllegalStateException e) {
            return TimedReader.failed(ModuleBundle.headers(bundle), e);
        }
    }

    private void withdraw(Bundle bundle) {
        offered.remove(bundle);
        if (modules.withdraw(bundle.getLocation())) {
            offerOthers();
        }
    }

    /** Offers again what was refused, perhaps because the one that is gone was in its place. */
    private void offerOthers() {
        for (Bundle other : offered.keySet()) {
            if (other.getState() == Bundle.ACTIVE && !modules.serves(other.getLocation())) {
                offered.remove(other);
                offer(other);
            }
        }
    }
}
