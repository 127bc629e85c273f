package org.sanqu.api.member;

/**
 * How many members match a query.
 *
 * @param members as many were counted
 * @param more whether there may be more, since counting them all would have taken too long
 */
public record Matches(long members, boolean more) {}
