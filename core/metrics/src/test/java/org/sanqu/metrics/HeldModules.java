package org.sanqu.metrics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.CatalogueListener;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.Modules;
import org.sanqu.api.security.Caller;
import org.sanqu.modules.ModuleFiles;
import org.sanqu.modules.ModuleReader;
import org.sanqu.modules.Reading;

/** Modules out of texts, read and checked as those of bundles are. */
final class HeldModules implements Modules {

    private volatile Catalogue catalogue = new Catalogue(0, new TreeMap<>());
    private CatalogueListener listener = (before, after) -> {};

    /** Installs a module, or replaces it. */
    void install(String id, Map<String, String> files) {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        files.forEach((path, text) -> bytes.put(path, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        Reading reading = ModuleReader.read(id, "1.0.0", id, new ModuleFiles(new TreeMap<>(), bytes));
        if (!reading.isGood()) {
            throw new IllegalArgumentException(reading.faults().toString());
        }
        SortedMap<String, Module> modules = new TreeMap<>(catalogue.modules());
        modules.put(id, reading.module());
        replace(modules);
    }

    void remove(String id) {
        SortedMap<String, Module> modules = new TreeMap<>(catalogue.modules());
        modules.remove(id);
        replace(modules);
    }

    private void replace(SortedMap<String, Module> modules) {
        Catalogue before = catalogue;
        catalogue = new Catalogue(before.revision() + 1, modules);
        listener.replaced(before, catalogue);
    }

    void tell(CatalogueListener told) {
        listener = told;
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
