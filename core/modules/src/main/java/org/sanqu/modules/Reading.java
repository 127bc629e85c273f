package org.sanqu.modules;

import java.util.List;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.module.Module;

/**
 * What became of reading a module: the module, or every reason why not.
 *
 * @param id the module's id, as far as it could be read; never null
 * @param version its version, likewise
 * @param title its title, likewise
 * @param module the module; null when there is a fault
 * @param faults every fault; empty when all is well
 */
public record Reading(String id, String version, String title, Module module, List<Fault> faults) {

    public Reading {
        faults = List.copyOf(faults);
    }

    public boolean isGood() {
        return faults.isEmpty();
    }

    /** The faults in one line. */
    String why() {
        return faults.stream()
                .map(fault -> (fault.at() + " " + fault.reason()).trim())
                .collect(Collectors.joining("; "));
    }

    /** The refusal of what was read. */
    Reading refused(List<Fault> why) {
        return refused(id, version, title, why);
    }

    /** The refusal of what lies in a file, which is spoken of by the file's name where its own cannot be read. */
    Reading refusedAs(String file) {
        String stem = file.substring(0, file.length() - JarFolder.JAR.length());
        String known = id.isEmpty() ? stem : id;
        return refused(known, version, title.isEmpty() ? known : title, faults);
    }

    /** What could not be read at all. */
    static Reading refused(String id, String version, String title, List<Fault> faults) {
        return new Reading(id, version, title, null, faults);
    }
}
