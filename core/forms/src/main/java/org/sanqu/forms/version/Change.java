package org.sanqu.forms.version;

import org.sanqu.api.Message;
import org.sanqu.api.form.FormDifference;

/**
 * A difference and what it means for what was filled in.
 *
 * @param at as in {@link FormDifference}
 */
record Change(String at, Message text, Weight weight) {

    /** How much a difference matters to data on hand. */
    enum Weight {
        /** Everything that went before goes still. */
        NONE,
        /** A choice has another name: who knows the form decides whether it is another thing. */
        LABEL,
        /** What was filled in decides. */
        DATA,
        /** No data can tell: what the data means, or where it belongs, is another. */
        MEANING
    }

    FormDifference difference() {
        boolean doubtful = weight == Weight.LABEL;
        return new FormDifference(at, text, doubtful || weight == Weight.NONE, doubtful);
    }
}
