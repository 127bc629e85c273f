package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** What was filled in. Thread-safe. */
@ProviderType
public interface Submissions {

    /**
     * Stores a filled form; figures count it when this returns.
     *
     * @throws Refusal FORBIDDEN without RECORD on the organisation; NOT_FOUND when no such form is installed; INVALID with a
     *     fault for each bad field; CONFLICT when the same thing was submitted for the same period (its id is the second
     *     argument of the message)
     */
    Submission submit(Caller caller, Entry entry);

    /**
     * Replaces the data of a submission; the revision before is kept.
     *
     * @param revision the revision that the writer saw
     * @throws Refusal as {@link #submit}; CONFLICT when somebody else changed it since
     */
    Submission revise(Caller caller, long submission, int revision, JsonNode data);

    /**
     * One submission.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope, and when there is none and the caller may not read all; NOT_FOUND
     *     otherwise
     */
    Submission get(Caller caller, long submission);

    /** A page of submissions. */
    Page<Submission> page(Caller caller, SubmissionQuery query);
}
