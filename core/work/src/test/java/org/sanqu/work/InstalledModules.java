package org.sanqu.work;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.Modules;
import org.sanqu.api.security.Caller;
import org.sanqu.modules.ModuleFiles;
import org.sanqu.modules.ModuleReader;
import org.sanqu.modules.Reading;

/** A catalogue of modules that are read and checked as those of bundles are. */
final class InstalledModules implements Modules {

    private volatile Catalogue catalogue = new Catalogue(0, new TreeMap<>());

    /** Installs a module of forms, or replaces it. */
    void install(String id, Map<String, String> forms) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        forms.forEach((name, text) -> files.put("forms/" + name + ".json", text.getBytes(StandardCharsets.UTF_8)));
        Reading reading = ModuleReader.read(id, "1.0.0", id, new ModuleFiles(new TreeMap<>(), files));
        if (!reading.isGood()) {
            throw new IllegalArgumentException(reading.faults().toString());
        }
        SortedMap<String, Module> modules = new TreeMap<>(catalogue.modules());
        modules.put(id, reading.module());
        catalogue = new Catalogue(catalogue.revision() + 1, modules);
    }

    void remove(String id) {
        SortedMap<String, Module> modules = new TreeMap<>(catalogue.modules());
        modules.remove(id);
        catalogue = new Catalogue(catalogue.revision() + 1, modules);
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public List<ModuleStatus> statuses(Caller caller) {
        return List.of();
    }
}
