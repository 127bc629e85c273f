package org.sanqu.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /** Checks one form's file as it would be served. */
    Reception check(String name, String document) {
        return intake.check(part(name, document));
    }

    /** Serves one form's file in place of the one before, and nothing any more whose time is over; tells every reason why not. */
    List<Fault> serve(String name, String document) {
        List<Long> ids = store.read(sql -> new LocalFormRows(sql).servedIds(since(), MOST));
        Set<String> names = ids.stream().map(id -> "f" + id).collect(Collectors.toSet());
        return intake.change(part(name, document), names).faults();
    }

    private WrittenModule part(String name, String document) {
        SortedMap<String, byte[]> files = titled();
        files.put(path(name), bytes(document));
        return module(files);
    }

    /** Serves all that is kept, at the start; a form that the platform refuses, perhaps after an update, is left out and told. */
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
        SortedMap<String, byte[]> files = titled();
        for (LocalFormRows.File file : store.read(sql -> new LocalFormRows(sql).served(since(), MOST))) {
            files.put(path("f" + file.id()), bytes(file.document()));
        }
        return files;
    }

    private static SortedMap<String, byte[]> titled() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("i18n/en.json", bytes("{\"module\": \"Local tables\"}"));
        return files;
    }

    private static Instant since() {
        return Instant.now().minus(SERVED);
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
                about.add(
                        Misfit.told(new Fault(places.of(fault.at().substring(path.length())), fault.reason()), places));
            } else if (!fault.at().startsWith("forms/")) {
                about.add(fault);
            }
        }
        return about;
    }
}
