package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sanqu.api.Refusal;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.ModuleStatus.Owner;
import org.sanqu.api.security.Role;

class ServedModulesTest {
    private static final Origin KARAF = new Origin("mvn:org.sanqu.plugins/market/1.0.0", Owner.KARAF);
    private static final Origin FIRST = new Origin("sanqu-module:market/1.0.0/a", Owner.DEPLOY_FOLDER);
    private static final Origin SECOND = new Origin("sanqu-module:market/2.0.0/b", Owner.DEPLOY_FOLDER);

    private People people;
    private ServedModules modules;

    @BeforeEach
    void start(@TempDir Path directory) {
        people = new People(directory);
        modules = new ServedModules(people.access());
    }

    @AfterEach
    void end() {
        people.close();
    }

    private static Reading version(String version) {
        return new Market().version(version).read();
    }

    private static Reading bad(String version) {
        return new Market()
                .version(version)
                .spoil("metrics/visits.json", "\"decimals\": 1", "\"decimals\": 9")
                .read();
    }

    private String serving() {
        Module market = modules.catalogue().modules().get("market");
        return market == null ? null : market.version();
    }

    @Test
    void aRefusedVersionLeavesTheOneBeforeServing() {
        modules.offer(FIRST, version("1.0.0"));
        assertFalse(modules.offer(SECOND, bad("2.0.0")));
        assertEquals("1.0.0", serving());
        ModuleStatus status = status();
        assertEquals("1.0.0", status.serving());
        assertEquals("2.0.0", status.refused());
        assertEquals("metrics/visits.json#/decimals", status.faults().get(0).at());
    }

    @Test
    void aGoodVersionEndsTheRefusalOfTheBadOne() {
        modules.offer(FIRST, bad("1.0.0"));
        assertNull(serving());
        modules.offer(FIRST, version("1.0.0"));
        assertEquals("1.0.0", serving());
        assertNull(status().refused());
        assertEquals(List.of(), status().faults());
    }

    @Test
    void theOldOneThatGoesDoesNotTakeTheNewOneWithIt() {
        modules.offer(FIRST, version("1.0.0"));
        modules.offer(SECOND, version("2.0.0"));
        assertFalse(modules.withdraw(FIRST.place()));
        assertEquals("2.0.0", serving());
        assertTrue(modules.withdraw(SECOND.place()));
        assertNull(serving());
    }

    @Test
    void aModuleHasOneOwner() {
        modules.offer(KARAF, version("1.0.0"));
        assertFalse(modules.offer(FIRST, version("2.0.0")));
        assertEquals("1.0.0", serving());
        assertEquals(Owner.KARAF, status().owner());
        String reason = status().faults().get(0).reason().in(Locale.ENGLISH);
        assertTrue(reason.contains("\"market\" is installed by Karaf"), reason);
    }

    private ModuleStatus status() {
        return modules.statuses(people.manager()).get(0);
    }

    @Test
    void faultsAreForThoseWhoManageModules() {
        modules.offer(FIRST, bad("1.0.0"));
        assertEquals(1, status().faults().size());
        ModuleStatus seen =
                modules.statuses(people.withRoles("reader", Role.READER)).get(0);
        assertEquals("1.0.0", seen.refused());
        assertEquals(List.of(), seen.faults());
        assertThrows(Refusal.class, () -> modules.statuses(people.withRoles("auditor", Role.AUDIT_ADMINISTRATOR)));
    }

    @Test
    void listenersHearOfEveryChangeInOrderAlsoWhenOneFails() {
        List<String> heard = new ArrayList<>();
        modules.listen((before, after) -> {
            throw new IllegalStateException("a listener that fails");
        });
        modules.listen((before, after) -> heard.add(before.revision() + "→" + after.revision()));
        modules.offer(FIRST, version("1.0.0"));
        modules.offer(SECOND, version("2.0.0"));
        modules.withdraw(SECOND.place());
        assertEquals(List.of("0→1", "1→2", "2→3"), heard);
    }

    @Test
    void aLateListenerHearsOfWhatIsServedAlready() {
        modules.offer(FIRST, version("1.0.0"));
        List<Catalogue> heard = new ArrayList<>();
        modules.listen((before, after) -> heard.addAll(List.of(before, after)));
        assertEquals(0, heard.get(0).modules().size());
        assertEquals("1.0.0", heard.get(1).modules().get("market").version());
    }

    @Test
    void readersSeeOneVersionOrTheOtherWholeAndNeverNone() throws Exception {
        Reading one = version("1.0.0");
        Reading two = new Market()
                .version("2.0.0")
                .file(
                        "forms/booth.json",
                        new String(new Market().files().files().get("forms/stall.json")))
                .file(
                        "metrics/booths.json",
                        """
                        {"title": "展位", "value": {"form": "booth", "count": true}}""")
                .read();
        modules.offer(FIRST, one);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(4);
        List<Future<Long>> reads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            reads.add(readers.submit(() -> read(done)));
        }
        for (int i = 0; i < 2_000; i++) {
            modules.offer(i % 2 == 0 ? SECOND : FIRST, i % 2 == 0 ? two : one);
        }
        done.set(true);
        for (Future<Long> read : reads) {
            assertTrue(read.get() > 0);
        }
        readers.shutdown();
    }

    private long read(AtomicBoolean done) {
        long count = 0;
        while (!done.get()) {
            Catalogue catalogue = modules.catalogue();
            Module market = catalogue.modules().get("market");
            assertNotNull(market);
            boolean second = market.version().equals("2.0.0");
            assertEquals(second ? 2 : 1, catalogue.forms().size());
            assertEquals(second ? 4 : 3, catalogue.metrics().size());
            assertEquals(second, catalogue.metric("market/booths").isPresent());
            count++;
        }
        return count;
    }
}
