package org.sanqu.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.ModuleIntake;
import org.sanqu.api.platform.WrittenModule;

/** Reads and serves what the platform itself wrote as it does the modules of bundles. */
@Component(service = ModuleIntake.class)
public final class WrittenModules implements ModuleIntake {

    private final ServedModules modules;

    @Activate
    public WrittenModules(@Reference ServedModules modules) {
        this.modules = modules;
    }

    @Override
    public Reception check(WrittenModule module) {
        Reading reading = read(module);
        List<Fault> faults = new ArrayList<>(reading.faults());
        faults.addAll(modules.conflict(module.id(), Origin.WRITTEN));
        faults.addAll(misfits(reading));
        return reception(reading, faults);
    }

    @Override
    public Reception offer(WrittenModule module) {
        Reading reading = read(module);
        List<Fault> misfits = misfits(reading);
        if (!misfits.isEmpty()) {
            return reception(reading, misfits);
        }
        boolean served = modules.offer(Origin.WRITTEN, reading);
        return reception(reading, served ? List.of() : modules.faults(Origin.WRITTEN.place()));
    }

    /** What speaks against it in what was submitted. */
    private List<Fault> misfits(Reading reading) {
        return reading.isGood() ? modules.data().examine(reading.module(), "").faults() : List.of();
    }

    private static Reading read(WrittenModule module) {
        ModuleFiles files = new ModuleFiles(new TreeMap<>(), module.files());
        return ModuleReader.read(module.id(), module.version(), module.title(), files);
    }

    private static Reception reception(Reading reading, List<Fault> faults) {
        return new Reception(faults.isEmpty() ? reading.module() : null, faults, List.of());
    }
}
