package org.sanqu.modules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.module.Module;
import org.sanqu.api.platform.UpdateGuard;
import org.sanqu.api.platform.UpdateGuard.Verdict;

/** What modules do to the data on hand, as whoever knows that data says; as long as nobody does, nothing stands against a module. Thread-safe. */
final class DataOnHand {

    private volatile UpdateGuard guard;

    /** Has somebody look at modules from now on; null for nobody. */
    void guard(UpdateGuard present) {
        guard = present;
    }

    /** Whether somebody looks. */
    boolean isGuarded() {
        return guard != null;
    }

    /** What becomes of the data when a module is served. */
    Verdict examine(Module module, String hash) {
        UpdateGuard present = guard;
        return present == null ? Verdict.FINE : present.examine(module, hash);
    }

    /** What a module would do to it. */
    List<FormUpdate> preview(Module module, String hash) {
        UpdateGuard present = guard;
        return present == null ? List.of() : present.preview(module, hash);
    }

    /** Notes for good that somebody agreed. */
    void confirm(Waiting one, String account) {
        UpdateGuard present = guard;
        if (present == null) {
            throw WaitingUpdates.changed();
        }
        present.confirm(one.reading().module(), one.hash(), account);
    }

    /** A hash of what a module says, for one that comes in no jar of ours. */
    static String content(Module module) {
        StringBuilder all = new StringBuilder(module.id() + " " + module.version());
        module.forms().forEach(form -> all.append(' ').append(form.version()));
        module.migrations().forEach(migration -> all.append(' ').append(migration.hash()));
        return CanonicalJson.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
