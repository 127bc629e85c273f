package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** What was filled in. A form that is confidential opens only to the roles it names and to who filled it in. Thread-safe. */
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
     * Replaces the data of a submission; the revision before is kept. One that was returned is submitted again. What there is once of a
     * member - a profile, or one for a period - the home that the member came to reads and revises too, and then owns.
     *
     * @param revision the revision that the writer saw
     * @param behalf on whose behalf; null for one's own
     * @throws Refusal as {@link #submit}; CONFLICT when somebody else changed it since, or it is approved or voided
     */
    Submission revise(Caller caller, long submission, int revision, JsonNode data, String behalf);

    /**
     * Declares a submission void (作废): it stays readable and counts no more, and its place is free for another.
     *
     * @param revision the revision that the caller saw
     * @param reason why, 1 … 500 characters
     * @throws Refusal FORBIDDEN without RECORD on the organisation; CONFLICT when it has changed since, or is approved (reopen it first) or
     *     voided
     */
    Submission annul(Caller caller, long submission, int revision, String reason);

    /**
     * One submission.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope, and when there is none and the caller may not read all; NOT_FOUND
     *     otherwise
     */
    Submission get(Caller caller, long submission);

    /**
     * For which organisation the caller has a submission in hand: its owner; for what there is once of a member, the home that the member came to,
     * where the caller may record for that, or may not read the owner's.
     */
    long keeper(Caller caller, Submission submission);

    /** Several submissions by id, in no order; those that the caller may not open are left out. */
    List<Submission> list(Caller caller, Collection<Long> submissions);

    /**
     * A page of submissions, each as it was written but for its day, which is the one of its reading as in figures; confidential ones that the
     * caller may not open are left out.
     */
    Page<Submission> page(Caller caller, SubmissionQuery query);

    /** What was said and done, the oldest first; at least one. */
    List<Revision> history(Caller caller, long submission);
}
