package org.sanqu.api.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What steps in a file cannot say about a form's way to its next edition: a component with {@link ForForm}, called where the file says
 * {@code {"java": true}}.
 *
 * <p>It is called by several threads, in a preview as well, and for a second at most; what it throws is told as a fault of that one submission.
 */
@ConsumerType
public interface SubmissionMigration {

    /** The edition it leads to. */
    int edition();

    /** What was filled in as the next edition reads it; the argument is a copy and may be changed and answered. */
    ObjectNode migrate(ObjectNode data);
}
