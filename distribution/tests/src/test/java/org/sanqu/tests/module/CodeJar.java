package org.sanqu.tests.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A module's jar with Java in it, each class a component for one form. */
final class CodeJar {

    private static final String COMPONENT =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s">
              <implementation class="%1$s"/>
              <property name="for.form" value="%2$s"/>
              <service><provide interface="%3$s"/></service>
            </scr:component>
            """;

    private final String form;
    private final List<Class<?>> classes = new ArrayList<>();
    private ModuleJar jar;

    /** A module without data on it. */
    CodeJar(String module, String form) {
        this.form = module + "/" + form;
        this.jar = new ModuleJar(ModuleJar.market().headers(), Map.of())
                .header("Bundle-SymbolicName", module)
                .header(
                        "Import-Package",
                        "org.sanqu.api,org.sanqu.api.form,com.fasterxml.jackson.databind,com.fasterxml.jackson.databind.node");
    }

    CodeJar version(String version) {
        jar = jar.version(version);
        return this;
    }

    CodeJar file(String path, String text) {
        jar = jar.file(path, before -> text);
        return this;
    }

    /** A component of its only interface. */
    CodeJar code(Class<?> type) {
        classes.add(type);
        String component = "OSGI-INF/" + type.getSimpleName() + ".xml";
        String before = jar.headers().get("Service-Component");
        jar = jar.header("Service-Component", before == null ? component : before + "," + component);
        return file(component, COMPONENT.formatted(type.getName(), form, type.getInterfaces()[0].getName()));
    }

    /** Puts it into a folder, whole. */
    void write(Path target) {
        try {
            Path part = Files.createTempFile("code", ".zip");
            jar.write(part);
            try (FileSystem zip = FileSystems.newFileSystem(part)) {
                for (Class<?> type : classes) {
                    copy(type, zip.getPath(type.getName().replace('.', '/') + ".class"));
                }
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Class<?> type, Path path) throws IOException {
        Files.createDirectories(path.getParent());
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            Files.copy(in, path);
        }
    }
}
