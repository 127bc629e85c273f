package org.sanqu.tests.karaf;

import static org.ops4j.pax.exam.CoreOptions.environment;
import static org.ops4j.pax.exam.CoreOptions.serverMode;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.KarafDistributionOption;
import org.ops4j.pax.exam.options.extra.WorkingDirectoryOption;
import org.ops4j.pax.exam.spi.DefaultExamSystem;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/**
 * Karaf as Pax Exam starts it.
 *
 * @param folder the unpacked distribution
 * @param process Karaf
 */
record Container(Path folder, ProcessHandle process) {

    static Container start(Path work, Map<String, String> environment) throws IOException {
        Folders.delete(work);
        Files.createDirectories(work);
        ExamSystem system = DefaultExamSystem.create(options(work, environment).toArray(Option[]::new));
        Set<ProcessHandle> before = children();
        // Pax Exam pipes our standard input, which is Surefire's command channel, into Karaf
        System.setIn(InputStream.nullInputStream());
        PaxExamRuntime.createContainer(system).start();
        ProcessHandle process = awaitChild(before);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Container(unpacked(work), process);
    }

    private static List<Option> options(Path work, Map<String, String> environment) throws IOException {
        Path distribution = Path.of(System.getProperty("sanqu.distribution"));
        List<Option> options = new ArrayList<>(List.of(
                new WorkingDirectoryOption(work.resolve("exam").toString()),
                karafDistributionConfiguration()
                        .frameworkUrl(distribution.toUri().toURL().toString())
                        .karafVersion(Jvm.KARAF)
                        .unpackDirectory(work.toFile()),
                keepRuntimeFolder(),
                KarafDistributionOption.overrideJUnitBundles(),
                configureConsole().ignoreLocalConsole(),
                doNotModifyLogConfiguration(),
                // otherwise Pax Exam spins until its own bundles answer
                serverMode(),
                editConfigurationFilePut("etc/users.properties", "karaf", Console.PASSWORD + ",_g_:admingroup"),
                editConfigurationFilePut(
                        "etc/users.properties", "_g_:admingroup", "group,admin,manager,viewer,systembundles,ssh"),
                // a bundle that does not resolve ends the process at once
                systemProperty("karaf.require.successful.features.boot").value("true"),
                editConfigurationFilePut("etc/org.apache.karaf.features.cfg", "scheduleMaxRun", "1"),
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.repositories",
                        Path.of(System.getProperty("sanqu.exam.repository")).toUri() + "@id=exam"),
                vmOptions(Jvm.options())));
        environment.forEach((name, value) -> options.add(environment(name + "=" + value)));
        return options;
    }

    String log() {
        try {
            return Files.readString(folder.resolve("data/log/karaf.log"));
        } catch (IOException e) {
            return "";
        }
    }

    void kill() {
        process.destroyForcibly();
        await(10);
    }

    /** Ends Karaf as its own stop does, and deletes its folder. */
    void stop() {
        process.destroy();
        if (!await(30)) {
            kill();
        }
        Folders.delete(folder.getParent());
    }

    private boolean await(int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProcessHandle awaitChild(Set<ProcessHandle> before) {
        return Waiting.until("Karaf's process", 10, () -> children().stream()
                .filter(child -> !before.contains(child))
                .findFirst());
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }

    private static Path unpacked(Path work) throws IOException {
        try (Stream<Path> folders = Files.walk(work, 2)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("system")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
