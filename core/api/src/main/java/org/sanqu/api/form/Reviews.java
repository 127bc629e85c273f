package org.sanqu.api.form;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/**
 * Agreeing to submissions, level by level (审核、审批), giving them back and opening them again; each needs REVIEW on the organisation that is
 * awaited. Nobody reviews what they filled in themselves. Thread-safe.
 */
@ProviderType
public interface Reviews {

    /** What awaits the caller, the longest waiting first; what they filled in themselves is not among it. */
    Page<Submission> waiting(Caller caller, String form, String after, int size);

    /** How many wait, at most 1,000. */
    int count(Caller caller);

    /**
     * Agrees to submissions, each as a whole by itself.
     *
     * @param revisions the revisions that the reviewer saw, by submission; at most 200
     * @param remark null for none
     * @return why not, by submission, for those that could not be agreed to; empty when all were
     */
    Map<Long, Message> agree(Caller caller, Map<Long, Integer> revisions, String remark);

    /**
     * Gives a submission back to be revised (退回); also one that is only filed, when a spot check finds something.
     *
     * @param reason why, 1 … 500 characters
     * @throws Refusal FORBIDDEN; CONFLICT when it changed since, is approved, voided or returned already
     */
    Submission giveBack(Caller caller, long submission, int revision, String reason);

    /**
     * Unlocks an approved submission; it does not count until it is submitted again, and is marked for good.
     *
     * @param reason why, 1 … 500 characters
     * @throws Refusal FORBIDDEN without REVIEW on the organisation that agreed last; CONFLICT when it is not approved
     */
    Submission reopen(Caller caller, long submission, int revision, String reason);

    /** What the caller may do about a submission now: some of {@code agree}, {@code give-back}, {@code reopen}. */
    List<String> possible(Caller caller, Submission submission);
}
