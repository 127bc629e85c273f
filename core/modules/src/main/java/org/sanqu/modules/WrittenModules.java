package org.sanqu.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;
import org.sanqu.api.module.Module;
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
    public synchronized Reception offer(WrittenModule module) {
        Reading reading = read(module);
        List<Fault> misfits = misfits(reading);
        return misfits.isEmpty() ? offered(reading) : reception(reading, misfits);
    }

    @Override
    public synchronized Reception change(WrittenModule part, Set<String> forms) {
        Reading reading = read(part);
        List<Fault> faults = new ArrayList<>(reading.faults());
        faults.addAll(misfits(reading));
        return faults.isEmpty() ? offered(whole(reading.module(), forms)) : reception(reading, faults);
    }

    private Reception offered(Reading reading) {
        boolean served = modules.offer(Origin.WRITTEN, reading);
        return reception(reading, served ? List.of() : modules.faults(Origin.WRITTEN.place()));
    }

    /** What is served, with what a part says anew. */
    private Reading whole(Module part, Set<String> names) {
        Module served = modules.catalogue().modules().get(part.id());
        SortedMap<String, Form> forms = new TreeMap<>();
        if (served != null) {
            served.forms().forEach(form -> forms.put(form.name(), form));
        }
        part.forms().forEach(form -> forms.put(form.name(), form));
        forms.keySet().retainAll(names);
        Module whole = new Module(
                part.id(),
                part.version(),
                part.title(),
                List.copyOf(forms.values()),
                served == null ? part.metrics() : served.metrics(),
                part.titles(),
                served == null ? part.migrations() : served.migrations());
        return new Reading(whole.id(), whole.version(), whole.title(), whole, List.of());
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
