package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What somebody has typed and not submitted yet; nobody else sees it.
 *
 * @param id the platform's own id
 * @param form {@code module/name}
 * @param formVersion the version in which it was typed
 * @param organisation the organisation that fills it in
 * @param member the member it is about; null for none yet, or for the organisation
 * @param period the period as far as it was chosen; null for none
 * @param submission the submission that is being revised; null for a new one
 * @param data the object, right or wrong
 * @param savedAt when
 */
public record Draft(
        long id,
        String form,
        String formVersion,
        long organisation,
        Long member,
        Period period,
        Long submission,
        JsonNode data,
        Instant savedAt) {}
