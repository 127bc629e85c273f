package org.sanqu.tests.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A running platform: a process of its own, with its own port and its own Karaf folder. */
public final class Platform implements AutoCloseable {

    /** The administrator's password where a test does not ask for a one-time one. */
    public static final String PASSWORD = "Wisteria-42-Lantern";

    private static final Path WORK = Path.of(System.getProperty("sanqu.work", "target/karaf"));

    private final String name;
    private final Container container;
    private final int port;
    private final int consolePort;
    private final Path data;
    private final List<Health> healths;

    private Platform(String name, Container container, int port, int consolePort, Path data, List<Health> healths) {
        this.name = name;
        this.container = container;
        this.port = port;
        this.consolePort = consolePort;
        this.data = data;
        this.healths = healths;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param name of its folder and of its log when it fails
     * @param data what it keeps; may be there already
     * @param environment variables beside port and data
     */
    public static Platform start(String name, Path data, Map<String, String> environment) {
        try {
            int port = Ports.free();
            Map<String, String> all = new HashMap<>(environment);
            all.put("SANQU_PORT", String.valueOf(port));
            int consolePort = Ports.free();
            all.put("SANQU_SSH_PORT", String.valueOf(consolePort));
            all.put("SANQU_DATA", data.toAbsolutePath().toString());
            Path folder = Files.createDirectories(WORK).resolve(name).toAbsolutePath();
            Container container = Container.start(folder, all);
            try {
                return new Platform(name, container, port, consolePort, data, Health.await(port, container));
            } catch (RuntimeException | AssertionError e) {
                keepLog(name, container);
                container.stop();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new folder for data, below the work folder. */
    public static Path emptyData(String name) {
        Path data = WORK.resolve(name + "-data").toAbsolutePath();
        Folders.delete(data);
        return data;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public int port() {
        return port;
    }

    /** The folder below which everything lies that is kept. */
    public Path data() {
        return data;
    }

    /** What {@code /health} answered while it started, each answer once. */
    public List<Health> healths() {
        return healths;
    }

    /** A program that talks to the API as an account. */
    public Client client(String account, String password) {
        return new Client(this, account, password);
    }

    public Client admin() {
        return client("admin", PASSWORD);
    }

    /** Karaf's console. */
    public Console console() {
        return new Console(container.folder(), consolePort);
    }

    /** The log as it is now. */
    public String log() {
        return container.log();
    }

    /** Ends the process without a word, as a power failure does. */
    public void kill() {
        container.kill();
        close();
    }

    @Override
    public void close() {
        keepLog(name, container);
        container.stop();
    }

    private static void keepLog(String name, Container container) {
        try {
            Path log = container.folder().resolve("data/log/karaf.log");
            if (Files.exists(log)) {
                Files.copy(log, WORK.resolve(name + ".log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
