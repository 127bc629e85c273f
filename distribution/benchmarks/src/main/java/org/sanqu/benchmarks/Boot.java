package org.sanqu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Boot to ready: the platform until {@code /health} is 200, against the same Karaf with Felix HTTP and Declarative Services alone
 * until its port answers; same JVM flags, in turns.
 *
 * <p>Arguments: the assembly's folder, a work folder, how many rounds, and the JVM flags.
 */
public final class Boot {

    private static final int PORT = 19_181;
    private static final int NOT_FOUND = 404;

    private final Path assembly;
    private final Path work;
    private final Map<String, String> environment;

    private Boot(Path assembly, Path work, String flags) {
        this.assembly = assembly;
        this.work = work;
        this.environment = Map.of("JAVA_OPTS", flags, "SANQU_ADMIN_PASSWORD", "Wisteria-42-Lantern");
    }

    public static void main(String[] arguments) throws IOException {
        Path work = Path.of(arguments[1]).toAbsolutePath();
        new Boot(Path.of(arguments[0]).toAbsolutePath(), work, arguments[3]).run(Integer.parseInt(arguments[2]));
    }

    private void run(int rounds) throws IOException {
        Samples lean = new Samples("lean");
        Samples sanqu = new Samples("Sanqu");
        for (int round = 0; round < rounds; round++) {
            Path leanHome = work.resolve("lean");
            Karaf.copy(assembly, leanHome);
            strip(leanHome.resolve("etc/org.apache.karaf.features.cfg"));
            lean.take(leanHome, NOT_FOUND);
            Path sanquHome = work.resolve("sanqu");
            Karaf.copy(assembly, sanquHome);
            sanqu.take(sanquHome, 200);
        }
        System.out.printf("flags: %s%n", environment.get("JAVA_OPTS"));
        lean.print();
        sanqu.print();
        System.out.printf(
                "ratio: first start %.2f, later start %.2f%n",
                sanqu.median(sanqu.first) / lean.median(lean.first),
                sanqu.median(sanqu.later) / lean.median(lean.later));
    }

    /** Leaves the console and the HTTP server, and takes the platform away. */
    private static void strip(Path configuration) throws IOException {
        String features = Files.readString(configuration);
        String stripped = features.replaceFirst("sanqu-core/[^,\\s]+", "sanqu-http,sanqu-scr")
                .replaceFirst("sanqu-postgresql/[^,\\s]+\\s*,", "");
        if (stripped.contains("sanqu-core") || stripped.contains("sanqu-postgresql")) {
            throw new IOException("the platform is still in " + configuration);
        }
        Files.writeString(configuration, stripped);
    }

    /** Starts of one distribution: the first of an unpacked copy, and the next of the same. */
    private final class Samples {

        private final String name;
        private final List<Duration> first = new ArrayList<>();
        private final List<Duration> later = new ArrayList<>();
        private long resident;

        Samples(String name) {
            this.name = name;
        }

        void take(Path home, int ready) throws IOException {
            try (Karaf karaf = Karaf.start(home, environment, PORT, ready)) {
                first.add(karaf.boot());
            }
            try (Karaf karaf = Karaf.start(home, environment, PORT, ready)) {
                later.add(karaf.boot());
                resident = karaf.resident();
            }
        }

        double median(List<Duration> durations) {
            return durations.stream()
                            .sorted()
                            .toList()
                            .get(durations.size() / 2)
                            .toMillis()
                    / 1000.0;
        }

        void print() {
            System.out.printf(
                    "%-6s first start %.2f s, later start %.2f s, resident %d MB%n",
                    name, median(first), median(later), resident);
        }
    }
}
