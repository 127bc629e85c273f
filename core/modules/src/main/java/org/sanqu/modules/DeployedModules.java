package org.sanqu.modules;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which jar of the deploy folder serves each module: of several the highest version, of what was served before the copy that is kept.
 *
 * <p>A module whose jar is gone goes on being served as long as the folder has another jar of it that does not serve: one that waits
 * for agreement, was refused, or was not looked at yet. Not thread-safe.
 */
final class DeployedModules {

    private static final Logger LOG = LoggerFactory.getLogger(DeployedModules.class);

    private final JarFolder folder;
    private final KeptJars kept;
    private final EarlierJars earlier;
    private final ServedModules modules;
    private final ModuleInstaller installer;
    private final TimedReader reader;

    /** The good jars that lie in the folder, by file. */
    private final Map<String, Deployed> deployed = new HashMap<>();

    /** What is served though its jar is gone, by module. */
    private final Map<String, Deployed> lingering = new HashMap<>();

    DeployedModules(
            JarFolder folder,
            KeptJars kept,
            EarlierJars earlier,
            ServedModules modules,
            ModuleInstaller installer,
            TimedReader reader) {
        this.folder = folder;
        this.kept = kept;
        this.earlier = earlier;
        this.modules = modules;
        this.installer = installer;
        this.reader = reader;
    }

    /** The names of the files. */
    List<String> files() {
        return List.copyOf(deployed.keySet());
    }

    /** The good jar under a name. */
    Optional<Deployed> at(String file) {
        return Optional.ofNullable(deployed.get(file));
    }

    /** The jar of a module that is served. */
    Optional<Deployed> serving(String id) {
        return best(id).or(() -> Optional.ofNullable(lingering.get(id)));
    }

    private Stream<Deployed> files(String id) {
        return deployed.values().stream().filter(one -> one.id().equals(id));
    }

    private Optional<Deployed> best(String id) {
        return files(id).max(Deployed.PRECEDENCE);
    }

    private boolean wins(Deployed one) {
        return files(one.id())
                .noneMatch(other -> !other.file().equals(one.file()) && Deployed.PRECEDENCE.compare(other, one) > 0);
    }

    /** Whether this content is there under this name already; what had gone and came back is there again. */
    boolean knows(String file, String hash) throws IOException {
        Optional<Deployed> back = lingering.values().stream()
                .filter(one -> one.file().equals(file) && one.jar().hash().equals(hash))
                .findFirst();
        if (back.isPresent()) {
            lingering.remove(back.get().id());
            deployed.put(file, back.get());
            settle(back.get().id());
        }
        return deployed.containsKey(file) && deployed.get(file).jar().hash().equals(hash);
    }

    /**
     * Takes a good jar in place of what lay under its name before; one that touches data waits instead.
     *
     * @throws Refusal INVALID with what speaks against it
     */
    void take(String file, Reading reading, KeptJars.Jar copy) throws IOException {
        Deployed incoming = Deployed.of(file, reading, folder.changed(file), copy);
        boolean wins = wins(incoming);
        if (wins && installer.waits(incoming, reading)) {
            return;
        }
        Deployed now = Deployed.of(file, reading, folder.changed(file), kept.keep(copy, file));
        if (wins) {
            try {
                installer.install(now);
            } catch (Refusal e) {
                kept.discard(now.jar());
                throw e;
            }
        }
        Deployed before = deployed.put(file, now);
        earlier.forget(now.id(), now.jar().hash());
        settle(now.id());
        if (before != null) {
            leave(before);
        }
        kept.forget(file, now.jar());
    }

    /** Lets go of what lay under a name. */
    void drop(String file) throws IOException {
        Deployed gone = deployed.remove(file);
        if (gone != null) {
            leave(gone);
        } else if (lingering.values().stream().noneMatch(one -> one.file().equals(file))) {
            kept.forget(file, null);
        }
        review();
    }

    private void leave(Deployed gone) throws IOException {
        if (installer.isServed(gone)) {
            lingering.put(gone.id(), gone);
            settle(gone.id());
        } else {
            settle(gone.id());
            retire(gone);
        }
    }

    /** Keeps a jar from before aside, as long as its module is there. */
    private void retire(Deployed gone) throws IOException {
        Optional<Deployed> serving = serving(gone.id());
        if (serving.isEmpty()) {
            earlier.forget(gone.id());
        } else if (!serving.get().jar().hash().equals(gone.jar().hash())) {
            earlier.keep(gone);
        }
        kept.forget(gone.file(), at(gone.file()).map(Deployed::jar).orElse(null));
    }

    /** Looks whether what is served without a jar still has a reason to be. */
    void review() throws IOException {
        for (String id : List.copyOf(lingering.keySet())) {
            settle(id);
        }
    }

    /** Makes the framework have the one jar of a module that should serve, and no other of that module. */
    private void settle(String id) throws IOException {
        Deployed left = lingering.get(id);
        boolean undecided = left != null && !modules.data().isGuarded();
        Optional<Deployed> serving = undecided ? Optional.of(left) : choose(id);
        if (serving.isEmpty() && left != null && hasOther(id)) {
            log("modules.log.lingering", left);
            serving = Optional.of(left);
        }
        String location = serving.map(Deployed::location).orElse(null);
        installer.uninstallOthers(id, location);
        if (left != null && !serving.equals(Optional.of(left))) {
            lingering.remove(id);
            retire(left);
        }
        files(id).filter(one -> !one.location().equals(location)).forEach(one -> log("modules.log.waiting", one));
    }

    /** Whether the folder has another jar of a module; one that is just being written is known by its name. */
    private boolean hasOther(String id) throws IOException {
        return folder.holds(id) || modules.places(id).stream().anyMatch(folder::has);
    }

    private static void log(String key, Deployed one) {
        LOG.info("{}", Message.of(key, one.file(), one.id(), one.version().toString()));
    }

    /** Has the best jar of a module served; empty when none is, or the best one waits. */
    private Optional<Deployed> choose(String id) throws IOException {
        Optional<Deployed> best = best(id);
        while (best.isPresent() && !installer.isServed(best.get())) {
            Deployed module = best.get();
            Reading reading = reader.read(module.jar());
            try {
                if (!reading.isGood()) {
                    throw ModuleInstaller.refusal(reading.faults());
                }
                if (installer.waits(module, reading)) {
                    deployed.remove(module.file());
                    kept.forget(module.file(), null);
                    return Optional.empty();
                }
                installer.install(module);
            } catch (Refusal e) {
                deployed.remove(module.file());
                String version = module.version().toString();
                modules.refuse(Origin.ofFile(module.file()), Reading.refused(id, version, id, e.faults()));
                best = best(id);
            }
        }
        return best;
    }

    /** Brings back what was served when the process ended, but for what was deleted from the folder since. */
    void restore() throws IOException {
        installer.endTrial(null);
        Restoration restoration = new Restoration(folder, kept, modules, reader);
        restoration.present().forEach(one -> deployed.put(one.file(), one));
        for (Deployed one : restoration.gone()) {
            if (lingering.containsKey(one.id()) || !wins(one) || !hasOther(one.id()) || !starts(one)) {
                kept.forget(one.file(), null);
            } else {
                lingering.put(one.id(), one);
            }
        }
        List<Deployed> all = Stream.concat(deployed.values().stream(), lingering.values().stream())
                .toList();
        installer.uninstallAllBut(all.stream().map(Deployed::location).collect(Collectors.toSet()));
        for (String id : all.stream().map(Deployed::id).collect(Collectors.toSet())) {
            settle(id);
        }
    }

    private boolean starts(Deployed one) {
        try {
            installer.install(one);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }
}
