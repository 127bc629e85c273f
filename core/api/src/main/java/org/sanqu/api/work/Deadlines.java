package org.sanqu.api.work;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.security.Caller;

/**
 * What is due in a subtree of the formal hierarchy, and how complete it is. A form is due from the first period that ends after the
 * platform first served it with its cadence, but not for periods that ended while it was away; event forms are never due. Thread-safe.
 */
@ProviderType
public interface Deadlines {

    /** The periods of a form that are due or were, the latest first, at most so many; a single null for a form that is filled in once. */
    List<Period> periods(Caller caller, String form, int most);

    /** How complete the subtree is for a form and period. */
    Completeness completeness(Caller caller, String form, Period period, long organisation);

    /** How complete each part directly below is, in the order of the tree; what the organisation itself owes comes first. */
    List<Completeness> parts(Caller caller, String form, Period period, long organisation);

    /** Who owes what in the subtree, in the order of the tree. */
    Page<Due> dues(
            Caller caller,
            String form,
            Period period,
            long organisation,
            Set<Due.State> states,
            String after,
            int size);

    /**
     * Gives more time.
     *
     * @param below whether to all below it as well
     * @param reason why, 1 … 500 characters
     * @throws Refusal FORBIDDEN without REVIEW on an organisation above (or on it, where there is none above, or where only those below owe the form); INVALID for a time that is not later than what the form says
     */
    Extension extend(
            Caller caller,
            String form,
            Period period,
            long organisation,
            boolean below,
            LocalDateTime until,
            String reason);

    /** Where more time was given within the subtree or above it, the latest first. */
    List<Extension> extensions(Caller caller, String form, Period period, long organisation);

    /**
     * Reminds everybody in the subtree who has not answered (催报): on their work lists and through the channels.
     *
     * @param text what to say besides; null for nothing
     * @throws Refusal FORBIDDEN without REVIEW on the organisation; TOO_MANY within an hour of the last time, and while too many notices
     *     wait to be sent
     */
    Reminded remind(Caller caller, String form, Period period, long organisation, String text);

    /**
     * How late what happened in a range of days was entered in the subtree, by form, those in which anything was entered.
     *
     * @throws Refusal FORBIDDEN but for who has READ by a grant on the organisation itself or on the one directly above
     */
    List<LateEntry> lateEntries(Caller caller, long organisation, Period range);

    /**
     * The same of one form for each part directly below where anything was entered, in the order of the tree; what the organisation entered
     * itself comes first.
     *
     * @throws Refusal FORBIDDEN but for who has READ by a grant on the organisation itself
     */
    List<LateEntry> lateParts(Caller caller, String form, long organisation, Period range);

    /** What a superior last said when pressing (催报) the organisation; empty text when nothing was said besides; null when nobody pressed. */
    String urged(Caller caller, String form, Period period, long organisation);
}
