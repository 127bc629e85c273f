package org.sanqu.forms.version;

import java.time.Duration;
import java.util.List;
import org.sanqu.api.form.FormUpdate;

/** An update that is tried out on the data on hand, a second at a time. Thread-safe. */
final class Rehearsal {

    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final Duration OLD = Duration.ofMinutes(5);

    private final List<FormRehearsal> parts;
    private final long begun = System.nanoTime();

    Rehearsal(List<FormRehearsal> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Whether so much may have been filled in since that it had better begin again. */
    boolean isOld() {
        return System.nanoTime() - begun > OLD.toNanos();
    }

    /** What was found, with one slice more. */
    synchronized List<FormUpdate> next() {
        long until = System.nanoTime() + SLICE.toNanos();
        parts.forEach(part -> part.advance(until));
        return parts.stream().map(FormRehearsal::found).toList();
    }
}
