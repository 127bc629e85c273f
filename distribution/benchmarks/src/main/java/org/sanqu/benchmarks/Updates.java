package org.sanqu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A module is updated again and again while people work: counts the requests that fail, and how long an update takes until it is
 * served.
 *
 * <p>Arguments: the assembly's folder, a work folder, the market module's jar, how many updates, requests a second, and the JVM
 * flags.
 */
public final class Updates {

    private static final int PORT = 19_181;
    private static final String PASSWORD = "Wisteria-42-Lantern";

    private Updates() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home = Path.of(arguments[1]).toAbsolutePath().resolve("sanqu");
        Karaf.copy(Path.of(arguments[0]).toAbsolutePath(), home);
        Map<String, String> environment =
                Map.of("JAVA_OPTS", arguments[5], "SANQU_ADMIN_PASSWORD", PASSWORD, "SANQU_EXAMPLE", "true");
        try (Karaf karaf = Karaf.start(home, environment, PORT, 200)) {
            System.out.printf(
                    "flags: %s%nexample imported and ready in %d s%n",
                    arguments[5], karaf.boot().toSeconds());
            run(karaf, home, Path.of(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        }
    }

    private static void run(Karaf karaf, Path home, Path jar, int updates, int rate)
            throws IOException, InterruptedException {
        Visitors visitors = new Visitors(PORT, PASSWORD);
        Path deployed = home.resolve("sanqu/deploy/market.jar");
        write(jar, deployed, "1.0.0");
        visitors.awaitVersion("1.0.0");
        try (Load load = Load.start(visitors, rate)) {
            Karaf.pause(40_000);
            load.report("warming up");
            Karaf.pause(20_000);
            load.report("without updates");
            List<Long> served = new ArrayList<>();
            for (int update = 1; update <= updates; update++) {
                String version = "1.0." + update;
                long begin = System.nanoTime();
                write(jar, deployed, version);
                visitors.awaitVersion(version);
                served.add((System.nanoTime() - begin) / 1_000_000);
                Karaf.pause(500);
            }
            Collections.sort(served);
            load.report(updates + " updates");
            System.out.printf(
                    "an update is served after %d ms (median), %d ms (worst)%n",
                    served.get(served.size() / 2), served.get(served.size() - 1));
            System.out.printf("resident %d MB%n", karaf.resident());
        }
    }

    /** Writes a copy of the jar with another version, as cp does: in place. */
    private static void write(Path jar, Path target, String version) throws IOException {
        try (JarFile from = new JarFile(jar.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
                for (JarEntry entry : Collections.list(from.entries())) {
                    if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/MANIFEST")) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        from.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
    }
}
