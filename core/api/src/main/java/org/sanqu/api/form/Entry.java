package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What somebody wants to submit.
 *
 * @param form {@code module/name}
 * @param organisation the id of the organisation that fills it in; for a form about a member, their home
 * @param member the id of the member; null for a form about the organisation
 * @param period the period, for a form with a periodic cadence; null otherwise
 * @param data the JSON object
 * @param behalf on whose behalf it is recorded (代录), in at most 60 characters; null for one's own
 */
public record Entry(String form, long organisation, Long member, Period period, JsonNode data, String behalf) {

    public Entry(String form, long organisation, Long member, Period period, JsonNode data) {
        this(form, organisation, member, period, data, null);
    }
}
