package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Message;
import org.sanqu.api.form.ForForm;
import org.sanqu.api.form.SubmissionMigration;

/** The migrations that modules bring as Java, each call in a thread of its own and for a second at most. Thread-safe. */
@Component(service = ModuleMigrations.class)
public final class ModuleMigrations {

    private static final long MOST_MILLISECONDS = 1_000;
    private static final int MOST_AT_ONCE = 4;

    private final Map<SubmissionMigration, String> forms = new ConcurrentHashMap<>();

    /** One permit for each call that runs, those that were abandoned included. */
    private final Semaphore calls = new Semaphore(MOST_AT_ONCE);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(SubmissionMigration migration, Map<String, ?> properties) {
        Object form = properties.get(ForForm.PROPERTY);
        if (form instanceof String id) {
            forms.put(migration, id);
        }
    }

    public void remove(SubmissionMigration migration) {
        forms.remove(migration);
    }

    /**
     * What a module's Java makes of data.
     *
     * @throws Unreadable when there is none, it throws, or takes too long
     */
    ObjectNode migrate(String form, int edition, ObjectNode data) throws Unreadable {
        SubmissionMigration migration = forms.entrySet().stream()
                .filter(one -> one.getValue().equals(form) && edition(one.getKey()) == edition)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new Unreadable(Message.of("update.java-missing", form, String.valueOf(edition))));
        if (!calls.tryAcquire()) {
            throw new Unreadable(Message.of("update.java-slow", form));
        }
        CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> call(migration, data, answer), "sanqu-module-migration");
        thread.setDaemon(true);
        thread.start();
        try {
            ObjectNode migrated = answer.get(MOST_MILLISECONDS, TimeUnit.MILLISECONDS);
            if (migrated == null) {
                throw new Unreadable(Message.of("update.java-failed", form, "null"));
            }
            return migrated;
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new Unreadable(Message.of("update.java-slow", form));
        } catch (ExecutionException e) {
            throw new Unreadable(Message.of("update.java-failed", form, String.valueOf(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable(Message.of("update.java-slow", form));
        }
    }

    private static int edition(SubmissionMigration migration) {
        try {
            return migration.edition();
        } catch (RuntimeException | LinkageError e) {
            return 0;
        }
    }

    private void call(SubmissionMigration migration, ObjectNode data, CompletableFuture<ObjectNode> answer) {
        try {
            answer.complete(migration.migrate(data));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            answer.completeExceptionally(e);
        } finally {
            calls.release();
        }
    }
}
