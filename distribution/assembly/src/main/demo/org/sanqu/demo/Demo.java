package org.sanqu.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.ResourceBundle;

/** Runs the distribution with the example district in the foreground, until Ctrl-C. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.sanqu.demo.demo");

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset());
    private final Path assembly;
    private final Path run;
    private final Path data;
    private final int port;

    private Demo(Path assembly, Path run, Path data, int port) {
        this.assembly = assembly;
        this.run = run;
        this.data = data;
        this.port = port;
    }

    /**
     * Ends with status 1 and a reason when it cannot start.
     *
     * @param arguments the unpacked assembly, the folder to run it in, and the folder that keeps the data
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(System.getenv().getOrDefault("SANQU_PORT", "8181"));
        boolean ended = new Demo(path(arguments[0]), path(arguments[1]), path(arguments[2]), port).run();
        if (!ended) {
            System.exit(1);
        }
    }

    private static Path path(String argument) {
        return Path.of(argument).toAbsolutePath().normalize();
    }

    private boolean run() throws IOException, InterruptedException {
        if (Runtime.version().feature() < 17) {
            return refuse("java", Runtime.version());
        }
        if (taken()) {
            return refuse("taken", String.valueOf(port));
        }
        say("starting", data);
        boolean kept = Files.exists(data.resolve("database"));
        Instance instance = Instance.start(assembly, run, data, port);
        Thread stop = new Thread(instance::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        if (!awaitReady(instance)) {
            instance.stop();
            return refuse("failed", instance.log());
        }
        say("ready", "http://localhost:" + port + "/");
        say(kept ? "data.kept" : "data.new", data);
        Optional<String> password = password();
        say(password.isPresent() ? "password" : "password.changed", password.orElse(""));
        say("end");
        instance.await();
        return true;
    }

    private boolean awaitReady(Instance instance) throws InterruptedException {
        Instant begin = Instant.now();
        String before = "";
        while (instance.alive() && Instant.now().isBefore(begin.plus(PATIENCE))) {
            Health health = Health.of(port);
            if (health.ready()) {
                return true;
            }
            if (!health.stage().equals(before) && !health.stage().isEmpty()) {
                say("stage", Duration.between(begin, Instant.now()).toSeconds(), health.stage());
                before = health.stage();
            }
            Thread.sleep(200);
        }
        return false;
    }

    private boolean taken() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException bound) {
            return true;
        }
    }

    private Optional<String> password() throws IOException {
        Path file = data.resolve("initial-password");
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private boolean refuse(String key, Object... arguments) {
        say(key, arguments);
        return false;
    }

    private void say(String key, Object... arguments) {
        out.println(MessageFormat.format(TEXTS.getString(key), arguments));
    }

    private static Charset charset() {
        Charset terminal = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return terminal.newEncoder().canEncode('区') ? terminal : StandardCharsets.UTF_8;
    }
}
