package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One filled form.
 *
 * @param id the platform's own id
 * @param form {@code module/name}
 * @param formVersion the version of the form it was filled in; it is always shown in that one
 * @param organisation the id of the owner: who filled it in, or for a member's form the home on that day; then fixed, but that a member brings a
 *     profile along: it goes over to the present home when that revises it
 * @param member the id of the member it is about; null for one about the organisation
 * @param period the period it is for; null for profiles and events
 * @param day where it lies in time: the day of the event, else the last day of the period, else the day of entry
 * @param key what it is about within owner and form, made of the form's key fields; empty when the form has none
 * @param data the JSON object that was filled in
 * @param state where it stands
 * @param awaits the id of the organisation that has to agree next; null when nobody has to
 * @param changedAfterApproval whether it says something else than when it was approved, or is void since: figures that were read then differ;
 *     once set it stays
 * @param batch the batch that imported it; null when it was typed in
 * @param revision 1 when new, one more with every change
 * @param behalf on whose behalf this revision was recorded; null for one's own
 * @param enteredBy the account that wrote this revision
 * @param enteredAt when
 * @param submittedAt when it was submitted for the first time: compared with {@code day} and the deadline it tells a late entry
 */
public record Submission(
        long id,
        String form,
        String formVersion,
        long organisation,
        Long member,
        Period period,
        LocalDate day,
        String key,
        JsonNode data,
        SubmissionState state,
        Long awaits,
        boolean changedAfterApproval,
        Long batch,
        int revision,
        String behalf,
        String enteredBy,
        Instant enteredAt,
        Instant submittedAt) {}
