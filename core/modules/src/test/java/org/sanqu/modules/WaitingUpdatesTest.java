package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.SubmissionMigration;
import org.sanqu.api.module.ModuleUpdate;
import org.sanqu.api.security.Caller;

/** Versions that touch data on hand: they wait, are agreed to or declined, and what serves meanwhile serves on. */
class WaitingUpdatesTest extends DeployGround {

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
    void theCodeOfWhatWaitsRunsBesideWhatIsServedSoThatItCanBeTriedOut() throws Exception {
        guard.touched.put("2.0.0", 5L);
        put("market.jar", new Market());
        put("market.jar", withCode());
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

    @Test
    void nothingOfWhatIsTriedOutIsSeenButItsMigrations() throws Exception {
        guard.touched.put("2.0.0", 5L);
        Bundle other = framework.start(
                "mvn:other", new Market().header("Bundle-SymbolicName", "other").jar(temporary.resolve("other.jar")));
        List<String> heard = new ArrayList<>();
        other.getBundleContext().addServiceListener(event -> heard.add(event.toString()), "(objectClass=*Runnable)");
        put("market.jar", new Market());
        put("market.jar", withCode());
        BundleContext trial = trials().get(0).getBundleContext();
        trial.registerService(Runnable.class, () -> {}, null);
        trial.registerService(SubmissionMigration.class.getName(), (ServiceFactory<?>) new Nothing(), null);
        assertNull(other.getBundleContext().getServiceReference(Runnable.class));
        assertEquals(List.of(), heard);
        assertNotNull(trial.getServiceReference(Runnable.class), "it sees itself");
        assertNotNull(other.getBundleContext().getAllServiceReferences(SubmissionMigration.class.getName(), null));
    }

    /** Stands for a service that is never got. */
    private static final class Nothing implements ServiceFactory<Object> {

        @Override
        public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
            return null;
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {}
    }

    private static Market withCode() {
        return new Market()
                .version("2.0.0")
                .spoil("forms/stall.json", "\"dueDays\": 10", "\"dueDays\": 10, \"edition\": 2")
                .file("migrations/stall-2.json", "{ \"steps\": [ { \"java\": true } ] }");
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
}
