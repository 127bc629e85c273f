package org.sanqu.tests.module.code;

import org.sanqu.api.form.Filled;
import org.sanqu.api.form.FormCheck;
import org.sanqu.api.form.Remarks;

/** The second version's check, which wants the opposite. */
public final class NotNew implements FormCheck {

    @Override
    public void check(Filled filled, Remarks remarks) {
        if (filled.data().path("name").asText().equals("新")) {
            remarks.error("/name", locale -> "不要新的");
        }
    }
}
