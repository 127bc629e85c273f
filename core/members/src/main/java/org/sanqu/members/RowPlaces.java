package org.sanqu.members;

import java.util.Optional;
import org.sanqu.api.platform.ImportRow;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The organisation that a row names by its code. */
final class RowPlaces {

    private RowPlaces() {}

    /** The organisation; an unknown code and one out of scope are the same fault, so that codes cannot be probed. */
    static Optional<Long> organisation(Sql sql, Access access, Caller caller, ImportRow row) {
        String code = row.text("organisation");
        Optional<Long> found = code == null
                ? Optional.empty()
                : sql.first("select id from organisation where code = ?", each -> each.number("id"), code)
                        .filter(id -> access.allows(caller, Permission.MAINTAIN, id));
        if (found.isEmpty()) {
            row.fault("organisation", "organisation.unknown", code == null ? "" : code);
        }
        return found;
    }
}
