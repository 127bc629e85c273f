package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormMigration;
import org.sanqu.api.form.MigrationStep;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Module;
import org.sanqu.forms.EntryKey;
import org.sanqu.forms.SchemaCheck;
import org.sanqu.forms.Slot;
import org.sanqu.forms.check.Computation;

/** The way of submissions from whatever edition to the one of a form, by the migrations of its module. Thread-safe. */
final class Way {

    private final Module module;
    private final Form form;
    private final SchemaCheck schema;
    private final ModuleMigrations java;
    private final Computation computation;
    private final Map<Integer, String> migrations = new ConcurrentHashMap<>();

    Way(Module module, Form form, SchemaCheck schema, ModuleMigrations java) {
        this.module = module;
        this.form = form;
        this.schema = schema;
        this.java = java;
        this.computation = new Computation(form.schema());
    }

    Form form() {
        return form;
    }

    /**
     * The migrations from an edition on, as one text: where it is another, what they made is made anew. Code that a migration calls is not in
     * it: who mends that counts up the file's revision.
     */
    String migrations(int edition) {
        return migrations.computeIfAbsent(
                edition,
                from -> hash(from(from).orElse(List.of()).stream()
                        .map(FormMigration::hash)
                        .collect(Collectors.joining(" "))));
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What was tried: another form or another migration is another attempt. */
    String attempt() {
        String files = module.migrations().stream()
                .filter(migration -> migration.form().equals(form.name()))
                .map(FormMigration::hash)
                .collect(Collectors.joining(" "));
        // a file cannot tell that the code beside it changed
        boolean code = module.migrations().stream().anyMatch(one -> one.steps().contains(new MigrationStep.Java()));
        String all = form.version() + " " + files + (code ? " " + module.version() : "");
        return hash(all);
    }

    /** Whether the code that its migrations call is there: a module's services come a moment later than its files. */
    boolean isReady() {
        return module.migrations().stream()
                .filter(migration -> migration.form().equals(form.name()))
                .filter(migration -> migration.steps().contains(new MigrationStep.Java()))
                .allMatch(migration -> java.has(module, form.id(), migration.edition()));
    }

    /** The migration to an edition from the one before. */
    Optional<FormMigration> migration(int edition) {
        return module.migration(form.name(), edition);
    }

    /** The migrations from an edition on; empty when one is missing. */
    Optional<List<FormMigration>> from(int edition) {
        List<FormMigration> all = new ArrayList<>();
        for (int next = edition + 1; next <= form.edition(); next++) {
            Optional<FormMigration> migration = migration(next);
            if (migration.isEmpty()) {
                return Optional.empty();
            }
            all.add(migration.get());
        }
        return Optional.of(all);
    }

    /** Brings what was filled in in an edition to the form's. */
    Outcome bring(Submission written, int edition) {
        JsonNode data;
        try {
            data = computation.complete(bring(written.data(), edition));
        } catch (Unreadable e) {
            List<Fault> faults = List.of(new Fault("", e.reason()));
            return new Outcome(written.data(), written.key(), written.day(), faults, e.isPassing());
        }
        List<Fault> faults = new ArrayList<>(schema.check(form, data));
        LocalDate day = day(data, written.day());
        Period period = written.period();
        if (period != null && (day.isBefore(period.from()) || day.isAfter(period.to()))) {
            faults.add(Fault.at(form.date().toString(), "update.date-outside", day.toString(), period.toString()));
        }
        String key = faults.isEmpty() ? EntryKey.of(form, data) : "";
        if (key.length() > EntryKey.LONGEST) {
            faults.add(Fault.at(form.key().get(0).toString(), "update.key-too-long", EntryKey.LONGEST));
        }
        return new Outcome(data, key, day, faults);
    }

    /** What none but one may have of what reads so. */
    Slot slot(Submission written, Outcome outcome) {
        return Slot.of(form, written.organisation(), written.member(), written.period(), outcome.key());
    }

    /** That another has that slot. */
    Fault taken(long holder) {
        String at = form.key().isEmpty() ? "" : form.key().get(0).toString();
        return Fault.at(at, "update.taken", String.valueOf(holder));
    }

    private ObjectNode bring(JsonNode data, int edition) throws Unreadable {
        ObjectNode carried = data.deepCopy();
        for (FormMigration migration : from(edition).orElseThrow()) {
            for (MigrationStep step : migration.steps()) {
                if (step instanceof MigrationStep.Java) {
                    carried = java.migrate(module, form.id(), migration.edition(), carried);
                } else {
                    new Migrated(carried).take(step);
                }
            }
        }
        return carried;
    }

    private LocalDate day(JsonNode data, LocalDate otherwise) {
        try {
            JsonNode date = form.date() == null ? null : data.at(form.date());
            return date == null || !date.isTextual() ? otherwise : LocalDate.parse(date.textValue());
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }
}
