package org.sanqu.api.platform;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Fault;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.module.Module;

/** Knows what becomes of the data on hand when another version of a module is served. Thread-safe. */
@ProviderType
public interface UpdateGuard {

    /**
     * Looks at a module before it is served.
     *
     * @param hash of its content
     */
    Verdict examine(Module module, String hash);

    /** What it would do, tried out as far as was possible in a second; asked again it has come further. */
    List<FormUpdate> preview(Module module, String hash);

    /** Notes for good that an account agreed to it. */
    void confirm(Module module, String hash, String account);

    /**
     * What may become of a module.
     *
     * @param faults why it must not be served, at a file and a pointer; empty when it may
     * @param touched how many submissions would read differently and nobody has agreed; 0 when it may be served at once
     */
    record Verdict(List<Fault> faults, long touched) {

        public static final Verdict FINE = new Verdict(List.of(), 0);

        public Verdict {
            faults = List.copyOf(faults);
        }

        /** Whether somebody has to agree first. */
        public boolean waits() {
            return faults.isEmpty() && touched > 0;
        }
    }
}
