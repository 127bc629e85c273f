package org.sanqu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.local.District.DONE;
import static org.sanqu.local.District.NAME;
import static org.sanqu.local.District.PEOPLE;
import static org.sanqu.local.District.branches;
import static org.sanqu.local.District.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.sanqu.api.Refusal;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.platform.Store;
import org.sanqu.modules.ModuleFiles;
import org.sanqu.modules.ModuleReader;
import org.sanqu.modules.Reading;
import org.sanqu.store.OnEachDatabase;

/** A table that is saved as the files of a module. */
class ModuleZipTest {

    @OnEachDatabase
    void aTableSavedAsAModuleIsReadAsOne(Store store) throws IOException {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        LocalForm draft = forms.draft(
                district.root,
                district.office.id(),
                content("值守 <表> & ${x}", branches(), LocalField.of(Kind.SECTION, "基本情况"), NAME, PEOPLE, DONE));
        for (String name : List.of("local", "../x")) {
            Refusal refusal = assertThrows(
                    Refusal.class, () -> forms.files(district.root, draft.id(), name, new ByteArrayOutputStream()));
            assertEquals(Refusal.Reason.INVALID, refusal.reason());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        forms.files(district.root, draft.id(), "flood-watch", out);
        Map<String, String> files = unzipped(out.toByteArray());
        TreeMap<String, byte[]> resources = new TreeMap<>();
        String below = "flood-watch/src/main/resources/";
        files.forEach((name, text) -> {
            if (name.startsWith(below)) {
                resources.put(name.substring(below.length()), text.getBytes(StandardCharsets.UTF_8));
            }
        });
        Reading reading = ModuleReader.read("flood-watch", "1.0.0", "值守", new ModuleFiles(new TreeMap<>(), resources));
        assertEquals(List.of(), reading.faults());
        assertEquals(draft.name(), reading.module().forms().get(0).name());
        assertTrue(files.get("flood-watch/pom.xml").contains("<name>值守 &lt;表&gt; &amp; $ {x}</name>"));
        assertTrue(files.get("flood-watch/README.md").contains("flood-watch-1.0.0-SNAPSHOT.jar"));
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
