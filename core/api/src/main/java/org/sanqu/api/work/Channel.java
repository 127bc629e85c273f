package org.sanqu.api.work;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** A way to reach people; e-mail is one, and a district's messenger can be added as another service. */
@ConsumerType
public interface Channel {

    /** Its name in settings and logs: {@code email}. */
    String name();

    /** Whether it is set up. */
    boolean ready();

    /**
     * Sends a notice; called by one thread at a time, and given up after half a minute.
     *
     * @throws IOException when it could not be sent; it is tried again later, and not where anything else is thrown
     */
    void send(Notice notice) throws IOException;
}
