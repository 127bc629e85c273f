package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** Every version of a form that was filled in, kept for good: its document, what it says of itself, its translations. */
@Component(service = FormArchive.class)
public final class FormArchive {

    private static final int REMEMBERED = 256;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(JsonPointer.class, ToStringSerializer.instance)
                    .addSerializer(LocalDateTime.class, ToStringSerializer.instance)
                    .addDeserializer(LocalDateTime.class, new WrittenTime()));

    private final Store store;
    /** Those that are certainly kept. */
    private final Map<String, Form> remembered = new Latest<>(REMEMBERED);

    /** Those that were read, perhaps in a transaction that is not kept. */
    private final Map<String, Form> read = Collections.synchronizedMap(new Latest<>(REMEMBERED));

    @Activate
    public FormArchive(@Reference Store store) {
        this.store = store;
        store.migrate(
                "forms", Migration.of(FormArchive.class, "001-submissions.sql", "002-search.sql", "003-versions.sql"));
    }

    /** Keeps a form's version, once. */
    public void keep(Sql sql, Form form) {
        if (isRemembered(form.version())) {
            return;
        }
        sql.update(
                "insert into form_version (version, form, edition, document, first_used_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                form.version(),
                form.id(),
                form.edition(),
                written(form),
                Instant.now());
        sql.afterCommit(() -> remember(form));
    }

    /** The form in a version that was filled in. */
    public Optional<Form> version(String version) {
        synchronized (remembered) {
            Form form = remembered.get(version);
            if (form != null) {
                return Optional.of(form);
            }
        }
        Optional<Form> found = store.read(sql -> version(sql, version));
        found.ifPresent(this::remember);
        return found;
    }

    /** As {@link #version(String)}, inside a transaction. */
    public Optional<Form> version(Sql sql, String version) {
        synchronized (remembered) {
            Form form = remembered.get(version);
            if (form != null) {
                return Optional.of(form);
            }
        }
        Form before = read.get(version);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Form> found = sql.first(
                "select document from form_version where version = ?", row -> read(row.text("document")), version);
        found.ifPresent(form -> read.put(version, form));
        return found;
    }

    /** The version of a form that was filled in last, for a form whose module is away. */
    public Optional<Form> latest(Sql sql, String form) {
        return sql.first(
                "select document from form_version where form = ? order by edition desc, first_used_at desc limit 1",
                row -> read(row.text("document")),
                form);
    }

    /** All versions of a form that were filled in, the latest first. */
    public List<Form> versions(Sql sql, String form) {
        return sql.list(
                "select document from form_version where form = ? order by edition desc, first_used_at desc, version",
                row -> read(row.text("document")),
                form);
    }

    private boolean isRemembered(String version) {
        synchronized (remembered) {
            return remembered.containsKey(version);
        }
    }

    private void remember(Form form) {
        synchronized (remembered) {
            remembered.put(form.version(), form);
        }
    }

    private static String written(Form form) {
        try {
            return JSON.writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("form " + form.id() + " cannot be written", e);
        }
    }

    /** A time as {@link LocalDateTime#toString} writes it. */
    private static final class WrittenTime extends FromStringDeserializer<LocalDateTime> {

        private static final long serialVersionUID = 1;

        WrittenTime() {
            super(LocalDateTime.class);
        }

        @Override
        protected LocalDateTime _deserialize(String written, DeserializationContext context) {
            return LocalDateTime.parse(written);
        }
    }

    private static Form read(String document) {
        try {
            return JSON.readValue(document, Form.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an archived form cannot be read", e);
        }
    }
}
