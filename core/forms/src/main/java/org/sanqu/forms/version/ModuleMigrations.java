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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The migrations that modules bring as Java. Thread-safe. */
@Component(service = ModuleMigrations.class)
public final class ModuleMigrations {

    private static final Logger LOG = LoggerFactory.getLogger(ModuleMigrations.class);
    private static final int THREADS = 4;

    private final TimeLimited limit = new TimeLimited(Duration.ofSeconds(1), THREADS);
    private final Map<SubmissionMigration, Registered> registered = new ConcurrentHashMap<>();

    private record Registered(String form, int edition) {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(SubmissionMigration migration, Map<String, ?> properties) {
        if (properties.get(ForForm.PROPERTY) instanceof String form) {
            registered.put(migration, new Registered(form, edition(form, migration)));
        }
    }

    public void remove(SubmissionMigration migration) {
        registered.remove(migration);
    }

    /** Whether there is one for a form to an edition. */
    boolean has(String form, int edition) {
        return find(form, edition).isPresent();
    }

    private Optional<SubmissionMigration> find(String form, int edition) {
        return registered.entrySet().stream()
                .filter(one -> one.getValue().equals(new Registered(form, edition)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Asked once, for it is a module's code like any other; 0 when it does not say. */
    private int edition(String form, SubmissionMigration migration) {
        try {
            return limit.run(form, migration::edition);
        } catch (TimeLimited.Failed e) {
            LOG.warn("A migration of {} does not say to which edition", form, e);
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
                .orElseThrow(
                        () -> new Unreadable(Message.of("update.java-missing", form, String.valueOf(edition)), true));
        try {
            ObjectNode migrated = limit.run(form, () -> migration.migrate(data));
            if (migrated == null) {
                throw new Unreadable(Message.of("update.java-failed", form, "null"));
            }
            return migrated;
        } catch (TimeLimited.Failed e) {
            boolean failed = e.kind().equals("failed") && !(e.getCause() instanceof InterruptedException);
            Message reason = failed
                    ? Message.of("update.java-failed", form, String.valueOf(e.getCause()))
                    : Message.of("update.java-slow", form);
            throw new Unreadable(reason, !failed);
        }
    }
}
