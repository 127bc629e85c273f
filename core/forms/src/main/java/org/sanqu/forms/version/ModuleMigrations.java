package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Message;
import org.sanqu.api.form.SubmissionMigration;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.TimeLimit;
import org.sanqu.forms.check.ModuleCode;
import org.sanqu.forms.check.ModuleCode.Origin;
import org.sanqu.forms.check.ModuleServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The migrations that modules bring as Java. Thread-safe. */
@Component(service = ModuleMigrations.class)
public final class ModuleMigrations {

    private static final Logger LOG = LoggerFactory.getLogger(ModuleMigrations.class);
    private static final int THREADS = 4;

    private final Modules modules;
    private final TimeLimit limit = new TimeLimit(Duration.ofSeconds(1), THREADS);
    private final ModuleServices<SubmissionMigration> services = new ModuleServices<>();
    private final Map<ModuleCode<SubmissionMigration>, Integer> editions = new ConcurrentHashMap<>();

    @Activate
    public ModuleMigrations(@Reference Modules modules) {
        this.modules = modules;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            service = SubmissionMigration.class)
    public void bindMigration(ComponentServiceObjects<SubmissionMigration> service) {
        services.bind(service);
    }

    public void unbindMigration(ComponentServiceObjects<SubmissionMigration> service) {
        services.unbind(service).ifPresent(editions::remove);
    }

    /** Adds a migration of a form, as if a version of a module had brought it. */
    public void add(Origin origin, String form, SubmissionMigration migration) {
        services.bind(origin, form, migration);
    }

    /** Whether a version of a module brings one for a form to an edition. */
    boolean has(Module module, String form, int edition) {
        return find(module, form, edition).isPresent();
    }

    /** What is served has code of its own; a version that is tried out has that which runs for the trial, if any does. */
    private Optional<ModuleCode<SubmissionMigration>> find(Module module, String form, int edition) {
        boolean served = modules.catalogue().modules().get(module.id()) == module;
        return services.of(module, form).stream()
                .filter(code -> !served || !code.origin().trial())
                .filter(code -> edition(form, code) == edition)
                .max(Comparator.comparing(code -> code.origin().trial()));
    }

    /** Asked once, for it is a module's code like any other; 0 as long as it does not say. */
    private int edition(String form, ModuleCode<SubmissionMigration> code) {
        Integer known = editions.get(code);
        if (known != null) {
            return known;
        }
        try {
            int edition = limit.run(form, () -> code.ask(SubmissionMigration::edition));
            editions.put(code, edition);
            return edition;
        } catch (TimeLimit.Failed e) {
            LOG.warn("A migration of {} does not say to which edition", form, e);
            return 0;
        }
    }

    /**
     * What a module's Java makes of data.
     *
     * @throws Unreadable when there is none, it throws, or takes longer than a second
     */
    ObjectNode migrate(Module module, String form, int edition, ObjectNode data) throws Unreadable {
        ModuleCode<SubmissionMigration> code = find(module, form, edition)
                .orElseThrow(
                        () -> new Unreadable(Message.of("update.java-missing", form, String.valueOf(edition)), true));
        try {
            ObjectNode migrated = limit.run(form, () -> code.ask(migration -> migration.migrate(data)));
            if (migrated == null) {
                throw new Unreadable(Message.of("update.java-failed", form, "null"));
            }
            return migrated;
        } catch (TimeLimit.Failed e) {
            boolean failed = e.kind() == TimeLimit.Kind.FAILED && !(e.getCause() instanceof InterruptedException);
            Message reason = failed
                    ? Message.of("update.java-failed", form, String.valueOf(e.getCause()))
                    : Message.of("update.java-slow", form);
            throw new Unreadable(reason, !failed);
        }
    }
}
