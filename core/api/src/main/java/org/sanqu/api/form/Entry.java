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
 */
public record Entry(String form, long organisation, Long member, Period period, JsonNode data) {}
