package org.sanqu.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running Karaf that ends with this process, however this process ends.
 *
 * @param process the script around it, or Karaf itself on Windows
 * @param log where it tells what went wrong
 */
record Instance(Process process, Path log) {

    /** Ends Karaf when standard input closes: the system closes it even when this process is killed. */
    private static final String SCRIPT =
            """
            trap '' INT
            exec 3<&0
            "$0" daemon &
            karaf=$!
            { cat <&3 >/dev/null; kill "$karaf" 2>/dev/null; } &
            wait "$karaf"
            """;

    /** Starts a fresh copy of the assembly; everything that must be kept lies in the data folder. */
    static Instance start(Path assembly, Path run, Path data, int port) throws IOException {
        delete(run);
        copy(assembly, run);
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        ProcessBuilder builder = windows
                ? new ProcessBuilder(run.resolve("bin/karaf.bat").toString(), "server")
                : new ProcessBuilder(
                        "sh", "-c", SCRIPT, run.resolve("bin/karaf").toString());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KARAF_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SANQU_PORT", String.valueOf(port));
        environment.put("SANQU_DATA", data.toString());
        environment.putIfAbsent("SANQU_EXAMPLE", "true");
        Path console = run.resolve("console.log");
        builder.redirectErrorStream(true).redirectOutput(console.toFile());
        return new Instance(builder.start(), run.resolve("data/log/karaf.log"));
    }

    boolean alive() {
        return process.isAlive();
    }

    void await() throws InterruptedException {
        process.waitFor();
    }

    /** Returns when Karaf is gone. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
