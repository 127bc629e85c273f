package org.sanqu.members;

import org.sanqu.api.Refusal;

/** A place in the list by name: everything behind this name and id. */
record Position(String key, long id) {

    static final Position START = new Position("", 0);

    /**
     * The place of a cursor; null for the start.
     *
     * @throws Refusal MALFORMED for what is no cursor
     */
    static Position parse(String cursor) {
        if (cursor == null) {
            return START;
        }
        if (!cursor.matches("[0-9a-f]*\\.\\d{1,18}")) {
            throw new Refusal(Refusal.Reason.MALFORMED, "member.cursor");
        }
        int dot = cursor.lastIndexOf('.');
        return new Position(cursor.substring(0, dot), Long.parseLong(cursor.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return key + "." + id;
    }
}
