package org.sanqu.modules;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deploy folder: a jar that is put there is served, one that is replaced is updated, one that is deleted is gone.
 *
 * <p>What is in the folder decides. A bad jar changes nothing: what was good under its name before goes on being served, also
 * after a restart, from the copy that is kept below {@code modules/}. Of several files with one module the highest version
 * serves. Thread-safe.
 */
@Component(
        immediate = true,
        service = {ArtifactInstaller.class, DeployFolder.class})
public final class DeployFolder implements ArtifactInstaller {
    private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);

    private final Path folder;
    private final KeptJars kept;
    private final ServedModules modules;
    private final ModuleInstaller installer;
    private final TimeLimit limit = TimeLimit.standard();
    private final Map<String, Deployed> deployed = new HashMap<>();

    /** Begins after the extender, so that what is started here is served at once. */
    @Activate
    public DeployFolder(
            BundleContext context,
            @Reference Store store,
            @Reference ServedModules modules,
            @Reference ModuleBundles bundles)
            throws IOException {
        this.folder =
                Files.createDirectories(store.directory().resolve("deploy")).toRealPath();
        this.kept = new KeptJars(store.directory().resolve("modules"));
        this.modules = modules;
        this.installer = new ModuleInstaller(context, modules);
        restore();
    }

    /** The folder that is watched. */
    Path folder() {
        return folder;
    }

    @Override
    public boolean canHandle(File artifact) {
        return artifact.getName().endsWith(".jar")
                && folder.equals(artifact.toPath().getParent());
    }

    @Override
    public void install(File artifact) throws IOException {
        deploy(artifact.toPath());
    }

    @Override
    public void update(File artifact) throws IOException {
        deploy(artifact.toPath());
    }

    @Override
    public synchronized void uninstall(File artifact) throws IOException {
        String name = artifact.getName();
        modules.withdraw(name);
        Deployed gone = deployed.remove(name);
        if (gone != null) {
            settle(gone.id());
        }
        kept.forget(name, null);
    }

    /** Lets go of what was deleted while nobody watched. */
    synchronized void forgetDeleted() throws IOException {
        for (String name : List.copyOf(deployed.keySet())) {
            if (!Files.exists(folder.resolve(name))) {
                uninstall(folder.resolve(name).toFile());
            }
        }
    }

    private synchronized void deploy(Path file) throws IOException {
        String name = file.getFileName().toString();
        KeptJars.Jar copy;
        try {
            copy = kept.copy(file);
        } catch (Refusal e) {
            refuse(name, unreadable(e));
            return;
        }
        try {
            deploy(name, copy);
        } finally {
            kept.discard(copy);
        }
    }

    private void deploy(String name, KeptJars.Jar copy) throws IOException {
        modules.withdraw(name);
        Deployed before = deployed.get(name);
        if (before != null && before.jar().hash().equals(copy.hash())) {
            return;
        }
        Reading reading = check(name, copy);
        if (!reading.isGood()) {
            refuse(name, reading);
            return;
        }
        List<Fault> faults = modules.conflict(reading.id(), Origin.ofFile(name));
        if (faults.isEmpty()) {
            faults = accept(name, reading, copy);
        }
        if (!faults.isEmpty()) {
            refuse(name, Reading.refused(reading.id(), reading.version(), reading.title(), faults));
        }
    }

    private Reading check(String name, KeptJars.Jar jar) {
        try {
            return limit.read(ModuleJar.read(jar.path()));
        } catch (Refusal e) {
            return unreadable(e);
        }
    }

    private static Reading unreadable(Refusal why) {
        return Reading.refused("", "", "", why.faults());
    }

    /** Refuses a file; one whose module's id cannot be read is spoken of by the file's name. */
    private void refuse(String name, Reading reading) {
        String id = reading.id().isEmpty() ? name.substring(0, name.length() - ".jar".length()) : reading.id();
        String title = reading.title().isEmpty() ? id : reading.title();
        modules.refuse(Origin.ofFile(name), Reading.refused(id, reading.version(), title, reading.faults()));
    }

    /** Takes a good jar in place of what its name meant before; says why when the framework will not have it. */
    private List<Fault> accept(String name, Reading reading, KeptJars.Jar copy) throws IOException {
        Deployed before = deployed.get(name);
        Deployed now = describe(name, reading, kept.keep(copy, name));
        boolean wins = files(now.id())
                .noneMatch(other -> !other.file().equals(name) && Deployed.PRECEDENCE.compare(other, now) > 0);
        List<Fault> faults = wins ? installer.install(now) : List.of();
        if (!faults.isEmpty()) {
            kept.discard(now.jar());
            return faults;
        }
        deployed.put(name, now);
        settle(now.id());
        if (before != null && !before.id().equals(now.id())) {
            settle(before.id());
        }
        kept.forget(name, now.jar());
        return faults;
    }

    private Deployed describe(String name, Reading reading, KeptJars.Jar jar) {
        long changed = folder.resolve(name).toFile().lastModified();
        return new Deployed(name, reading.id(), Version.parseVersion(reading.version()), changed, jar);
    }

    private Stream<Deployed> files(String id) {
        return deployed.values().stream().filter(one -> one.id().equals(id));
    }

    /** Makes the framework have the one jar of a module that should serve, and no other of that module. */
    private void settle(String id) {
        Optional<Deployed> winner = files(id).max(Deployed.PRECEDENCE);
        while (winner.isPresent() && !installer.isServed(winner.get())) {
            Deployed module = winner.get();
            List<Fault> faults = installer.install(module);
            if (!faults.isEmpty()) {
                deployed.remove(module.file());
                refuse(module.file(), Reading.refused(id, module.version().toString(), id, faults));
                winner = files(id).max(Deployed.PRECEDENCE);
            }
        }
        String serving = winner.map(Deployed::location).orElse(null);
        installer.uninstallOthers(id, serving);
        files(id)
                .filter(one -> !one.location().equals(serving))
                .forEach(one -> LOG.info(
                        "{}",
                        Message.of(
                                "modules.log.waiting",
                                one.file(),
                                id,
                                one.version().toString())));
    }

    /** Brings back what was served when the process ended, but for what was deleted from the folder since. */
    private void restore() throws IOException {
        for (String name : kept.files()) {
            if (Files.isRegularFile(folder.resolve(name))) {
                restore(name);
            } else {
                kept.forget(name, null);
            }
        }
        installer.uninstallAllBut(
                deployed.values().stream().map(Deployed::location).collect(Collectors.toSet()));
        deployed.values().stream().map(Deployed::id).collect(Collectors.toSet()).forEach(this::settle);
    }

    private void restore(String name) throws IOException {
        Optional<KeptJars.Jar> chosen = kept.best(name, folder.resolve(name));
        if (chosen.isEmpty()) {
            return;
        }
        Reading reading = check(name, chosen.get());
        if (reading.isGood()) {
            deployed.put(name, describe(name, reading, chosen.get()));
            kept.forget(name, chosen.get());
        } else {
            refuse(name, reading);
        }
    }
}
