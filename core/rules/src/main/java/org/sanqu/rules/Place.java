package org.sanqu.rules;

import org.sanqu.api.Refusal;

/** A cursor: the last finding of a page, by ids, so that it survives a change of the tree. */
record Place(String rule, long organisation, long member) {

    static Place of(Found last) {
        return new Place(last.rule(), last.organisation(), last.member());
    }

    /**
     * The place of a cursor; null for none.
     *
     * @throws Refusal MALFORMED for one that makes no sense
     */
    static Place parse(String cursor) {
        if (cursor == null) {
            return null;
        }
        String[] parts = cursor.split("\\.", -1);
        try {
            if (parts.length == 3) {
                return new Place(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (NumberFormatException e) {
            // told below, like every other wrong cursor
        }
        throw new Refusal(Refusal.Reason.MALFORMED, "rules.cursor");
    }

    @Override
    public String toString() {
        return rule + "." + organisation + "." + member;
    }
}
