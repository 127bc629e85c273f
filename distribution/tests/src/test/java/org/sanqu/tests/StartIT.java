package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hinders the start is said at once to whoever starts it. */
class StartIT {

    @TempDir
    Path temporary;

    private Path home;

    @BeforeEach
    void unpack() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "only where the system lists its ports");
        home = Files.createDirectories(temporary.resolve("a folder"));
        Process tar = new ProcessBuilder(
                        "tar",
                        "xzf",
                        System.getProperty("sanqu.distribution"),
                        "-C",
                        home.toString(),
                        "--strip-components=1")
                .start();
        assertEquals(0, tar.waitFor());
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsStarted() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            refuse("SANQU_PORT", port, "bin/start");
            refuse("SANQU_SSH_PORT", port, "bin/karaf", "server");
        }
        assertTrue(Files.notExists(home.resolve("karaf.pid")));
        assertTrue(Files.notExists(home.resolve("data/log/karaf.log")));
    }

    private void refuse(String variable, String port, String... command) throws IOException, InterruptedException {
        command[0] = home.resolve(command[0]).toString();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SANQU_DATA", temporary.resolve("data").toString());
        builder.environment().put("SANQU_PORT", "1");
        builder.environment().put(variable, port);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), said);
        assertTrue(said.contains(port) && said.contains(variable), said);
    }
}
