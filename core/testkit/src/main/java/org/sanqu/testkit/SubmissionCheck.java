package org.sanqu.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;
import org.sanqu.api.module.Module;
import org.sanqu.forms.SchemaCheck;
import org.sanqu.forms.check.Computation;
import org.sanqu.forms.check.DeclaredChecks;
import org.sanqu.forms.check.Remark;

/** Examples of filled forms: those named {@code valid-*} must pass the form's check, those named {@code invalid-*} must not. */
final class SubmissionCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SubmissionCheck() {}

    static DynamicContainer of(Module module, Path folder) throws IOException {
        return dynamicContainer("submissions", files(folder).stream().map(file -> test(module, folder, file)));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static DynamicNode test(Module module, Path folder, Path file) {
        return dynamicTest(folder.relativize(file).toString(), () -> check(module, file));
    }

    private static void check(Module module, Path file) throws IOException {
        String name = file.getParent().getFileName().toString();
        Form form = module.forms().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form forms/" + name + ".json"));
        List<Fault> faults = faults(form, JSON.readTree(file.toFile()));
        if (file.getFileName().toString().startsWith("invalid-")) {
            assertFalse(faults.isEmpty(), "the form accepts it");
        } else if (!faults.isEmpty()) {
            fail(faults.stream().map(ModuleCheck::line).collect(Collectors.joining("\n")));
        }
    }

    /** What can be found without a platform: computed fields, the schema, fields that are compared. */
    private static List<Fault> faults(Form form, JsonNode filled) {
        JsonNode data = new Computation(form.schema()).complete(filled);
        List<Fault> faults = new ArrayList<>(new SchemaCheck().check(form, data));
        new DeclaredChecks(form)
                .compare(data).stream()
                        .filter(Remark::severe)
                        .forEach(remark -> faults.add(new Fault(remark.at(), remark.reason())));
        return faults;
    }
}
