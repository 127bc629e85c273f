package org.sanqu.work;

import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Store;

/** This bundle's tables, which several components share. */
final class Tables {

    private Tables() {}

    static void prepare(Store store) {
        store.migrate("work", Migration.of(Tables.class, "001-work.sql"));
    }
}
