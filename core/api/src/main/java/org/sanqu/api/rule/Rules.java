package org.sanqu.api.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** The rules and what they find. Thread-safe. */
@ProviderType
public interface Rules {

    /** The rules with the numbers that hold for an organisation on a day, by id. */
    List<Rule> rules(Caller caller, long organisation, LocalDate asOf);

    /**
     * What the rules find in an organisation and below it, by rule, then as the formal tree of the day lies, then member id.
     *
     * <p>Where there are very many to look at they may be some moments old.
     *
     * @param rule only this rule; null for all
     * @param after the cursor of the page before; null for the first
     * @param size at most so many, 1 … 200
     * @throws Refusal FORBIDDEN outside the caller's scope; MALFORMED for a cursor or size that makes no sense
     */
    Page<Finding> findings(Caller caller, long organisation, String rule, String after, int size, LocalDate asOf);

    /** How many findings each rule has in an organisation and below it; rules without any are left out. */
    Map<String, Long> counts(Caller caller, long organisation, LocalDate asOf);

    /**
     * Which of a rule's numbers are local where an organisation stands on a day, by name; empty where all are the regulation's.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope; NOT_FOUND for a rule that there is not
     */
    List<LocalNumber> local(Caller caller, long organisation, String rule, LocalDate asOf);

    /**
     * Sets a rule's numbers for an organisation and what is below it, from a day on; null for a number takes the local one back.
     *
     * @throws Refusal FORBIDDEN without MAINTAIN on the organisation; INVALID for a number that the rule
     *     does not have or that is negative, and for a day on which the rule does not hold; NOT_FOUND for a rule that there is not
     */
    Rule set(Caller caller, long organisation, String rule, Map<String, BigDecimal> parameters, LocalDate from);
}
