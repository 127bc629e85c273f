package org.sanqu.api.platform;

import org.sanqu.api.security.Caller;

/**
 * A browser that is logged in.
 *
 * @param caller who
 * @param token the secret that the cookie carries
 * @param csrf the token that every changing request must repeat
 */
public record Session(Caller caller, String token, String csrf) {}
