package org.sanqu.testkit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.sanqu.api.Fault;
import org.sanqu.modules.ModuleFiles;
import org.sanqu.modules.ModuleFolder;
import org.sanqu.modules.ModuleReader;
import org.sanqu.modules.Reading;

/**
 * Checks the module that is being built: one test for each of its files, and one for each example of a filled form.
 *
 * <p>The files are those below {@code src/main/resources}; the module's id and title come from the system properties
 * {@code sanqu.module} and {@code sanqu.title}, which the parent POM sets. Examples are
 * {@code src/test/resources/submissions/<form>/valid-*.json} and {@code invalid-*.json}.
 */
public class ModuleCheck {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SUBMISSIONS = Path.of("src/test/resources/submissions");

    @TestFactory
    Stream<DynamicNode> module() throws IOException {
        ModuleFiles files = ModuleFolder.read(RESOURCES);
        String id = System.getProperty("sanqu.module", "");
        Reading reading = ModuleReader.read(id, "1.0.0", System.getProperty("sanqu.title", id), files);
        Stream<DynamicNode> checks = Stream.of(dynamicContainer("files", fileTests(files, reading.faults())));
        return reading.isGood()
                ? Stream.concat(checks, Stream.of(SubmissionCheck.of(reading.module(), SUBMISSIONS)))
                : checks;
    }

    private static Stream<DynamicNode> fileTests(ModuleFiles files, List<Fault> faults) {
        Set<String> names = new TreeSet<>(files.files().keySet());
        faults.forEach(fault -> names.add(file(fault)));
        return names.stream().map(name -> dynamicTest(name.isEmpty() ? "module" : name, () -> refuse(name, faults)));
    }

    private static void refuse(String file, List<Fault> faults) {
        String text = faults.stream()
                .filter(fault -> file(fault).equals(file))
                .map(ModuleCheck::line)
                .collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            fail(text);
        }
    }

    static String line(Fault fault) {
        return "%s  %s  %s"
                .formatted(
                        fault.at(),
                        fault.reason().in(Locale.CHINESE),
                        fault.reason().in(Locale.ENGLISH));
    }

    private static String file(Fault fault) {
        int hash = fault.at().indexOf('#');
        return hash < 0 ? fault.at() : fault.at().substring(0, hash);
    }
}
