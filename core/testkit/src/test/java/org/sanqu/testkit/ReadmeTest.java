package org.sanqu.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.modules.ModuleFiles;
import org.sanqu.modules.ModuleFolder;
import org.sanqu.modules.ModuleReader;
import org.sanqu.modules.Reading;

/** The example that integrators copy is what the README shows, and it is good. */
class ReadmeTest {
    private static final Path PLUGINS = Path.of("../../plugins");
    private static final Pattern SNIPPET =
            Pattern.compile("`(market/[^`]+)`\\n\\n```\\w+\\n(.*?)```\\n", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theReadmeShowsTheFilesOfTheExampleAndAllOfThem(String readme) throws IOException {
        Map<String, String> shown = new TreeMap<>();
        Matcher matcher = SNIPPET.matcher(Files.readString(PLUGINS.resolve(readme)));
        while (matcher.find()) {
            shown.put(matcher.group(1), matcher.group(2));
        }
        assertEquals(files(), shown);
    }

    /** What stands under the heading of computed fields and checks is a form, and the same in both languages. */
    @Test
    void theFormThatComputesAndChecksIsGood() throws IOException {
        String form = form("README.md");
        assertEquals(form, form("README.zh-CN.md"));
        TreeMap<String, byte[]> files =
                new TreeMap<>(Map.of("forms/round.json", form.getBytes(StandardCharsets.UTF_8)));
        Reading reading = ModuleReader.read("market", "1.0.0", "market", new ModuleFiles(new TreeMap<>(), files));
        assertEquals("", reading.faults().stream().map(ModuleCheck::line).collect(Collectors.joining("\n")));
    }

    private static String form(String readme) throws IOException {
        String text = Files.readString(PLUGINS.resolve(readme));
        Matcher matcher = Pattern.compile("\n### [^\n]+\n\n```json\n(.*?)```\n", Pattern.DOTALL)
                .matcher(text);
        assertTrue(matcher.find(), readme);
        return matcher.group(1);
    }

    private static Map<String, String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(PLUGINS.resolve("market"))) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.endsWith("pom.xml") || path.startsWith(PLUGINS.resolve("market/src")))
                    .collect(Collectors.toMap(
                            path -> PLUGINS.relativize(path).toString(), ReadmeTest::text, (a, b) -> a, TreeMap::new));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"market", "industrial-park", "community", "scenic-area", "service-visits"})
    void everyModuleOfTheTreeIsGood(String module) throws IOException {
        Reading reading = ModuleReader.read(
                module,
                "1.0.0",
                module,
                ModuleFolder.read(PLUGINS.resolve(module).resolve("src/main/resources")));
        assertEquals("", reading.faults().stream().map(ModuleCheck::line).collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theMigrationThatTheReadmeShowsIsOne(String readme) throws IOException {
        Matcher steps = Pattern.compile("```json\\n(\\{ \"steps\".*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PLUGINS.resolve(readme)));
        assertTrue(steps.find());
        String form =
                """
                { "title": "摊位", "type": "object",
                  "properties": { "stall": { "type": "string", "title": "招牌" },
                                  "trade": { "type": "string", "title": "行业" },
                                  "members": { "type": "integer", "title": "党员数" } },
                  "x-form": { "cadence": "once", "edition": 2 } }
                """;
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("forms/stall.json", form.getBytes(StandardCharsets.UTF_8));
        files.put("migrations/stall-2.json", steps.group(1).getBytes(StandardCharsets.UTF_8));
        Reading reading = ModuleReader.read("market", "2.0.0", "market", new ModuleFiles(new TreeMap<>(), files));
        assertEquals(List.of(), reading.faults());
        assertEquals(5, reading.module().migrations().get(0).steps().size());
    }
}
