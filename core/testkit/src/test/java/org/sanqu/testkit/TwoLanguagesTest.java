package org.sanqu.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Chinese and the English README say the same, and only what is there. */
class TwoLanguagesTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern HEADING = Pattern.compile("^(#+) ", Pattern.MULTILINE);
    private static final Pattern FENCED = Pattern.compile("```\\w*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern FLOW = Pattern.compile("\\| `(core/\\w+)` `(\\w+)` \\|");
    private static final Pattern PLACE = Pattern.compile("^(  )?([a-z-]+/|pom\\.xml)\\s", Pattern.MULTILINE);

    private static String read(String folder, String file) throws IOException {
        return Files.readString(ROOT.resolve(folder).resolve(file));
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(match -> match.group(group)).toList();
    }

    /** What stands in fences, each line without the words behind two spaces, which are in the reader's language. */
    private static List<String> fences(String text) {
        return found(FENCED, text, 1).stream()
                .map(fence -> fence.replaceAll("(?m)(\\S) {2,}.*$", "$1"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plugins"})
    void bothHaveTheSameHeadingsCommandsAndSnippets(String folder) throws IOException {
        String english = read(folder, "README.md");
        String chinese = read(folder, "README.zh-CN.md");
        assertEquals(found(HEADING, english, 1), found(HEADING, chinese, 1));
        assertEquals(fences(english), fences(chinese));
    }

    @Test
    void bothNameTheSameFilesClassesAndVariables() throws IOException {
        assertEquals(names(read("", "README.md")), names(read("", "README.zh-CN.md")));
    }

    private static List<String> names(String text) {
        return CODE.matcher(FENCED.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .filter(name -> name.matches("`[A-Z]\\w+`|`SANQU_\\w+`|`[\\w/.-]+/.*`"))
                .sorted()
                .distinct()
                .toList();
    }

    @Test
    void everyClassOfTheFlowIsWhereItIsSaidToBe() throws IOException {
        List<MatchResult> flow = FLOW.matcher(read("", "README.md")).results().toList();
        assertEquals(6, flow.size());
        for (MatchResult step : flow) {
            assertTrue(isThere(step.group(1), step.group(2) + ".java"), step.group());
        }
    }

    private static boolean isThere(String folder, String file) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder).resolve("src/main/java"))) {
            return files.anyMatch(each -> each.endsWith(file));
        }
    }

    @Test
    void everyPlaceOfTheMapIsThere() throws IOException {
        String map = found(FENCED, read("", "README.md"), 1).stream()
                .filter(fence -> fence.contains("karaf-features/"))
                .findFirst()
                .orElseThrow();
        List<MatchResult> places = PLACE.matcher(map).results().toList();
        assertFalse(places.isEmpty());
        for (MatchResult place : places) {
            Path folder = place.group(1) == null ? ROOT : ROOT.resolve("core");
            assertTrue(Files.exists(folder.resolve(place.group(2))), place.group());
        }
    }
}
