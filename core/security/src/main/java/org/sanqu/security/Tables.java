package org.sanqu.security;

import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Store;

/** This bundle's tables, which two components share. */
final class Tables {

    private Tables() {}

    static void prepare(Store store) {
        store.migrate("security", Migration.of(Tables.class, "001-accounts.sql", "002-substitutes.sql"));
    }
}
