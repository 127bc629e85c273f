package org.sanqu.forms.check;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.Updates;

/**
 * Code that a module brings for one of its forms; made when it is first used, since even to construct it is to run it. Thread-safe.
 */
public final class ModuleCode<T> {

    private final Origin origin;
    private final String form;
    private final Supplier<T> make;
    private final Consumer<T> release;
    private final AtomicReference<T> made = new AtomicReference<>();

    /**
     * Whose code it is.
     *
     * @param module the module's id
     * @param version the module's version
     * @param trial whether it runs only so that an update can be tried out
     */
    public record Origin(String module, Version version, boolean trial) {

        static Origin of(Bundle bundle) {
            boolean trial = bundle.getLocation().startsWith(Updates.TRIAL);
            return new Origin(bundle.getSymbolicName(), bundle.getVersion(), trial);
        }

        boolean isOf(Module other) {
            return module.equals(other.id()) && version.equals(Version.parseVersion(other.version()));
        }
    }

    /** Something that is asked of the code. */
    @FunctionalInterface
    public interface Question<T, R> {

        R ask(T code) throws Exception;
    }

    ModuleCode(Origin origin, String form, Supplier<T> make, Consumer<T> release) {
        this.origin = origin;
        this.form = form;
        this.make = make;
        this.release = release;
    }

    public Origin origin() {
        return origin;
    }

    String form() {
        return form;
    }

    /** Asks it; not without a limit of time. */
    public <R> R ask(Question<T, R> question) throws Exception {
        return question.ask(code());
    }

    private T code() {
        T code = made.get();
        if (code != null) {
            return code;
        }
        T fresh = make.get();
        if (fresh == null) {
            throw new IllegalStateException("The code for " + form + " is gone");
        }
        if (made.compareAndSet(null, fresh)) {
            return fresh;
        }
        release.accept(fresh);
        return code();
    }

    void close() {
        T code = made.getAndSet(null);
        if (code != null) {
            release.accept(code);
        }
    }
}
