package org.sanqu.api.security;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Who asks.
 *
 * <p>Only the security bundle makes callers; {@link Access} refuses any other implementation.
 */
@ProviderType
public interface Caller {

    /** The account's name, unique and stable; never null. */
    String account();
}
