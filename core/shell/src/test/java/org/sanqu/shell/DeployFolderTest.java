package org.sanqu.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployFolderTest {

    @TempDir
    private Path temporary;

    private Path shipped;
    private DeployFolder deploy;

    @BeforeEach
    void makeFolders() throws IOException {
        shipped = Files.createDirectory(temporary.resolve("modules"));
        deploy = new DeployFolder(temporary.resolve("data/deploy"));
    }

    private static void jar(Path file, String name, String capability) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-SymbolicName", name);
        if (capability != null) {
            main.putValue("Require-Capability", capability);
        }
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
    }

    @Test
    void onlyModulesAreAwaited() throws IOException {
        jar(shipped.resolve("market.jar"), "market", "osgi.extender;filter:=\"(osgi.extender=sanqu.module)\"");
        jar(shipped.resolve("library.jar"), "library", null);
        Files.writeString(shipped.resolve("notes.txt"), "jar");
        deploy.fill(shipped);
        assertEquals(List.of("market"), deploy.modules());
    }

    @Test
    void aJarThatIsThereAlreadyIsNotReplaced() throws IOException {
        jar(shipped.resolve("market.jar"), "market", null);
        Files.createDirectories(deploy.path());
        Files.writeString(deploy.path().resolve("market.jar"), "a newer one");
        deploy.fill(shipped);
        assertEquals("a newer one", Files.readString(deploy.path().resolve("market.jar")));
    }

    @Test
    void foldersThatAreNotThereAreEmpty() throws IOException {
        deploy.fill(temporary.resolve("nowhere"));
        assertEquals(List.of(), deploy.modules());
    }

    @Test
    void nobodyWaitsForABrokenJarNorForADirective() throws IOException {
        jar(
                shipped.resolve("a.jar"),
                "market; singleton:=true",
                "osgi.extender;filter:=\"(osgi.extender=sanqu.module)\"");
        Files.writeString(shipped.resolve("b.jar"), "half a jar");
        deploy.fill(shipped);
        assertEquals(List.of("market"), deploy.modules());
    }
}
