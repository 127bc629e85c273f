package org.sanqu.forms.version;

import org.sanqu.api.Message;

/** A submission that a migration cannot bring to the next edition. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Message reason;

    Unreadable(Message reason) {
        super(reason.key());
        this.reason = reason;
    }

    Message reason() {
        return reason;
    }
}
