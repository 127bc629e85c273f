package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.api.Refusal;

class ModuleJarTest {

    @TempDir
    Path temporary;

    @Test
    void aJarIsReadLikeAnyOtherModule() throws IOException {
        ModuleFiles files = ModuleJar.read(new Market().jar(temporary.resolve("market.jar")));
        assertEquals(
                Set.of(
                        "forms/stall.json",
                        "i18n/en.json",
                        "metrics/stalls-with-members.json",
                        "metrics/visits.json",
                        "metrics/women.json"),
                files.files().keySet());
        assertEquals("市场党建", files.headers().get("bundle-name"));
        assertEquals(new Market().read().module(), ModuleReader.read(files).module());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "forms\\..\\x.json", "forms/../../x"})
    void aNameThatLeadsOutOfTheJarIsRefused(String name) throws IOException {
        Path jar = zip(name, "x".getBytes(StandardCharsets.UTF_8));
        assertEquals("modules.jar-entry-name", refusal(jar));
    }

    @Test
    void aJarThatInflatesWithoutEndIsRefused() throws IOException {
        Path jar = temporary.resolve("bomb.jar");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("assets/zeros"));
            for (int i = 0; i <= 256; i++) {
                zip.write(zeros);
            }
        }
        assertEquals("modules.jar-too-large-inflated", refusal(jar));
    }

    @Test
    void aHalfCopiedJarIsRefused() throws IOException {
        Path jar = new Market().jar(temporary.resolve("market.jar"));
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        assertEquals("modules.jar-unreadable", refusal(jar));
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertEquals("modules.jar-unreadable", refusal(Files.createFile(temporary.resolve("empty.jar"))));
    }

    private Path zip(String name, byte[] content) throws IOException {
        Path jar = temporary.resolve("names.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return jar;
    }

    private static String refusal(Path jar) {
        return assertThrows(Refusal.class, () -> ModuleJar.read(jar))
                .faults()
                .get(0)
                .reason()
                .key();
    }
}
