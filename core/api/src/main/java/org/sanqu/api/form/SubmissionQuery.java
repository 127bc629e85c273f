package org.sanqu.api.form;

import java.util.Set;

/**
 * Which submissions, the newest day first.
 *
 * @param organisation the id of an organisation; those of organisations below are listed too
 * @param form {@code module/name}; null for all forms
 * @param period those whose day lies in it; null for all
 * @param states those in one of these states; empty for all but the voided ones
 * @param search those in whose listed texts these words occur; null for all
 * @param after the cursor of the page before; null for the first
 * @param size at most so many, 1 … 200
 */
public record SubmissionQuery(
        long organisation,
        String form,
        Period period,
        Set<SubmissionState> states,
        String search,
        String after,
        int size) {

    public SubmissionQuery {
        states = Set.copyOf(states);
    }

    public SubmissionQuery(long organisation, String form, Period period, String after, int size) {
        this(organisation, form, period, Set.of(), null, after, size);
    }
}
