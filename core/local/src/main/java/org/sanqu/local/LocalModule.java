package org.sanqu.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.form.Form;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.platform.ModuleIntake;
import org.sanqu.api.platform.ModuleIntake.Reception;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.WrittenModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The module of all local forms: those that run and those that were closed less than a year ago. What was closed before is no longer served; its
 * answers open in the version that was archived. Thread-safe, but for two that offer at once.
 */
final class LocalModule {

    /** So many forms are served at most, of which so many can run. */
    static final int MOST = 450;

    private static final Duration SERVED = Duration.ofDays(365);
    private static final Logger LOG = LoggerFactory.getLogger(LocalModule.class);

    private final Store store;
    private final ModuleIntake intake;

    LocalModule(Store store, ModuleIntake intake) {
        this.store = store;
        this.intake = intake;
    }

    /** Checks the module with one form's file as it would be. */
    Reception with(String name, String document) {
        SortedMap<String, byte[]> files = files();
        files.put(path(name), bytes(document));
        return intake.check(module(files));
    }

    /** Serves what is kept; a form that the platform refuses, perhaps after an update, is left out and told. */
    void offer() {
        SortedMap<String, byte[]> files = files();
        if (files.size() < 2) {
            return;
        }
        List<Fault> faults = intake.offer(module(files)).faults();
        if (!faults.isEmpty() && files.keySet().removeIf(path -> isFaulty(path, faults)) && files.size() > 1) {
            LOG.error("{}", Message.of("local.log.left-out", faults.size(), faults.toString()));
            intake.offer(module(files));
        }
    }

    private static boolean isFaulty(String path, List<Fault> faults) {
        return faults.stream()
                .anyMatch(fault -> fault.at().equals(path) || fault.at().startsWith(path + "#"));
    }

    private SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("i18n/en.json", bytes("{\"module\": \"Local tables\"}"));
        Instant after = Instant.now().minus(SERVED);
        for (LocalFormRows.File file : store.read(sql -> new LocalFormRows(sql).served(after, MOST))) {
            files.put(path("f" + file.id()), bytes(file.document()));
        }
        return files;
    }

    private WrittenModule module(SortedMap<String, byte[]> files) {
        long changes = store.read(sql -> new LocalFormRows(sql).changes());
        return new WrittenModule(LocalForm.MODULE, "1.0." + changes, "临时报表", files);
    }

    static String path(String name) {
        return "forms/" + name + ".json";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The form with a name in what was checked; null where there is none. */
    static Form form(Reception reception, String name) {
        return reception.module() == null
                ? null
                : reception.module().forms().stream()
                        .filter(form -> form.name().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    /** Those of some faults that lie in a form's file or in no file at all, at the fields as the office sees them. */
    static List<Fault> about(String name, List<Fault> faults, FieldPlaces places) {
        List<Fault> about = new ArrayList<>();
        for (Fault fault : faults) {
            String path = path(name);
            if (fault.at().startsWith(path)) {
                about.add(new Fault(places.of(fault.at().substring(path.length())), fault.reason()));
            } else if (!fault.at().startsWith("forms/")) {
                about.add(fault);
            }
        }
        return about;
    }
}
