package org.sanqu.api.organisation;

/**
 * One thing that a change did to one organisation.
 *
 * @param organisation whose
 * @param attribute {@code exists}, {@code name}, {@code shortName}, {@code type}, {@code sectors}, {@code aliases}, {@code units},
 *     {@code parent} (formal), {@code parent/territorial}, {@code parent/trade}, or {@code members} (how many are at home in it)
 * @param before the value before, as its code, id or number; null for none
 * @param after the value after; null for none
 */
public record Effect(long organisation, String attribute, String before, String after) {}
