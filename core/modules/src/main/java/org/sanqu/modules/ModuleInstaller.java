package org.sanqu.modules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.sanqu.api.Fault;

/** Puts the bundles of the deploy folder's modules into the framework and out of it; never touches another. */
final class ModuleInstaller {
    private final BundleContext context;
    private final ServedModules modules;

    ModuleInstaller(BundleContext context, ServedModules modules) {
        this.context = context;
        this.modules = modules;
    }

    /**
     * Installs and starts a module beside what is there; the extender has switched to it when this returns.
     *
     * @return why it is not served; empty when it is. Then nothing of it is left
     */
    List<Fault> install(Deployed module) {
        try (InputStream in = Files.newInputStream(module.jar().path())) {
            Bundle bundle = context.installBundle(module.location(), in);
            bundle.start();
        } catch (BundleException | IOException e) {
            uninstall(module.location());
            return List.of(Fault.at("", "modules.start-failed", String.valueOf(e.getMessage())));
        }
        if (isServed(module)) {
            return List.of();
        }
        List<Fault> faults = modules.faults(module.location());
        uninstall(module.location());
        // a framework that goes down, or whose start level is too low, says nothing and starts nothing
        return faults.isEmpty() ? List.of(Fault.at("", "modules.not-started")) : faults;
    }

    /** Runs a module's code beside what is served, so that its migration can be tried out; says why when it does not start. */
    List<Fault> tryOut(Deployed module) {
        try (InputStream in = Files.newInputStream(module.jar().path())) {
            context.installBundle(module.waitingLocation(), in).start();
            return List.of();
        } catch (BundleException | IOException e) {
            uninstall(module.waitingLocation());
            return List.of(Fault.at("", "modules.start-failed", String.valueOf(e.getMessage())));
        }
    }

    /** Ends what was tried out of a module; null ends all. */
    void endTrial(String id) {
        Stream.of(context.getBundles())
                .map(Bundle::getLocation)
                .filter(location -> location.startsWith(Origin.WAITING + (id == null ? "" : id + "/")))
                .forEach(this::uninstall);
    }

    boolean isServed(Deployed module) {
        return modules.serves(module.location());
    }

    /** Uninstalls every bundle of the deploy folder that has an id, but for one location; null spares none. */
    void uninstallOthers(String id, String but) {
        deployed()
                .filter(location -> location.startsWith(Origin.DEPLOYED + id + "/") && !location.equals(but))
                .forEach(this::uninstall);
    }

    /** Uninstalls every bundle of the deploy folder that is not among these. */
    void uninstallAllBut(Set<String> locations) {
        deployed().filter(location -> !locations.contains(location)).forEach(this::uninstall);
    }

    private Stream<String> deployed() {
        return Stream.of(context.getBundles())
                .map(Bundle::getLocation)
                .filter(location -> location.startsWith(Origin.DEPLOYED));
    }

    private void uninstall(String location) {
        Bundle bundle = context.getBundle(location);
        if (bundle == null) {
            return;
        }
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw new IllegalStateException(location, e);
        }
    }
}
