package org.sanqu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import org.sanqu.api.rule.Finding;

/**
 * A finding in its place.
 *
 * @param position of the organisation in the tree of the day
 * @param member 0 when it is about the organisation
 * @param attributes those that its text needs
 */
record Found(Applied applied, int position, long organisation, long member, JsonNode attributes)
        implements Comparable<Found> {

    Finding finding() {
        return applied.finding(organisation, member == 0 ? null : (Long) member, attributes);
    }

    String rule() {
        return applied.rule().id();
    }

    @Override
    public int compareTo(Found other) {
        int byRule = rule().compareTo(other.rule());
        int byPlace = byRule != 0 ? byRule : Integer.compare(position, other.position);
        return byPlace != 0 ? byPlace : Long.compare(member, other.member);
    }
}
