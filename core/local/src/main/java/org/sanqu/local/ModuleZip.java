package org.sanqu.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sanqu.api.Message;
import org.sanqu.api.local.LocalForm;

/** Writes a local form as the files of a module that can be built and installed elsewhere. */
final class ModuleZip {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ModuleZip() {}

    static void write(String module, LocalForm form, OutputStream out, Locale locale) throws IOException {
        ObjectNode english = JsonNodeFactory.instance.objectNode();
        english.put("module", module);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, module + "/pom.xml", pom(module, form.content().title()));
        String resources = module + "/src/main/resources/";
        String name = form.name();
        entry(zip, resources + "forms/" + name + ".json", pretty(new Document(form.content()).plain()));
        entry(zip, resources + "i18n/en.json", pretty(english));
        String readme =
                Message.of("local.readme", form.content().title(), module, name).in(locale);
        entry(zip, module + "/README.md", readme + "\n");
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String pretty(ObjectNode node) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    private static String pom(String module, String title) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent><groupId>org.sanqu.plugins</groupId><artifactId>plugins</artifactId><version>1.0.0-SNAPSHOT</version></parent>
                  <artifactId>%s</artifactId>
                  <name>%s</name>
                </project>
                """
                .formatted(module, escaped(title));
    }

    /** A text in XML; a dollar sign would be a property of Maven's. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("${", "$ {");
    }
}
