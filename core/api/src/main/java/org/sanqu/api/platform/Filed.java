package org.sanqu.api.platform;

import java.time.Instant;
import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.SubmissionState;

/** Who has submitted a form, for those who say who has not. Thread-safe. */
@ProviderType
public interface Filed {

    /** A number that grows with every submission and review of any form. */
    long revision();

    /** A number that grows with every submission and review of a form, and perhaps of others. */
    default long revision(String form) {
        return revision();
    }

    /**
     * Visits every submission of a form for a period that is not void, once, in no order.
     *
     * @param period null for a form that is filled in once
     * @param organisations only theirs; null for all
     */
    void each(String form, Period period, Collection<Long> organisations, Visitor visitor);

    /** Takes one. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Takes one.
         *
         * @param member null for one about the organisation
         * @param submittedAt when it was submitted for the first time; of what was imported as history its day, for it was handed in some other way then
         */
        void visit(long submission, long organisation, Long member, SubmissionState state, Instant submittedAt);
    }
}
