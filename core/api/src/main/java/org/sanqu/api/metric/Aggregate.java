package org.sanqu.api.metric;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One half of a metric: what is taken of which records.
 *
 * @param source what is counted
 * @param form {@code module/name} when submissions are; null otherwise
 * @param function how they are taken together
 * @param pointer the number that is summed; null for COUNT, and for LATEST when submissions are counted
 * @param where a JSON Schema that a record must meet, in which naming a property requires it; null for all records
 * @param by pointers to the fields by whose values the number is also given apart; may be empty
 * @param hash of what it says (SHA-256, hexadecimal): two aggregates that say the same share their facts
 */
public record Aggregate(
        Source source,
        String form,
        Function function,
        JsonPointer pointer,
        JsonNode where,
        List<JsonPointer> by,
        String hash) {

    /** The ways of taking records together. */
    public enum Function {
        /** How many. */
        COUNT,
        /** The sum of a number. */
        SUM,
        /** Of each thing (owner, subject and key) the last record in the period; these are then summed or counted. */
        LATEST
    }

    public Aggregate {
        by = List.copyOf(by);
    }
}
