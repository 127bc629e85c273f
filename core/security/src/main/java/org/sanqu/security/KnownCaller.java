package org.sanqu.security;

import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;

/**
 * A caller that this bundle vouches for.
 *
 * @param account the account's name
 * @param grants what the account might when this caller was made
 * @param passwordVersion grows with every change of the password, so that a login from before opens no session behind it
 * @param session the hash of the session's token; null outside a session
 */
record KnownCaller(String account, List<Grant> grants, long passwordVersion, String session) implements Caller {

    KnownCaller {
        grants = List.copyOf(grants);
    }

    /** The caller as one that this bundle made; refuses any other. */
    static KnownCaller of(Caller caller) {
        if (caller instanceof KnownCaller known) {
            return known;
        }
        throw new Refusal(Refusal.Reason.FORBIDDEN, "access.unknown-caller");
    }

    /** The same caller in a session. */
    KnownCaller in(String sessionHash) {
        return new KnownCaller(account, grants, passwordVersion, sessionHash);
    }
}
