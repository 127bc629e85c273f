package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormMigration;
import org.sanqu.api.form.MigrationStep;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Module;
import org.sanqu.forms.EntryCheck;
import org.sanqu.forms.SchemaCheck;
import org.sanqu.forms.check.Computation;

/** The way of submissions from whatever edition to the one of a form, by the migrations of its module. Thread-safe. */
final class Way {

    private final Module module;
    private final Form form;
    private final SchemaCheck schema;
    private final ModuleMigrations java;
    private final Computation computation;

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

    /** What was tried: another form or another migration is another attempt. */
    String attempt() {
        String files = module.migrations().stream()
                .filter(migration -> migration.form().equals(form.name()))
                .map(FormMigration::hash)
                .collect(Collectors.joining(" "));
        // a file cannot tell that the code beside it changed
        boolean code = module.migrations().stream().anyMatch(one -> one.steps().contains(new MigrationStep.Java()));
        String all = form.version() + " " + files + (code ? " " + module.version() : "");
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
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
        String key = faults.isEmpty() ? EntryCheck.key(form, data) : "";
        if (key.length() > EntryCheck.KEY) {
            faults.add(Fault.at(form.key().get(0).toString(), "update.key-too-long", EntryCheck.KEY));
        }
        return new Outcome(data, key, day, faults);
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
