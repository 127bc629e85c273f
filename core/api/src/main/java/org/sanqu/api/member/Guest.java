package org.sanqu.api.member;

/**
 * A member with a secondary tie, as the host sees them: no more than the name and where they are at home.
 *
 * @param affiliation the tie
 * @param name their name
 * @param homeName the short name of their home; null off the roll
 */
public record Guest(Affiliation affiliation, String name, String homeName) {}
