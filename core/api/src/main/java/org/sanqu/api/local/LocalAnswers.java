package org.sanqu.api.local;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;
import org.sanqu.api.work.Due;

/**
 * Who has answered a local form, and what; needs READ on the organisation that asks. Who is asked are those who are still there or have
 * answered; of a form that was closed, those who were so on that day. Thread-safe.
 */
@ProviderType
public interface LocalAnswers {

    /**
     * How many have answered.
     *
     * @param asked how many are asked
     */
    record Progress(int asked, int answered) {}

    /** How far each of some local forms has come, by id; those that the caller may not see are left out. */
    Map<Long, Progress> progress(Caller caller, Collection<LocalForm> forms);

    /**
     * How everybody who is asked stands, as the platform's deadlines say, in the order of the tree.
     *
     * @throws Refusal CONFLICT for a draft
     */
    List<Due> dues(Caller caller, long id);

    /**
     * Sums of numbers and counts of choices over the answers that count.
     *
     * @throws Refusal CONFLICT for a draft
     */
    LocalTally tally(Caller caller, long id);
}
