package org.sanqu.tests.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** A jar in the deploy folder is served, replaced and removed in two seconds, and nothing else notices. */
@ExtendWith(SharedPlatform.class)
class HotDeploymentIT {

    private static final String BUNDLES =
            """
            each ($.context bundles) { echo BUNDLE ($it bundleId) ($it symbolicName) ($it state) ($it lastModified); \
            each ($it registeredServices) { echo SERVICE ($it getProperty service.id) } }
            """;

    private Platform platform;
    private Market market;
    private Client admin;

    @BeforeEach
    void take(Platform platform) {
        this.platform = platform;
        market = new Market(platform);
        admin = platform.admin();
    }

    @AfterEach
    void remove() {
        market.remove();
        market.awaitGone();
    }

    @Test
    void aJarIsServedReplacedAndRemovedAndNoOtherBundleIsTouched() {
        String before = bundles();
        assertTrue(before.contains(" org.sanqu.modules 32 "), before);

        market.deploy(ModuleJar.market().version("1.0.0"));
        JsonNode first = market.awaitServing("1.0.0");
        assertEquals("deploy-folder", first.path("owner").asText());
        assertEquals("market/stall", first.path("forms").path(0).asText());
        assertEquals("market/stalls-with-members", first.path("metrics").path(0).asText());
        assertEquals("摊位登记", title());

        market.deploy(ModuleJar.market().version("1.1.0").file(ModuleJar.STALL, it -> it.replace("摊位登记", "摊位登记表")));
        market.awaitServing("1.1.0");
        assertEquals("摊位登记表", title());

        market.remove();
        market.awaitGone();
        admin.get("/api/forms/market/stall").expect(404);
        assertEquals(before, bundles());
    }

    @Test
    void aNewerJarMayComeUnderAnotherNameBeforeTheOldOneGoes() {
        market.deploy(ModuleJar.market().version("1.0.0"));
        market.awaitServing("1.0.0");
        market.deployBeside(ModuleJar.market().version("2.0.0"));
        market.awaitServing("2.0.0");
        market.removeOld();
        market.awaitServing("2.0.0");
        assertEquals("摊位登记", title());
    }

    @Test
    void theOldJarMayGoThoughItsSuccessorIsBrokenAndNoRequestFails() {
        market.deploy(ModuleJar.market().version("1.0.0"));
        market.awaitServing("1.0.0");
        market.deployBeside(ModuleJar.market()
                .version("2.0.0")
                .file(ModuleJar.METRIC, it -> it.replace("\"members\"", "\"visitors\"")));
        market.awaitRefused("2.0.0");
        market.removeOld();
        market.deployBeside(ModuleJar.market().version("2.0.1"));
        market.await("market 2.0.1", it -> {
            assertEquals("摊位登记", title());
            return it.path("serving").asText().equals("2.0.1");
        });
    }

    @Test
    void aBrokenVersionIsRefusedWithFileAndPointerAndTheOneBeforeGoesOnServing() {
        market.deploy(ModuleJar.market().version("1.0.0"));
        market.awaitServing("1.0.0");

        market.deploy(ModuleJar.market()
                .version("3.0.0")
                .file(ModuleJar.METRIC, it -> it.replace("\"members\"", "\"visitors\"")));
        JsonNode refused = market.awaitRefused("3.0.0");

        assertEquals("1.0.0", refused.path("serving").asText());
        JsonNode fault = refused.path("faults").path(0);
        assertTrue(fault.path("at").asText().startsWith(ModuleJar.METRIC + "#/"), refused.toString());
        assertTrue(fault.path("message").asText().contains("visitors"), refused.toString());
        assertEquals("摊位登记", title());
    }

    @Test
    void whatWasSubmittedStaysReadableWhenItsModuleIsGone() {
        market.deploy(ModuleJar.market().version("1.0.0"));
        market.awaitServing("1.0.0");
        admin.post(
                        "/api/organisations",
                        """
                        {"code":"MARKET-1","name":"市场党支部","type":"branch","sectors":["market"],\
                        "parent":"code:SL-03","establishedOn":"2024-05-01"}
                        """)
                .expect(201);
        String made = admin.post(
                        "/api/submissions",
                        """
                        {"form":"market/stall","organisation":"code:MARKET-1","period":"2024-Q3",\
                        "data":{"name":"一号摊位","trade":"food","members":2}}
                        """)
                .expect(201)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        market.remove();
        market.awaitGone();

        JsonNode kept = admin.get(made).expect(200).json();
        assertEquals("一号摊位", kept.path("data").path("name").asText());
    }

    private String title() {
        return admin.get("/api/forms/market/stall")
                .expect(200)
                .json()
                .at("/form/title")
                .asText();
    }

    /** Ids, states, times and services of every bundle but the module's. */
    private String bundles() {
        return platform.console()
                .run(BUNDLES)
                .lines()
                .filter(line -> line.startsWith("BUNDLE") || line.startsWith("SERVICE"))
                .filter(line -> !line.contains(" market "))
                .collect(Collectors.joining("\n"));
    }
}
