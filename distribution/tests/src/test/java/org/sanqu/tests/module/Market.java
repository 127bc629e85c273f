package org.sanqu.tests.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.Waiting;

/** The market module in a running platform: its file in the deploy folder, and what the API says of it. */
final class Market {

    /** What people are promised. */
    private static final int SECONDS = 2;

    private final Client client;
    private final Path file;
    private final Path beside;

    Market(Platform platform) {
        this.client = platform.admin();
        this.file = platform.data().resolve("deploy/market.jar");
        this.beside = platform.data().resolve("deploy/market-next.jar");
    }

    void deploy(ModuleJar jar) {
        jar.write(file);
    }

    /** Puts it there under another name, beside the one that is there. */
    void deployBeside(ModuleJar jar) {
        jar.write(beside);
    }

    void removeOld() {
        delete(file);
    }

    void remove() {
        delete(file);
        delete(beside);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its status when it is there. */
    Optional<JsonNode> status() {
        for (JsonNode module : client.get("/api/modules").expect(200).json()) {
            if (module.path("id").asText().equals("market")) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }

    JsonNode await(String what, Predicate<JsonNode> expected) {
        return Waiting.until(what, SECONDS, () -> status().filter(expected));
    }

    JsonNode awaitServing(String version) {
        return await("market " + version, it -> it.path("serving").asText().equals(version));
    }

    JsonNode awaitRefused(String version) {
        return await(
                "the refusal of market " + version,
                it -> it.path("refused").asText().equals(version));
    }

    void awaitGone() {
        Waiting.until(
                "a market that is gone", SECONDS, () -> status().isPresent() ? Optional.empty() : Optional.of(true));
    }
}
