package org.sanqu.modules;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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
import org.sanqu.api.form.MigrationStep;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.UpdateGuard;
import org.sanqu.api.platform.UpdateGuard.Verdict;
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
    private final EarlierJars earlier;
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
        this.earlier = new EarlierJars(store.directory().resolve("modules/earlier"));
        this.modules = modules;
        this.installer = new ModuleInstaller(context, modules);
        restore();
    }

    /** Has somebody look at what is put there; null for nobody. */
    void guard(UpdateGuard guard) {
        modules.guard(guard);
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
        modules.waitingAt(name)
                .ifPresent(one -> installer.endTrial(one.reading().id()));
        modules.withdraw(name);
        Deployed gone = deployed.remove(name);
        if (gone != null) {
            retire(gone);
            settle(gone.id());
        }
        kept.forget(name, null);
    }

    /** Keeps a jar that is no longer in the folder, as long as its module is. */
    private void retire(Deployed gone) throws IOException {
        if (files(gone.id()).findAny().isPresent()) {
            earlier.keep(gone);
        } else {
            earlier.forget(gone.id());
        }
    }

    /** The versions of a module that were served before, the latest first. */
    synchronized List<EarlierJars.Earlier> earlier(String id) throws IOException {
        return earlier.of(id);
    }

    /** Forgets what waits under a name. */
    synchronized void forget(Waiting waiting) {
        installer.endTrial(waiting.reading().id());
        modules.withdraw(waiting.origin().place());
    }

    /** A good jar of the folder that is served, or would be but for a higher version. */
    synchronized Optional<Deployed> deployed(String name) {
        return Optional.ofNullable(deployed.get(name));
    }

    /** The jar of a module that is served. */
    synchronized Optional<Deployed> serving(String id) {
        return files(id).max(Deployed.PRECEDENCE);
    }

    /** Takes a file out of the folder. */
    synchronized void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /** The hash of what lies in the folder under a name; empty when nothing does. */
    synchronized Optional<String> hash(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(KeptJars.hash(file)) : Optional.empty();
    }

    /** Puts a jar into the folder, at once and whole. */
    synchronized void put(Path jar, String name) throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(part, FileTime.from(Instant.now()));
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Lets go of what was deleted while nobody watched. */
    synchronized void forgetDeleted() throws IOException {
        for (String name : List.copyOf(deployed.keySet())) {
            if (!Files.exists(folder.resolve(name))) {
                uninstall(folder.resolve(name).toFile());
            }
        }
    }

    /** Looks at what lies in the folder under a name now. */
    void deploy(String name) throws IOException {
        deploy(folder.resolve(name));
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
        Optional<Waiting> waits = modules.waitingAt(name);
        if (waits.isPresent() && waits.get().hash().equals(copy.hash())) {
            return;
        }
        waits.ifPresent(one -> installer.endTrial(one.reading().id()));
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
            Deployed now = describe(name, reading, copy);
            Verdict verdict = wins(now) ? modules.data().examine(reading.module(), copy.hash()) : Verdict.FINE;
            if (verdict.waits()) {
                faults = hold(now, reading, verdict);
            } else {
                faults = verdict.faults().isEmpty() ? accept(name, reading, copy) : verdict.faults();
            }
        }
        if (!faults.isEmpty()) {
            refuse(name, Reading.refused(reading.id(), reading.version(), reading.title(), faults));
        }
    }

    /** Has a good jar wait; what is served goes on. */
    private List<Fault> hold(Deployed now, Reading reading, Verdict verdict) {
        boolean code = reading.module().migrations().stream()
                .anyMatch(migration -> migration.steps().contains(new MigrationStep.Java()));
        List<Fault> faults = code ? installer.tryOut(now) : List.of();
        if (faults.isEmpty()) {
            modules.await(
                    new Waiting(Origin.ofFile(now.file()), reading, now.jar().hash()), verdict.touched());
        }
        return faults;
    }

    private boolean wins(Deployed now) {
        return files(now.id())
                .noneMatch(other -> !other.file().equals(now.file()) && Deployed.PRECEDENCE.compare(other, now) > 0);
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
        List<Fault> faults = wins(now) ? installer.install(now) : List.of();
        if (!faults.isEmpty()) {
            kept.discard(now.jar());
            return faults;
        }
        deployed.put(name, now);
        if (before != null) {
            retire(before);
        }
        earlier.forget(now.id(), now.jar().hash());
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
    private void settle(String id) throws IOException {
        Optional<Deployed> winner = files(id).max(Deployed.PRECEDENCE);
        while (winner.isPresent() && !installer.isServed(winner.get())) {
            Deployed module = winner.get();
            Reading reading = check(module.file(), module.jar());
            Verdict verdict = reading.isGood()
                    ? modules.data().examine(reading.module(), module.jar().hash())
                    : Verdict.FINE;
            List<Fault> faults = verdict.waits() ? hold(module, reading, verdict) : verdict.faults();
            if (verdict.waits() && faults.isEmpty()) {
                deployed.remove(module.file());
                kept.forget(module.file(), null);
                winner = Optional.empty();
                continue;
            }
            if (faults.isEmpty()) {
                faults = installer.install(module);
            }
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
        installer.endTrial(null);
        for (String name : kept.files()) {
            if (Files.isRegularFile(folder.resolve(name))) {
                restore(name);
            } else {
                kept.forget(name, null);
            }
        }
        installer.uninstallAllBut(
                deployed.values().stream().map(Deployed::location).collect(Collectors.toSet()));
        for (String id : deployed.values().stream().map(Deployed::id).collect(Collectors.toSet())) {
            settle(id);
        }
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
