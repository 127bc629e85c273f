package org.sanqu.api.form;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** Files that belong to submissions. Thread-safe. */
@ProviderType
public interface Attachments {

    /**
     * Keeps a file; one that no submission names within a week is thrown away.
     *
     * @param organisation for whose submission it is
     * @param name as the sender calls it
     * @param content read to its end, not closed
     * @throws Refusal FORBIDDEN without RECORD on the organisation; TOO_LARGE above the bound; INVALID for what is neither picture, PDF nor
     *     Office document, or not what its name says
     */
    Attachment keep(Caller caller, long organisation, String name, InputStream content) throws IOException;

    /**
     * What is kept under an id.
     *
     * @throws Refusal NOT_FOUND, also for who neither brought it nor may open a submission that names it
     */
    Attachment get(Caller caller, String id);

    /**
     * The content.
     *
     * @throws Refusal as {@link #get}
     */
    InputStream open(Caller caller, String id) throws IOException;
}
