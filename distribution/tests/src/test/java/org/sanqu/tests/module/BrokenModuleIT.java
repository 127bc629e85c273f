package org.sanqu.tests.module;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** A module that is broken is never served, and its administrator reads what is wrong and where. */
@ExtendWith(SharedPlatform.class)
class BrokenModuleIT {

    private static final String VERSION = "9.0.0";

    private Market market;

    @BeforeEach
    void take(Platform platform) {
        market = new Market(platform);
    }

    @AfterEach
    void remove() {
        market.remove();
        market.awaitGone();
    }

    static Stream<Arguments> broken() {
        ModuleJar jar = ModuleJar.market().version(VERSION);
        return Stream.of(
                Arguments.of("bad JSON", jar.file(ModuleJar.STALL, it -> it.substring(0, 200)), ModuleJar.STALL),
                Arguments.of(
                        "a schema that is none",
                        jar.file(ModuleJar.STALL, it -> it.replace("\"integer\"", "\"whole\"")),
                        ModuleJar.STALL + "#/properties/members/type"),
                Arguments.of(
                        "a metric on a field that does not exist",
                        jar.file(ModuleJar.METRIC, it -> it.replace("\"members\"", "\"visitors\"")),
                        ModuleJar.METRIC + "#/numerator/where"),
                Arguments.of(
                        "a metric on a form that does not exist",
                        jar.file(ModuleJar.METRIC, it -> it.replace("\"stall\"", "\"booth\"")),
                        ModuleJar.METRIC + "#/numerator/form"),
                Arguments.of(
                        "another platform's version range",
                        jar.header(
                                "Require-Capability",
                                "osgi.extender;effective:=\"sanqu\";filter:=\"(&(osgi.extender=sanqu.module)"
                                        + "(version>=7.0)(!(version>=8.0)))\""),
                        "META-INF/MANIFEST.MF"),
                Arguments.of(
                        "a translation of nothing",
                        jar.file("i18n/en.json", none -> "{\"forms/booth.json#/title\": \"Booth\"}"),
                        "i18n/en.json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenModuleIsRefusedWithThePlace(String what, ModuleJar jar, String at) {
        market.deploy(jar);
        JsonNode refused =
                market.await("the refusal of " + what, it -> !it.path("faults").isEmpty());
        assertTrue(refused.path("serving").isNull(), refused.toString());
        JsonNode fault = refused.path("faults").path(0);
        assertTrue(fault.path("at").asText().startsWith(at), refused.toString());
        assertTrue(fault.path("message").asText().matches("(?s).*\\p{IsHan}.*"), refused.toString());
    }
}
