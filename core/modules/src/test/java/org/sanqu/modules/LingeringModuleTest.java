package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sanqu.api.module.ModuleUpdate;
import org.sanqu.api.security.Caller;

/** A module whose jar is gone is served as long as another jar of it lies in the folder and does not serve. */
class LingeringModuleTest extends DeployGround {

    private WaitingUpdates updates() {
        return new WaitingUpdates(modules, folder, people.access());
    }

    private void firstGoesWhileTheSecondWaits() throws Exception {
        guard.touched.put("2.0.0", 5L);
        put("market-1.jar", new Market());
        put("market-2.jar", new Market().version("2.0.0"));
        delete("market-1.jar");
    }

    @Test
    void theJarBeforeMayGoWhileTheNewOneWaits() throws Exception {
        firstGoesWhileTheSecondWaits();
        for (int i = 0; i < 3; i++) {
            assertEquals("1.0.0", serving());
            assertEquals("2.0.0", status("market").waiting());
            reboot(i == 0);
        }
        Caller manager = people.manager();
        updates().confirm(manager, "market", updates().get(manager, "market").hash());
        assertEquals(List.of("1.0.0", "2.0.0"), heard);
        assertEquals(List.of("sanqu-module:market/2.0.0"), bundles());
        assertEquals(List.of("earlier/market", "market-2.jar"), kept());
        assertEquals(
                List.of("1.0.0"),
                updates().kept(manager, "market").stream()
                        .map(ModuleUpdate.Kept::version)
                        .toList());
    }

    @Test
    void whoDeclinesHasTheJarBeforeInTheFolderAgain() throws Exception {
        firstGoesWhileTheSecondWaits();
        Caller manager = people.manager();
        updates().reject(manager, "market", updates().get(manager, "market").hash());
        assertTrue(Files.exists(folder.folder().resolve("market-1.jar")));
        assertFalse(Files.exists(folder.folder().resolve("market-2.jar")));
        folder.uninstall(folder.folder().resolve("market-2.jar").toFile());
        folder.install(folder.folder().resolve("market-1.jar").toFile());
        assertNull(status("market").waiting());
        assertEquals(List.of("1.0.0"), heard);
        reboot(false);
        assertEquals("1.0.0", serving());
    }

    @Test
    void aJarThatComesBackIsAsIfItHadNeverGone() throws Exception {
        firstGoesWhileTheSecondWaits();
        put("market-1.jar", new Market());
        delete("market-2.jar");
        assertEquals(List.of("1.0.0"), heard);
        assertEquals(List.of("market-1.jar"), kept());
    }

    @Test
    void theModuleGoesWithItsLastJar() throws Exception {
        firstGoesWhileTheSecondWaits();
        delete("market-2.jar");
        assertEquals("none", serving());
        assertEquals(List.of(), bundles());
        assertEquals(List.of(), kept());
    }

    @Test
    void theOldJarMayGoInTheSameMomentInWhichTheNewOneComes() throws Exception {
        put("market-1.jar", new Market());
        Files.delete(folder.folder().resolve("market-1.jar"));
        new Market().version("2.0.0").jar(folder.folder().resolve("market-2.jar"));
        folder.uninstall(folder.folder().resolve("market-1.jar").toFile());
        folder.install(folder.folder().resolve("market-2.jar").toFile());
        assertEquals(List.of("1.0.0", "2.0.0"), heard);
        assertEquals(List.of("sanqu-module:market/2.0.0"), bundles());
        assertEquals(List.of("earlier/market", "market-2.jar"), kept());
    }

    @Test
    void aJarMayBeRenamed() throws Exception {
        put("market-1.jar", new Market());
        Files.move(folder.folder().resolve("market-1.jar"), folder.folder().resolve("market.jar"));
        folder.uninstall(folder.folder().resolve("market-1.jar").toFile());
        folder.install(folder.folder().resolve("market.jar").toFile());
        assertEquals(List.of("1.0.0"), heard);
        assertEquals(List.of("market.jar"), kept());
        delete("market.jar");
        assertEquals(List.of("1.0.0", "none"), heard);
        assertEquals(List.of(), kept());
    }

    @Test
    void aBadJarUnderAnotherNameDoesNotTakeThePlaceOfTheGoodOneThatWent() throws Exception {
        put("market-1.jar", new Market());
        put("market-2.jar", bad("2.0.0"));
        delete("market-1.jar");
        assertEquals("1.0.0", serving());
        assertEquals("2.0.0", status("market").refused());
        Files.write(folder.folder().resolve("market-2.jar"), new byte[] {'P', 'K'});
        folder.guard(guard);
        assertEquals("1.0.0", serving(), "its repair is just being written");
        put("market-2.jar", new Market().version("2.0.1"));
        assertEquals(List.of("1.0.0", "2.0.1"), heard);
    }

    @Test
    void anEarlierVersionThatIsLeftOverWaitsWhileTheLaterOneServesOn() throws Exception {
        put("market-1.jar", new Market());
        put("market-2.jar", new Market().version("2.0.0"));
        guard.touched.put("1.0.0", 3L);
        delete("market-2.jar");
        for (int i = 0; i < 2; i++) {
            assertEquals("2.0.0", serving());
            assertEquals("1.0.0", status("market").waiting());
            reboot(true);
        }
        Caller manager = people.manager();
        updates().confirm(manager, "market", updates().get(manager, "market").hash());
        assertEquals("1.0.0", serving());
        assertEquals(List.of("sanqu-module:market/1.0.0"), bundles());
    }

    @Test
    void whatIsLeftOverWhileThePlatformWasDownIsNotServedBeforeSomebodyLookedAtIt() throws Exception {
        put("market-1.jar", new Market());
        put("market-2.jar", new Market().version("2.0.0"));
        guard.touched.put("1.0.0", 3L);
        Files.delete(folder.folder().resolve("market-2.jar"));
        reboot(true);
        assertEquals(List.of("2.0.0"), heard);
        assertEquals("1.0.0", status("market").waiting());
    }
}
