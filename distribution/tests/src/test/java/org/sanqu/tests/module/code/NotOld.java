package org.sanqu.tests.module.code;

import org.sanqu.api.form.Filled;
import org.sanqu.api.form.FormCheck;
import org.sanqu.api.form.Remarks;

/** The first version's check. */
public final class NotOld implements FormCheck {

    @Override
    public void check(Filled filled, Remarks remarks) {
        if (filled.data().path("name").asText().equals("旧")) {
            remarks.error("/name", locale -> "不要旧的");
        }
    }
}
