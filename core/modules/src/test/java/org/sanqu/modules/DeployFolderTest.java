package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.cm.ManagedServiceFactory;
import org.sanqu.api.Fault;
import org.sanqu.api.module.ModuleStatus.Owner;
import org.sanqu.api.security.Role;

/** Jars that come and go in the deploy folder of a real framework. */
class DeployFolderTest extends DeployGround {

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
