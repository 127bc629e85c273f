package org.sanqu.api.work;

/**
 * Whom a reminder (催报) met; all of them see it on their work lists.
 *
 * @param organisations how many have not answered
 * @param reached for how many of these a notice goes out now: to who records there, substitutes too, or to who records nearest above
 * @param before how many were reminded of the same by another level within the hour, whom no second notice disturbs
 */
public record Reminded(int organisations, int reached, int before) {}
