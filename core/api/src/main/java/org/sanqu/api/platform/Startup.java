package org.sanqu.api.platform;

import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Message;

/** How far the start has come; {@code /health} answers 200 when it is complete. */
@ProviderType
public interface Startup {

    boolean complete();

    /** What is being done, for people who wait. */
    Message stage();
}
