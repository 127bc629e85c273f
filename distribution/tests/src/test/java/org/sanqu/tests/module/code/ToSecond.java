package org.sanqu.tests.module.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sanqu.api.form.SubmissionMigration;

/** The way to the second edition. */
public final class ToSecond implements SubmissionMigration {

    @Override
    public int edition() {
        return 2;
    }

    @Override
    public ObjectNode migrate(ObjectNode data) {
        return data.put("name", data.path("name").asText() + "（二）");
    }
}
