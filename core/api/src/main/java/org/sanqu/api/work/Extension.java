package org.sanqu.api.work;

import java.time.Instant;
import java.time.LocalDateTime;
import org.sanqu.api.form.Period;

/**
 * That a deadline is later.
 *
 * @param id the platform's own id
 * @param form {@code module/name}
 * @param period for which period; null for a form that is filled in once
 * @param organisation for which organisation
 * @param below whether for all below it as well
 * @param until the new deadline
 * @param reason why
 * @param account who decided
 * @param at when
 */
public record Extension(
        long id,
        String form,
        Period period,
        long organisation,
        boolean below,
        LocalDateTime until,
        String reason,
        String account,
        Instant at) {}
