package org.sanqu.modules;

import java.util.Comparator;
import org.osgi.framework.Version;

/**
 * A good jar of the deploy folder.
 *
 * @param file its name there
 * @param id the module's id
 * @param version the module's version
 * @param changed when the file changed last, milliseconds
 * @param jar the kept copy
 */
record Deployed(String file, String id, Version version, long changed, KeptJars.Jar jar) {

    /** Which of several files with one module serves: the highest version, else the newest, else the last by name. */
    static final Comparator<Deployed> PRECEDENCE = Comparator.comparing(Deployed::version)
            .thenComparing(Deployed::changed)
            .thenComparing(Deployed::file);

    static Deployed of(String file, Reading reading, long changed, KeptJars.Jar jar) {
        return new Deployed(file, reading.id(), Version.parseVersion(reading.version()), changed, jar);
    }

    /** The location of its bundle. */
    String location() {
        return Origin.DEPLOYED + name();
    }

    /** The location of its bundle while it waits. */
    String waitingLocation() {
        return Origin.WAITING + name();
    }

    private String name() {
        return id + "/" + version + "/" + jar.hash();
    }
}
