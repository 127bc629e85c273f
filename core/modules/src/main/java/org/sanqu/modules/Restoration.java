package org.sanqu.modules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was kept of the deploy folder's modules when the process ended, read again. */
final class Restoration {

    private final JarFolder folder;
    private final KeptJars kept;
    private final ServedModules modules;
    private final TimedReader reader;
    private final List<Deployed> present = new ArrayList<>();
    private final List<Deployed> gone = new ArrayList<>();

    Restoration(JarFolder folder, KeptJars kept, ServedModules modules, TimedReader reader) throws IOException {
        this.folder = folder;
        this.kept = kept;
        this.modules = modules;
        this.reader = reader;
        for (String file : kept.files()) {
            restore(file);
        }
        gone.sort(Deployed.PRECEDENCE.reversed());
    }

    /** What lies in the folder under its name, in this content or another. */
    List<Deployed> present() {
        return present;
    }

    /** What was deleted from the folder since, the highest version first; it is still kept. */
    List<Deployed> gone() {
        return gone;
    }

    private void restore(String file) throws IOException {
        boolean there = folder.has(file);
        Optional<KeptJars.Jar> jar = there
                ? kept.best(file, folder.file(file))
                : kept.of(file).stream().findFirst();
        if (jar.isPresent()) {
            restore(file, jar.get(), there);
        } else if (!there) {
            kept.forget(file, null);
        }
    }

    private void restore(String file, KeptJars.Jar jar, boolean there) throws IOException {
        Reading reading = reader.read(jar);
        if (reading.isGood()) {
            (there ? present : gone).add(Deployed.of(file, reading, folder.changed(file), jar));
            kept.forget(file, jar);
        } else if (there) {
            modules.refuse(Origin.ofFile(file), reading.refusedAs(file));
        } else {
            kept.forget(file, null);
        }
    }
}
