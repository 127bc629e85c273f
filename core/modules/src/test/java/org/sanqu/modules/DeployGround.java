package org.sanqu.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;

/** A deploy folder in a real framework, and somebody who puts jars there. */
class DeployGround {

    @TempDir
    Path temporary;

    People people;
    Framework framework;
    ServedModules modules;
    DeployFolder folder;
    final List<String> heard = new ArrayList<>();
    final Careful guard = new Careful();

    @BeforeEach
    void start() throws Exception {
        people = new People(temporary.resolve("data"));
        boot();
    }

    private void boot() throws Exception {
        heard.clear();
        framework = new Framework(temporary.resolve("cache"));
        modules = new ServedModules(people.access());
        modules.listen((before, after) -> heard.add(version(after.modules().get("market"))));
        ModuleBundles bundles = new ModuleBundles(framework.context(), modules);
        bundles.open();
        folder = new DeployFolder(framework.context(), people.store(), modules, bundles);
        folder.guard(guard);
    }

    @AfterEach
    void end() throws Exception {
        framework.close();
        people.close();
    }

    /** Ends and begins again, with the framework's own memory or without it. */
    void reboot(boolean cache) throws Exception {
        framework.close();
        if (!cache) {
            Files.move(temporary.resolve("cache"), temporary.resolve("cache-" + System.nanoTime()));
        }
        boot();
        try (Stream<Path> files = Files.list(folder.folder())) {
            for (Path file : files.toList()) {
                folder.install(file.toFile());
            }
        }
    }

    private static String version(Module module) {
        return module == null ? "none" : module.version();
    }

    String serving() {
        return version(modules.catalogue().modules().get("market"));
    }

    static Market bad(String version) {
        return new Market().version(version).spoil("metrics/visits.json", "/visits/0/hours", "/visits/0/minutes");
    }

    void put(String name, Market market) throws IOException {
        Path file = folder.folder().resolve(name);
        boolean there = Files.exists(file);
        market.jar(file);
        if (there) {
            folder.update(file.toFile());
        } else {
            folder.install(file.toFile());
        }
    }

    void delete(String name) throws IOException {
        Files.delete(folder.folder().resolve(name));
        folder.uninstall(folder.folder().resolve(name).toFile());
    }

    List<String> bundles() {
        return Stream.of(framework.context().getBundles())
                .map(Bundle::getLocation)
                .filter(location -> location.startsWith("sanqu-module:"))
                .map(location -> location.substring(0, location.lastIndexOf('/')))
                .toList();
    }

    List<String> kept() throws IOException {
        Path kept = people.store().directory().resolve("modules");
        try (Stream<Path> files = Files.walk(kept)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> kept.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        }
    }

    ModuleStatus status(String id) {
        return modules.statuses(people.manager()).stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
