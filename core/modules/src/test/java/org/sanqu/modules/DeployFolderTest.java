package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.cm.ManagedServiceFactory;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.ModuleStatus.Owner;
import org.sanqu.api.module.ModuleUpdate;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;

/** Jars that come and go in the deploy folder of a real framework. */
class DeployFolderTest {

    @TempDir
    Path temporary;

    private People people;
    private Framework framework;
    private ServedModules modules;
    private DeployFolder folder;
    private final List<String> heard = new ArrayList<>();
    private final Careful guard = new Careful();

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
    private void reboot(boolean cache) throws Exception {
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

    private String serving() {
        return version(modules.catalogue().modules().get("market"));
    }

    private static Market bad(String version) {
        return new Market().version(version).spoil("metrics/visits.json", "/visits/0/hours", "/visits/0/minutes");
    }

    private void put(String name, Market market) throws IOException {
        Path file = folder.folder().resolve(name);
        boolean there = Files.exists(file);
        market.jar(file);
        if (there) {
            folder.update(file.toFile());
        } else {
            folder.install(file.toFile());
        }
    }

    private void delete(String name) throws IOException {
        Files.delete(folder.folder().resolve(name));
        folder.uninstall(folder.folder().resolve(name).toFile());
    }

    private List<String> bundles() {
        return Stream.of(framework.context().getBundles())
                .map(Bundle::getLocation)
                .filter(location -> location.startsWith("sanqu-module:"))
                .map(location -> location.substring(0, location.lastIndexOf('/')))
                .toList();
    }

    private List<String> kept() throws IOException {
        Path kept = people.store().directory().resolve("modules");
        try (Stream<Path> files = Files.walk(kept)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> kept.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        }
    }

    private ModuleStatus status(String id) {
        return modules.statuses(people.manager()).stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyJarsOfThisFolderAreOurs() {
        assertTrue(folder.canHandle(folder.folder().resolve("market.jar").toFile()));
        assertFalse(folder.canHandle(folder.folder().resolve("market.cfg").toFile()));
        assertFalse(folder.canHandle(temporary.resolve("market.jar").toFile()));
    }

    @Test
    void aJarThatIsPutThereIsServedAndKept() throws Exception {
        put("market.jar", new Market());
        assertEquals("1.0.0", serving());
        assertEquals(Owner.DEPLOY_FOLDER, status("market").owner());
        assertEquals(List.of("market.jar"), kept());
        assertEquals(List.of("sanqu-module:market/1.0.0"), bundles());
    }

    @Test
    void aNewVersionUnderTheSameNameTakesItsPlaceWithNothingBetween() throws Exception {
        put("market.jar", new Market());
        put("market.jar", new Market().version("2.0.0"));
        assertEquals(List.of("1.0.0", "2.0.0"), heard);
        assertEquals(List.of("sanqu-module:market/2.0.0"), bundles());
        assertEquals(List.of("earlier/market", "market.jar"), kept());
    }

    @Test
    void theSameVersionWithOtherContentTakesItsPlaceToo() throws Exception {
        put("market.jar", new Market());
        put("market.jar", new Market().spoil("forms/stall.json", "摊位登记", "摊位"));
        assertEquals("摊位", modules.catalogue().forms().get(0).title(Locale.CHINESE));
        assertEquals(1, bundles().size());
    }

    @Test
    void aBadJarChangesNothingAndItsRepairDoes() throws Exception {
        put("market.jar", new Market());
        put("market.jar", bad("2.0.0"));
        assertEquals("1.0.0", serving());
        assertEquals("2.0.0", status("market").refused());
        assertEquals(
                "metrics/visits.json#/value/latest",
                status("market").faults().get(0).at());
        assertEquals(List.of("market.jar"), kept());
        put("market.jar", new Market().version("2.0.1"));
        assertEquals("2.0.1", serving());
        assertEquals(List.of(), status("market").faults());
    }

    @Test
    void aHalfCopiedJarIsReadAgainWhenItIsWhole() throws Exception {
        Path file = folder.folder().resolve("market-1.jar");
        byte[] whole = Files.readAllBytes(new Market().jar(file));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        folder.install(file.toFile());
        assertEquals(
                "modules.jar-unreadable",
                status("market-1").faults().get(0).reason().key());
        Files.write(file, whole);
        folder.update(file.toFile());
        assertEquals("1.0.0", serving());
        assertEquals(
                1, modules.statuses(people.withRoles("reader", Role.READER)).size());
    }

    @Test
    void aDeletedFileTakesModuleBundleAndKeptJarWithIt() throws Exception {
        put("market.jar", new Market());
        put("market.jar", bad("2.0.0"));
        delete("market.jar");
        assertEquals("none", serving());
        assertEquals(List.of(), bundles());
        assertEquals(List.of(), kept());
        assertEquals(List.of(), modules.statuses(people.withRoles("reader", Role.READER)));
    }

    @Test
    void ofSeveralFilesTheHighestVersionServes() throws Exception {
        put("market-1.jar", new Market());
        put("market-2.jar", new Market().version("2.0.0"));
        delete("market-1.jar");
        assertEquals(List.of("1.0.0", "2.0.0"), heard);
        put("market-1.jar", new Market());
        assertEquals("2.0.0", serving());
        delete("market-2.jar");
        assertEquals("1.0.0", serving());
        assertEquals(List.of("1.0.0", "2.0.0", "1.0.0"), heard);
        assertEquals(List.of("sanqu-module:market/1.0.0"), bundles());
    }

    @Test
    void aModuleThatCannotStartChangesNothing() throws Exception {
        put("market.jar", new Market());
        put("market.jar", new Market().version("2.0.0").header("Import-Package", "org.example.nowhere"));
        assertEquals("1.0.0", serving());
        assertEquals(List.of("sanqu-module:market/1.0.0"), bundles());
        Fault fault = status("market").faults().get(0);
        assertTrue(fault.reason().in(Locale.ENGLISH).contains("org.example.nowhere"), fault.toString());
    }

    @Test
    void aModuleThatKarafInstalledIsNotTakenOver() throws Exception {
        Bundle bundle = framework.start("mvn:market", new Market().jar(temporary.resolve("market.jar")));
        put("market.jar", new Market().version("2.0.0"));
        assertEquals("1.0.0", serving());
        assertEquals("modules.owned", status("market").faults().get(0).reason().key());
        assertEquals(List.of(), bundles());
        assertEquals(Bundle.ACTIVE, bundle.getState());
    }

    @Test
    void noOtherBundleIsTouched() throws Exception {
        Bundle other = framework.start(
                "mvn:other", new Market().header("Bundle-SymbolicName", "other").jar(temporary.resolve("other.jar")));
        List<String> events = new ArrayList<>();
        framework.context().addBundleListener(event -> {
            if (event.getBundle().equals(other)) {
                events.add(event.toString());
            }
        });
        put("market.jar", new Market());
        put("market.jar", new Market().version("2.0.0"));
        delete("market.jar");
        assertEquals(List.of(), events);
        assertEquals(Bundle.ACTIVE, other.getState());
    }

    @Test
    void theSameModulesAreThereAfterARestartWithTheCacheAndWithoutIt() throws Exception {
        put("market.jar", new Market());
        put("market.jar", bad("2.0.0"));
        for (boolean cache : new boolean[] {true, false}) {
            reboot(cache);
            assertEquals("1.0.0", serving());
            assertEquals("2.0.0", status("market").refused());
            assertEquals(List.of("1.0.0"), heard);
            assertEquals(1, bundles().size());
        }
    }

    @Test
    void whatWasDeletedWhileThePlatformWasDownIsGone() throws Exception {
        put("market.jar", new Market());
        Files.delete(folder.folder().resolve("market.jar"));
        reboot(true);
        assertEquals("none", serving());
        assertEquals(List.of(), bundles());
        assertEquals(List.of(), kept());
    }

    @Test
    void afterAKillInMidUpdateTheVersionInTheFolderIsServed() throws Exception {
        put("market.jar", new Market());
        Path old = Files.copy(onlyKept(), temporary.resolve("old.jar"));
        put("market.jar", new Market().version("2.0.0"));
        Path home = people.store().directory().resolve("modules/market.jar");
        Files.copy(old, home.resolve("0".repeat(64) + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        Files.write(home.getParent().resolve("incoming1.part"), new byte[10]);
        reboot(true);
        assertEquals("2.0.0", serving());
        assertEquals(List.of("earlier/market", "market.jar"), kept());
    }

    private Path onlyKept() throws IOException {
        try (Stream<Path> files = Files.list(people.store().directory().resolve("modules/market.jar"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    @Timeout(20)
    void aModuleThatTheFrameworkDoesNotStartIsRefusedAndNotTriedForEver() throws Exception {
        put("market.jar", new Market());
        framework.context().getBundle(0).adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(50);
        put("market.jar", new Market().version("2.0.0"));
        assertEquals("1.0.0", serving());
        assertEquals(
                "modules.not-started", status("market").faults().get(0).reason().key());
        assertEquals(List.of("sanqu-module:market/1.0.0"), bundles());
    }

    @Test
    void whatWasDeletedWhileFileInstallWasDownIsGoneWhenItComesBack() throws Exception {
        put("market.jar", new Market());
        Files.delete(folder.folder().resolve("market.jar"));
        new DeployWatch(folder, guard, new Watcher());
        assertEquals("none", serving());
        assertEquals(List.of(), bundles());
    }

    @Test
    void whatIsKeptIsServedThoughTheFileCannotBeRead() throws Exception {
        put("market.jar", new Market());
        KeptJars kept = new KeptJars(people.store().directory().resolve("modules"));
        assertTrue(kept.best("market.jar", temporary.resolve("unreadable")).isPresent());
    }

    private WaitingUpdates updates() {
        return new WaitingUpdates(modules, folder, people.access());
    }

    @Test
    void whatTouchesDataWaitsAlsoOverARestartUntilSomebodyAgreesToJustThis() throws Exception {
        guard.touched.put("2.0.0", 5L);
        put("market.jar", new Market());
        put("market.jar", new Market().version("2.0.0"));
        assertEquals("1.0.0", serving());
        assertEquals("2.0.0", status("market").waiting());
        reboot(true);
        assertEquals("1.0.0", serving());
        assertEquals("2.0.0", status("market").waiting());
        Caller manager = people.manager();
        assertThrows(Refusal.class, () -> updates().confirm(manager, "market", "0".repeat(64)));
        updates().confirm(manager, "market", updates().get(manager, "market").hash());
        assertEquals("2.0.0", serving());
        assertNull(status("market").waiting());
        assertEquals(List.of(manager.account()), guard.accounts);
        assertEquals(List.of("sanqu-module:market/2.0.0"), bundles());
        reboot(true);
        assertEquals("2.0.0", serving());
        assertNull(status("market").waiting());
    }

    @Test
    void whatNobodyAgreesToIsTakenOutOfTheFolderAgain() throws Exception {
        guard.touched.put("2.0.0", 5L);
        put("market.jar", new Market());
        byte[] before = Files.readAllBytes(folder.folder().resolve("market.jar"));
        put("market.jar", new Market().version("2.0.0"));
        put("market-2.jar", new Market().version("2.0.0").header("Bundle-Name", "另一个"));
        Caller manager = people.manager();
        for (int i = 0; i < 2; i++) {
            updates().reject(manager, "market", updates().get(manager, "market").hash());
        }
        assertFalse(Files.exists(folder.folder().resolve("market-2.jar")));
        assertArrayEquals(before, Files.readAllBytes(folder.folder().resolve("market.jar")));
        assertNull(status("market").waiting());
        assertEquals("1.0.0", serving());
    }

    @Test
    void decliningDoesNotTouchAFileThatCameMeanwhile() throws Exception {
        guard.touched.put("2.0.0", 5L);
        put("market.jar", new Market());
        put("market.jar", new Market().version("2.0.0"));
        Caller manager = people.manager();
        String hash = updates().get(manager, "market").hash();
        byte[] newer = {1, 2, 3};
        Files.write(folder.folder().resolve("market.jar"), newer);
        Refusal refusal = assertThrows(Refusal.class, () -> updates().reject(manager, "market", hash));
        assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
        assertArrayEquals(newer, Files.readAllBytes(folder.folder().resolve("market.jar")));
    }

    @Test
    void whatDataSpeaksAgainstIsRefusedWithTheFileThatIsMissing() throws Exception {
        guard.impossible.add("2.0.0");
        put("market.jar", new Market());
        put("market.jar", new Market().version("2.0.0"));
        assertEquals("1.0.0", serving());
        assertEquals("migrations/stall-2.json", status("market").faults().get(0).at());
    }

    @Test
    void theVersionsBeforeAreKeptAndOneActGoesBack() throws Exception {
        put("market.jar", new Market());
        put("market.jar", new Market().version("2.0.0"));
        Caller manager = people.manager();
        String first = updates().kept(manager, "market").get(0).hash();
        assertFalse(updates().goBack(manager, "market", first));
        assertEquals("1.0.0", serving());
        assertEquals(
                List.of("2.0.0"),
                updates().kept(manager, "market").stream()
                        .map(ModuleUpdate.Kept::version)
                        .toList());
        reboot(true);
        assertEquals("1.0.0", serving());
        delete("market.jar");
        assertEquals(List.of(), updates().kept(manager, "market"));
    }

    @Test
    void aWayBackThatTouchesDataWaitsToo() throws Exception {
        put("market.jar", new Market());
        put("market.jar", new Market().version("2.0.0"));
        guard.touched.put("1.0.0", 3L);
        Caller manager = people.manager();
        assertTrue(updates()
                .goBack(
                        manager,
                        "market",
                        updates().kept(manager, "market").get(0).hash()));
        assertEquals("2.0.0", serving());
        updates().confirm(manager, "market", updates().get(manager, "market").hash());
        assertEquals("1.0.0", serving());
    }

    @Test
    void anEarlierVersionThatIsLeftOverWaitsWhenTheLaterOneGoes() throws Exception {
        put("market-1.jar", new Market());
        put("market-2.jar", new Market().version("2.0.0"));
        guard.touched.put("1.0.0", 3L);
        delete("market-2.jar");
        assertEquals("none", serving());
        assertEquals("1.0.0", status("market").waiting());
        reboot(true);
        assertEquals("none", serving());
        Caller manager = people.manager();
        updates().confirm(manager, "market", updates().get(manager, "market").hash());
        assertEquals("1.0.0", serving());
    }

    @Test
    void theCodeOfWhatWaitsRunsBesideWhatIsServedSoThatItCanBeTriedOut() throws Exception {
        guard.touched.put("2.0.0", 5L);
        Market second = new Market()
                .version("2.0.0")
                .spoil("forms/stall.json", "\"dueDays\": 10", "\"dueDays\": 10, \"edition\": 2")
                .file("migrations/stall-2.json", "{ \"steps\": [ { \"java\": true } ] }");
        put("market.jar", new Market());
        put("market.jar", second);
        assertEquals("1.0.0", serving());
        assertEquals(1, trials().size());
        assertEquals(Bundle.ACTIVE, trials().get(0).getState());
        reboot(true);
        assertEquals(1, trials().size());
        Caller manager = people.manager();
        updates().confirm(manager, "market", updates().get(manager, "market").hash());
        assertEquals("2.0.0", serving());
        assertEquals(List.of(), trials());
    }

    private List<Bundle> trials() {
        return Stream.of(framework.context().getBundles())
                .filter(bundle -> bundle.getLocation().startsWith("sanqu-waiting:"))
                .toList();
    }

    @Test
    void whatKarafInstalledWaitsToo() throws Exception {
        guard.touched.put("2.0.0", 5L);
        Bundle bundle = framework.start("mvn:market", new Market().jar(temporary.resolve("market.jar")));
        Framework.update(bundle, new Market().version("2.0.0").jar(temporary.resolve("market-2.jar")));
        assertEquals("1.0.0", serving());
        assertEquals("2.0.0", status("market").waiting());
        Caller manager = people.manager();
        updates().confirm(manager, "market", updates().get(manager, "market").hash());
        assertEquals("2.0.0", serving());
    }

    @Test
    void whatKarafStartedBeforeAnybodyCouldLookIsLookedAtLater() throws Exception {
        guard.touched.put("2.0.0", 5L);
        folder.guard(null);
        framework.start("mvn:market", new Market().version("2.0.0").jar(temporary.resolve("market.jar")));
        assertEquals("2.0.0", serving());
        folder.guard(guard);
        assertEquals("none", serving());
        assertEquals("2.0.0", status("market").waiting());
    }

    /** Takes its orders as FileInstall does. */
    private static final class Watcher implements ManagedServiceFactory {

        @Override
        public String getName() {
            return "watcher";
        }

        @Override
        public void updated(String pid, Dictionary<String, ?> properties) {
            assertNotNull(properties.get("felix.fileinstall.dir"));
        }

        @Override
        public void deleted(String pid) {}
    }
}
