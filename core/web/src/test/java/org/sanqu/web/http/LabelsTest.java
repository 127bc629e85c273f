package org.sanqu.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.security.Role;

class LabelsTest {

    private static final Map<String, String> CHINESE = Labels.in(Locale.CHINESE).texts();
    private static final Map<String, String> ENGLISH = Labels.in(Locale.ENGLISH).texts();
    private static final Pattern USED = Pattern.compile(
            "(?:\\.t|labels(?:\\(\\))?\\.of|HttpFault\\.of)\\((?:\\d{3}, )?\"([a-z-]+\\.[A-Za-z0-9-]+)\"");

    @Test
    void bothLanguagesHaveTheSameKeysAndArguments() {
        assertEquals(CHINESE.keySet(), ENGLISH.keySet());
        CHINESE.forEach((key, text) -> assertEquals(arguments(text), arguments(ENGLISH.get(key)), key));
    }

    private static Set<String> arguments(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Test
    void everyTextThatIsUsedIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().matches(".*\\.(java|jte)")) {
                    Matcher matcher = USED.matcher(Files.readString(file));
                    while (matcher.find()) {
                        used.add(matcher.group(1));
                    }
                }
            }
        }
        assertTrue(used.size() > 100, "found only " + used);
        used.removeAll(CHINESE.keySet());
        assertEquals(Set.of(), used);
    }

    @Test
    void everyCodeHasALabel() {
        Stream.of(
                        Stream.of(OrganisationType.values()).map(type -> "type." + type.code()),
                        Stream.of(Role.values()).map(role -> "role." + role.code()),
                        Stream.of(Cadence.values()).map(cadence -> "cadence." + cadence.code()),
                        Stream.of(SubmissionState.values()).map(state -> "state." + state.code()),
                        Stream.of(ModuleStatus.Owner.values()).map(owner -> "owner." + owner.code()),
                        IntStream.rangeClosed(1, 56).mapToObj("ethnicity.%02d"::formatted),
                        IntStream.rangeClosed(1, 9).mapToObj(code -> "education." + code * 10),
                        Stream.of("sex.1", "sex.2", "category.full", "category.probationary"),
                        Stream.of("in-service", "retired", "student", "farmer", "other")
                                .map(code -> "standing." + code))
                .flatMap(keys -> keys)
                .forEach(key -> assertTrue(CHINESE.containsKey(key), key));
    }

    @Test
    void aTextIsWrittenWithItsArguments() {
        assertEquals("共 2,837 名党员", Labels.in(Locale.CHINESE).of("members.count", 2837));
        assertEquals("unknown.key", Labels.in(Locale.ENGLISH).of("unknown.key"));
        assertEquals("x", Labels.in(Locale.ENGLISH).code("sex", "x"));
        for (String text : List.copyOf(ENGLISH.values())) {
            assertFalse(text.replace("''", "").contains("'"), text);
        }
    }
}
