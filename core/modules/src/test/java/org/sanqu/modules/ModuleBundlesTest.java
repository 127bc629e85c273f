package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.ModuleStatus.Owner;

/** Bundles of a real framework. */
class ModuleBundlesTest {
    private static final String HERE = "file:market";

    @TempDir
    Path temporary;

    private People people;
    private Framework framework;
    private ServedModules modules;
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void start() throws BundleException {
        people = new People(temporary.resolve("data"));
        framework = new Framework(temporary.resolve("cache"));
        modules = new ServedModules(people.access());
        modules.listen((before, after) -> heard.add(version(after.modules().get("market"))));
        new ModuleBundles(framework.context(), modules).open();
    }

    @AfterEach
    void end() throws Exception {
        framework.close();
        people.close();
    }

    private static String version(Module module) {
        return module == null ? "none" : module.version();
    }

    private String serving() {
        return version(modules.catalogue().modules().get("market"));
    }

    private Path jar(Market market) throws IOException {
        return market.jar(temporary.resolve("market.jar"));
    }

    private Path version(String version) throws IOException {
        return jar(new Market().version(version));
    }

    private ModuleStatus status() {
        return modules.statuses(people.manager()).get(0);
    }

    @Test
    void aStartedBundleIsServed() throws Exception {
        Bundle bundle = framework.install(HERE, version("1.0.0"));
        assertEquals("none", serving());
        bundle.start();
        assertEquals("1.0.0", serving());
        assertEquals(Owner.KARAF, status().owner());
    }

    @Test
    void aStoppedBundleIsNotServedAnyMore() throws Exception {
        Bundle bundle = framework.start(HERE, version("1.0.0"));
        bundle.stop();
        assertEquals("none", serving());
        bundle.start();
        assertEquals("1.0.0", serving());
    }

    @Test
    void anUninstalledBundleIsNotServedAnyMore() throws Exception {
        framework.start(HERE, version("1.0.0")).uninstall();
        assertEquals("none", serving());
        assertEquals(List.of("1.0.0", "none"), heard);
    }

    @Test
    void anUpdateInPlaceGoesFromOneVersionToTheNextWithNothingBetween() throws Exception {
        Bundle bundle = framework.start(HERE, version("1.0.0"));
        Framework.update(bundle, version("2.0.0"));
        assertEquals(List.of("1.0.0", "2.0.0"), heard);
    }

    @Test
    void aBadUpdateInPlaceLeavesTheVersionBeforeServing() throws Exception {
        Bundle bundle = framework.start(HERE, version("1.0.0"));
        Framework.update(bundle, jar(new Market().version("2.0.0").file("forms/stall.json", "{")));
        assertEquals("1.0.0", serving());
        assertEquals("2.0.0", status().refused());
        Framework.update(bundle, version("3.0.0"));
        assertEquals("3.0.0", serving());
        assertNull(modules.statuses(people.manager()).get(0).refused());
    }

    @Test
    void aBundleThatIsNoModuleAnyMoreIsNotServedAnyMore() throws Exception {
        Bundle bundle = framework.start(HERE, version("1.0.0"));
        Framework.update(
                bundle,
                jar(new Market()
                        .version("2.0.0")
                        .header("Require-Capability", "osgi.ee;filter:=\"(osgi.ee=JavaSE)\"")));
        assertEquals("none", serving());
    }

    @Test
    void theEndOfTheFrameworkWithdrawsNothing() throws Exception {
        framework.start(HERE, version("1.0.0"));
        framework.close();
        assertEquals(List.of("1.0.0"), heard);
    }

    @Test
    void twoBundlesWithOneModuleHaveOneOwnerAndTheOtherWaits() throws Exception {
        Bundle first = framework.start(HERE, version("1.0.0"));
        framework.start("file:other", version("2.0.0"));
        assertEquals("1.0.0", serving());
        assertEquals("2.0.0", status().refused());
        first.uninstall();
        assertEquals("2.0.0", serving());
    }

    @Test
    void anotherBundleCannotSayThatItIsTheCore() throws Exception {
        framework.start(HERE, jar(new Market().header("Sanqu-Module", "core")));
        assertEquals(0, modules.catalogue().modules().size());
    }

    @Test
    void theModuleOfTheCoreIsReadFromItsOwnBundle() throws Exception {
        Path core = Path.of(org.sanqu.organisation.StoredHierarchies.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Reading reading = ModuleReader.read(ModuleJar.read(core));
        assertEquals(List.of(), reading.faults());
        assertEquals("core", reading.id());
    }
}
