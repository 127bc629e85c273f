package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Message;
import org.sanqu.api.form.ForForm;
import org.sanqu.api.form.SubmissionMigration;
import org.sanqu.forms.check.TimeLimited;

/** The migrations that modules bring as Java. Thread-safe. */
@Component(service = ModuleMigrations.class)
public final class ModuleMigrations {

    private static final int THREADS = 4;

    private final TimeLimited limit = new TimeLimited(Duration.ofSeconds(1), THREADS);
    private final Map<SubmissionMigration, String> forms = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(SubmissionMigration migration, Map<String, ?> properties) {
        if (properties.get(ForForm.PROPERTY) instanceof String form) {
            forms.put(migration, form);
        }
    }

    public void remove(SubmissionMigration migration) {
        forms.remove(migration);
    }

    /** Whether there is one for a form to an edition. */
    boolean has(String form, int edition) {
        return find(form, edition).isPresent();
    }

    private Optional<SubmissionMigration> find(String form, int edition) {
        return forms.entrySet().stream()
                .filter(one -> one.getValue().equals(form) && edition(one.getKey()) == edition)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static int edition(SubmissionMigration migration) {
        try {
            return migration.edition();
        } catch (RuntimeException | LinkageError e) {
            return 0;
        }
    }

    /**
     * What a module's Java makes of data.
     *
     * @throws Unreadable when there is none, it throws, or takes longer than a second
     */
    ObjectNode migrate(String form, int edition, ObjectNode data) throws Unreadable {
        SubmissionMigration migration = find(form, edition)
                .orElseThrow(() -> new Unreadable(Message.of("update.java-missing", form, String.valueOf(edition))));
        try {
            ObjectNode migrated = limit.run(form, () -> migration.migrate(data));
            if (migrated == null) {
                throw new Unreadable(Message.of("update.java-failed", form, "null"));
            }
            return migrated;
        } catch (TimeLimited.Failed e) {
            throw new Unreadable(
                    e.kind().equals("failed")
                            ? Message.of("update.java-failed", form, String.valueOf(e.getCause()))
                            : Message.of("update.java-slow", form));
        }
    }
}
