package org.sanqu.forms.version;

import org.sanqu.api.Message;

/** A submission that a migration cannot bring to the next edition. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Message reason;
    private final boolean passing;

    Unreadable(Message reason) {
        this(reason, false);
    }

    /**
     * One that is said.
     *
     * @param passing whether another try may come out otherwise
     */
    Unreadable(Message reason, boolean passing) {
        super(reason.key());
        this.reason = reason;
        this.passing = passing;
    }

    boolean isPassing() {
        return passing;
    }

    Message reason() {
        return reason;
    }
}
