package org.sanqu.api.platform;

import java.util.List;
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

    /** Checks a module, also against what is served and was submitted, and changes nothing. */
    Reception check(WrittenModule module);

    /** Serves a module in place of the version before, or goes on serving that one when there is a fault. */
    Reception offer(WrittenModule module);
}
