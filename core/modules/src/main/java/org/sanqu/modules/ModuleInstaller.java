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
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.Refusal.Reason;
import org.sanqu.api.form.MigrationStep;
import org.sanqu.api.platform.UpdateGuard.Verdict;

/** Puts the bundles of the deploy folder's modules into the framework and out of it; never touches another. */
final class ModuleInstaller {
    private final BundleContext context;
    private final ServedModules modules;

    ModuleInstaller(BundleContext context, ServedModules modules) {
        this.context = context;
        this.modules = modules;
        String[] hooks = {FindHook.class.getName(), EventListenerHook.class.getName()};
        context.registerService(hooks, new TrialServices(), null);
    }

    /**
     * Whether a module has to wait since it touches data on hand: then it waits from now on, and what is served goes on.
     *
     * @throws Refusal INVALID when it must not be served at all
     */
    boolean waits(Deployed module, Reading reading) {
        String hash = module.jar().hash();
        Verdict verdict = modules.data().examine(reading.module(), hash);
        if (!verdict.faults().isEmpty()) {
            throw refusal(verdict.faults());
        }
        if (verdict.waits()) {
            tryOut(module, reading);
            modules.await(new Waiting(Origin.ofFile(module.file()), reading, hash), verdict.touched());
        }
        return verdict.waits();
    }

    /** Runs a module's code beside what is served where its migration can only be tried out with it. */
    private void tryOut(Deployed module, Reading reading) {
        boolean code = reading.module().migrations().stream()
                .anyMatch(migration -> migration.steps().contains(new MigrationStep.Java()));
        if (code) {
            start(module, module.waitingLocation());
        }
    }

    /**
     * Installs and starts a module beside what is there; the extender has switched to it when this returns.
     *
     * @throws Refusal INVALID when it is not served; then nothing of it is left
     */
    void install(Deployed module) {
        start(module, module.location());
        if (isServed(module)) {
            return;
        }
        List<Fault> faults = modules.faults(module.location());
        uninstall(module.location());
        // a framework that goes down, or whose start level is too low, says nothing and starts nothing
        throw refusal(faults.isEmpty() ? List.of(Fault.at("", "modules.not-started")) : faults);
    }

    private void start(Deployed module, String location) {
        try (InputStream in = Files.newInputStream(module.jar().path())) {
            context.installBundle(location, in).start();
        } catch (BundleException | IOException e) {
            uninstall(location);
            throw refusal(List.of(Fault.at("", "modules.start-failed", String.valueOf(e.getMessage()))));
        }
    }

    static Refusal refusal(List<Fault> faults) {
        return new Refusal(Reason.INVALID, faults.get(0).reason(), faults);
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
