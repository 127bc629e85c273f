package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormMigration;
import org.sanqu.api.form.Subject;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.module.Module;

/** Makes a module of its files, or tells every fault at once. Thread-safe; changes nothing. */
public final class ModuleReader {

    /** The id of the module that is built in. */
    static final String CORE = "core";

    /** The bundle of the module that is built in. */
    static final String CORE_BUNDLE = "org.sanqu.organisation";

    /** The header with which that bundle, and no other, says its module's id. */
    static final String ID_HEADER = "Sanqu-Module";

    private static final Pattern PATH =
            Pattern.compile("(forms|metrics)/([a-z][a-z0-9-]{0,63})\\.json|i18n/([a-z]{2,3})\\.json"
                    + "|migrations/([a-z][a-z0-9-]{0,63})-([1-9][0-9]{0,3})\\.json");

    private final Faults faults = new Faults();
    private final SortedMap<String, JsonNode> documents = new TreeMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Translations translations = new Translations(unreadable);

    private ModuleReader() {}

    /** Reads what a jar or a bundle brings. */
    public static Reading read(ModuleFiles files) {
        Headers headers = new Headers(files.headers());
        ModuleReader reader = new ModuleReader();
        boolean core = isCore(headers);
        if (!core) {
            HeaderCheck.check(headers, reader.faults);
        }
        String id = core ? CORE : headers.symbolicName();
        String title = headers.has("Bundle-Name") ? headers.get("Bundle-Name") : id;
        return reader.check(id, version(headers), title, files);
    }

    /** Reads a folder, which has no manifest yet. */
    public static Reading read(String id, String version, String title, ModuleFiles files) {
        ModuleReader reader = new ModuleReader();
        if (!Names.isName(id)) {
            reader.faults.in("pom.xml", "modules.symbolic-name", id);
        }
        return reader.check(id, version, title, files);
    }

    /** Whether the headers are those of the built-in module. */
    static boolean isCore(Headers headers) {
        return headers.symbolicName().equals(CORE_BUNDLE)
                && headers.get(ID_HEADER).equals(CORE);
    }

    private static String version(Headers headers) {
        try {
            return Version.parseVersion(headers.get("Bundle-Version")).toString();
        } catch (IllegalArgumentException e) {
            return headers.get("Bundle-Version");
        }
    }

    private Reading check(String id, String version, String title, ModuleFiles files) {
        files.files().forEach(this::document);
        if (files.files().size() > ModuleFiles.MOST) {
            faults.in("", "modules.too-many-files", String.valueOf(ModuleFiles.MOST));
        }
        documents.forEach(this::translation);
        Map<String, SchemaShape> shapes = new TreeMap<>();
        List<Form> forms = forms(id, files, shapes);
        PrefillCheck.check(forms, shapes, faults);
        List<Metric> metrics = metrics(id, shapes);
        List<FormMigration> migrations = migrations(forms, shapes);
        if (documents.isEmpty() && faults.count() == 0) {
            faults.in("", "modules.empty");
        }
        return faults.count() > 0
                ? Reading.refused(id, version, title, faults.list())
                : new Reading(id, version, title, module(id, version, title, forms, metrics, migrations), List.of());
    }

    private Module module(
            String id,
            String version,
            String title,
            List<Form> forms,
            List<Metric> metrics,
            List<FormMigration> migrations) {
        return new Module(id, version, title, forms, metrics, translations.titles(), migrations);
    }

    private void document(String path, byte[] bytes) {
        if (PATH.matcher(path).matches()) {
            StrictJson.read(path, bytes, faults)
                    .ifPresentOrElse(document -> documents.put(path, document), () -> unreadable.add(path));
        } else {
            faults.in(path, "modules.file-name");
        }
    }

    private void translation(String path, JsonNode document) {
        Matcher matcher = PATH.matcher(path);
        if (matcher.matches() && matcher.group(3) != null) {
            translations.add(path, matcher.group(3), document, documents, faults);
        }
    }

    private List<Form> forms(String id, ModuleFiles files, Map<String, SchemaShape> shapes) {
        List<Form> forms = new ArrayList<>();
        for (String path : files.files().keySet()) {
            Matcher matcher = PATH.matcher(path);
            if (matcher.matches() && "forms".equals(matcher.group(1))) {
                form(id, matcher.group(2), path, forms, shapes);
            }
        }
        return forms;
    }

    private void form(String id, String name, String path, List<Form> forms, Map<String, SchemaShape> shapes) {
        JsonNode document = documents.get(path);
        shapes.put(name, null);
        if (document == null || !MetaSchema.accepts(path, JsonPointer.empty(), document, faults)) {
            return;
        }
        int before = faults.count();
        SchemaCheck.check(path, document, faults);
        Form form = FormReader.read(id, name, document, translations.of(path), faults);
        forms.add(form);
        ComputedCheck.check(path, document, faults);
        DeclaredCheckReader.check(path, document, form.subject() == Subject.MEMBER, faults);
        if (before == faults.count()) {
            MetaSchema.use(path, document, faults);
        }
        shapes.put(name, new SchemaShape(document));
    }

    private List<Metric> metrics(String id, Map<String, SchemaShape> shapes) {
        List<Metric> metrics = new ArrayList<>();
        documents.forEach((path, document) -> {
            Matcher matcher = PATH.matcher(path);
            if (matcher.matches() && "metrics".equals(matcher.group(1))) {
                String name = matcher.group(2);
                metrics.add(
                        MetricReader.read(id, name, document, new HashMap<>(shapes), translations.of(path), faults));
            }
        });
        return metrics;
    }

    private List<FormMigration> migrations(List<Form> forms, Map<String, SchemaShape> shapes) {
        List<FormMigration> migrations = new ArrayList<>();
        documents.forEach((path, document) -> {
            Matcher matcher = PATH.matcher(path);
            if (!matcher.matches() || matcher.group(4) == null) {
                return;
            }
            String name = matcher.group(4);
            Form form = forms.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (!shapes.containsKey(name)) {
                faults.in(path, "modules.form-unknown", "forms/" + name + ".json");
            }
            int edition = Integer.parseInt(matcher.group(5));
            migrations.add(MigrationReader.read(path, name, edition, document, form, shapes.get(name), faults));
        });
        return migrations;
    }
}
