package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * What a check of a module looks at.
 *
 * @param form the form
 * @param data what was filled in, computed fields included; a copy
 * @param period the period it is for; null for profiles and events
 * @param day the day by which organisations and members were looked up
 * @param organisation what is known of the owner: an object with {@code /name}, {@code /type} and what else the census knows
 * @param member what is known of the member, likewise; null for a form about the organisation
 */
public record Filled(Form form, JsonNode data, Period period, LocalDate day, JsonNode organisation, JsonNode member) {}
