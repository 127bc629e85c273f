package org.sanqu.api.platform;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Fault;
import org.sanqu.api.module.Module;

/** Takes in modules that the platform itself wrote, through the checks of every other module. Thread-safe. */
@ProviderType
public interface ModuleIntake {

    /**
     * What became of a module.
     *
     * @param module as it is served; null where there is a fault
     * @param faults every reason why not, at a file and a pointer; empty when all is well
     * @param warnings what it asks for that is collected already
     */
    record Reception(Module module, List<Fault> faults, List<Fault> warnings) {

        public Reception {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }

    /** Checks a module or a part of one, also against what is served and was submitted, and changes nothing. */
    Reception check(WrittenModule module);

    /** Serves a module in place of the version before, or goes on serving that one when there is a fault. */
    Reception offer(WrittenModule module);

    /**
     * Serves a module with the forms of a part of it in place of those with the same names and beside its others, which are not read again;
     * changes nothing when there is a fault.
     *
     * @param part its title, its new version, and the files that changed
     * @param forms the names of all forms that it has from now on
     */
    Reception change(WrittenModule part, Set<String> forms);
}
