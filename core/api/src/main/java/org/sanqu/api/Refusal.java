package org.sanqu.api;

import java.util.List;
import java.util.Locale;

/** A request that a service declines, with a reason that a person can act on; nothing was changed. */
public final class Refusal extends RuntimeException {

    /** Why, in kinds that a caller can tell apart; the number is the HTTP status that the web answers. */
    public enum Reason {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        INVALID(422),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final transient Reason reason;
    private final transient Message text;
    private final transient List<Fault> faults;

    public Refusal(Reason reason, Message text, List<Fault> faults) {
        super(text.in(Locale.CHINESE), null, false, false);
        this.reason = reason;
        this.text = text;
        this.faults = List.copyOf(faults);
    }

    public Refusal(Reason reason, String key, Object... args) {
        this(reason, Message.of(key, args), List.of());
    }

    public Reason reason() {
        return reason;
    }

    /** The sentence for the reader. */
    public Message text() {
        return text;
    }

    /** Every fault that was found, in the order of the data; empty when there is nothing to point at. */
    public List<Fault> faults() {
        return faults;
    }
}
