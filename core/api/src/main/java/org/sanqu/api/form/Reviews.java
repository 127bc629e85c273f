package org.sanqu.api.form;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/**
 * Agreeing to submissions, level by level (审核、审批), giving them back and opening them again; each needs REVIEW on the organisation that is
 * awaited. Nobody reviews what they filled in themselves, in whatever revision; who reviews as a substitute, neither what those filled in for whom
 * they act. Thread-safe.
 */
@ProviderType
public interface Reviews {

    /** What awaits the caller, the longest waiting first; what they may not decide about is not among it. */
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
     * Unlocks an approved submission; it does not count until it is submitted again, and is marked for good when it then says something else
     * or is declared void.
     *
     * @param reason why, 1 … 500 characters
     * @throws Refusal FORBIDDEN without REVIEW on the organisation that agreed last; CONFLICT when it is not approved
     */
    Submission reopen(Caller caller, long submission, int revision, String reason);

    /** What the caller may do about a submission now: some of {@code agree}, {@code give-back}, {@code reopen}. */
    List<String> possible(Caller caller, Submission submission);

    /**
     * Those that were changed after they were approved, so that figures that were read then are others now; the newest day first.
     *
     * @param forms {@code module/name}, at most 200
     * @param organisation theirs and of those below
     * @param period those whose day lies in it
     * @param most at most so many, 1 … 200; confidential ones that the caller may not open are left out
     * @throws Refusal FORBIDDEN without READ on the organisation
     */
    List<Submission> changed(Caller caller, Collection<String> forms, long organisation, Period period, int most);

    /**
     * How many these are, confidential ones too, at most 1,000.
     *
     * @throws Refusal as {@link #changed}
     */
    int countChanged(Caller caller, Collection<String> forms, long organisation, Period period);
}
