package org.sanqu.api.platform;

import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.form.Submission;

/** Is told of every submission inside the transaction that stores it, so that figures never lag behind. */
@ProviderType
public interface FactRecorder {

    /** Replaces what was extracted from the submission by what its data says now; nothing for one that does not count. */
    void record(Sql sql, Submission submission);

    /**
     * Whether what the submission's data says now would be counted otherwise than what was extracted from it last. A figure that was not
     * counted then is no difference.
     */
    boolean differs(Sql sql, Submission submission);
}
