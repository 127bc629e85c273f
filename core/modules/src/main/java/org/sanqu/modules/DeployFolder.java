package org.sanqu.modules;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.UpdateGuard;

/**
 * The deploy folder: a jar that is put there is served, one that is replaced is updated, one that is deleted is gone.
 *
 * <p>What is in the folder decides. A bad jar changes nothing: what was good under its name before goes on being served, also
 * after a restart, from the copy that is kept below {@code modules/}. Thread-safe.
 */
@Component(
        immediate = true,
        service = {ArtifactInstaller.class, DeployFolder.class})
public final class DeployFolder implements ArtifactInstaller {

    private final JarFolder folder;
    private final KeptJars kept;
    private final EarlierJars earlier;
    private final ServedModules modules;
    private final ModuleInstaller installer;
    private final TimedReader reader = TimedReader.standard();
    private final DeployedModules deployed;

    /** Begins after the extender, so that what is started here is served at once. */
    @Activate
    public DeployFolder(
            BundleContext context,
            @Reference Store store,
            @Reference ServedModules modules,
            @Reference ModuleBundles bundles)
            throws IOException {
        Path home = store.directory();
        this.folder =
                new JarFolder(Files.createDirectories(home.resolve("deploy")).toRealPath());
        this.kept = new KeptJars(home.resolve("modules"));
        this.earlier = new EarlierJars(home.resolve("modules/earlier"));
        this.modules = modules;
        this.installer = new ModuleInstaller(context, modules);
        this.deployed = new DeployedModules(folder, kept, earlier, modules, installer, reader);
        deployed.restore();
    }

    /** Has somebody look at what is put there; null for nobody. */
    synchronized void guard(UpdateGuard guard) throws IOException {
        modules.guard(guard);
        deployed.review();
    }

    /** The folder that is watched. */
    Path folder() {
        return folder.path();
    }

    @Override
    public boolean canHandle(File artifact) {
        return artifact.getName().endsWith(JarFolder.JAR)
                && folder.path().equals(artifact.toPath().getParent());
    }

    @Override
    public void install(File artifact) throws IOException {
        deploy(artifact.getName());
    }

    @Override
    public void update(File artifact) throws IOException {
        deploy(artifact.getName());
    }

    @Override
    public synchronized void uninstall(File artifact) throws IOException {
        forget(artifact.getName());
        deployed.drop(artifact.getName());
    }

    /** Forgets what waits under a name or was refused. */
    private void forget(String name) {
        modules.waitingAt(name)
                .ifPresent(one -> installer.endTrial(one.reading().id()));
        modules.withdraw(name);
    }

    /** Lets go of what was deleted while nobody watched. */
    synchronized void forgetDeleted() throws IOException {
        for (String name : deployed.files()) {
            if (!folder.has(name)) {
                uninstall(folder.file(name).toFile());
            }
        }
    }

    /** Looks at what lies in the folder under a name now. */
    synchronized void deploy(String name) throws IOException {
        KeptJars.Jar copy;
        try {
            copy = kept.copy(folder.file(name));
        } catch (Refusal e) {
            refuse(name, Reading.refused("", "", "", e.faults()));
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
        forget(name);
        if (deployed.knows(name, copy.hash())) {
            return;
        }
        Reading reading = reader.read(copy);
        if (!reading.isGood()) {
            refuse(name, reading);
            return;
        }
        List<Fault> conflict = modules.conflict(reading.id(), Origin.ofFile(name));
        if (!conflict.isEmpty()) {
            refuse(name, reading.refused(conflict));
            return;
        }
        try {
            deployed.take(name, reading, copy);
        } catch (Refusal e) {
            refuse(name, reading.refused(e.faults()));
        }
    }

    private void refuse(String name, Reading reading) {
        modules.refuse(Origin.ofFile(name), reading.refusedAs(name));
    }

    /** The versions of a module that were served before, the latest first. */
    synchronized List<EarlierJars.Earlier> earlier(String id) throws IOException {
        return earlier.of(id);
    }

    /** The jar of a module that is served. */
    synchronized Optional<Deployed> serving(String id) {
        return deployed.serving(id);
    }

    /** Puts a jar into the folder and looks at it. */
    synchronized void put(Path jar, String name) throws IOException {
        folder.put(jar, name);
        deploy(name);
    }

    /** Whether what waits is what lies in the folder. */
    synchronized boolean holds(Waiting waiting) throws IOException {
        return folder.hash(waiting.origin().place()).equals(Optional.of(waiting.hash()));
    }

    /** Looks again at what waits, as somebody agreed to it. */
    synchronized void confirmed(Waiting waiting) throws IOException {
        forget(waiting.origin().place());
        deploy(waiting.origin().place());
    }

    /** Takes what waits out of the folder; what is served is there again, under its own name. */
    synchronized void decline(Waiting waiting) throws IOException {
        String name = waiting.origin().place();
        forget(name);
        Optional<Deployed> before = deployed.at(name);
        if (before.isPresent()) {
            folder.put(before.get().jar().path(), name);
        } else {
            folder.remove(name);
        }
        Optional<Deployed> serving = deployed.serving(waiting.reading().id());
        if (serving.isPresent() && !folder.has(serving.get().file())) {
            put(serving.get().jar().path(), serving.get().file());
        }
    }
}
