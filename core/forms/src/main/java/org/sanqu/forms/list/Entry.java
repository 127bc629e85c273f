package org.sanqu.forms.list;

import org.sanqu.api.platform.Row;

/** A submission as the indexes know it. */
record Entry(Position position, long organisation) {

    static Entry read(Row row) {
        return new Entry(new Position(row.date("day"), row.number("id")), row.number("organisation"));
    }

    long id() {
        return position.id();
    }
}
