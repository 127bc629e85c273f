package org.sanqu.tests.karaf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Karaf's console, as bin/client of the distribution opens it.
 *
 * @param folder the unpacked distribution
 * @param port where the console listens
 */
public record Console(Path folder, int port) {

    static final String PASSWORD = "console-of-a-test";

    /** Runs commands and returns what they print. */
    public String run(String commands) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    "sh", folder.resolve("bin/client").toString(), "-a", String.valueOf(port), commands);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process client = builder.redirectErrorStream(true).start();
            // standard input stays open until it has answered: the client fails at its end
            try (OutputStream input = client.getOutputStream()) {
                String printed = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                client.waitFor(30, TimeUnit.SECONDS);
                return printed;
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
