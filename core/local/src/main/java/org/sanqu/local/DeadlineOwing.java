package org.sanqu.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Page;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.module.Modules;
import org.sanqu.api.security.Caller;
import org.sanqu.api.work.Deadlines;
import org.sanqu.api.work.Due;

/**
 * Asks the platform's deadlines, so that a table stands here as it does wherever completeness is shown.
 *
 * @param modules says what is served
 */
record DeadlineOwing(Modules modules, Deadlines deadlines) implements Owing {

    private static final int PAGE = 200;

    @Override
    public List<Due> dues(Caller caller, LocalForm form) {
        List<Due> dues = new ArrayList<>();
        if (modules.catalogue().form(form.form()).isEmpty()) {
            return dues;
        }
        String after = null;
        do {
            Page<Due> page = deadlines.dues(caller, form.form(), null, form.organisation(), Set.of(), after, PAGE);
            dues.addAll(page.items());
            after = page.next();
        } while (after != null);
        return dues;
    }
}
