package org.sanqu.api.form;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.security.Caller;

/** What submissions of earlier editions say in the one that is served; the submissions themselves never change. Thread-safe. */
@ProviderType
public interface Editions {

    /**
     * What a submission says in the edition of its form that is served: with the data, key and day of its reading and the version in which it
     * reads. The submission itself where that edition is its own, no module serves the form, or it cannot be read in it.
     */
    Submission reading(Submission submission);

    /**
     * The migrations of a module that run or ran since the start, and those that left something behind; needs MANAGE_MODULES.
     *
     * @param module the module's id
     */
    List<Progress> progress(Caller caller, String module);

    /**
     * How far a form's submissions have come.
     *
     * @param form {@code module/name}
     * @param edition to which they are brought
     * @param done how many were
     * @param all of how many
     * @param running whether it goes on
     * @param failing the first hundred that could not be; they stay as they were written
     * @param failures how many those are
     */
    record Progress(
            String form,
            int edition,
            long done,
            long all,
            boolean running,
            List<FormUpdate.Failing> failing,
            long failures) {

        public Progress {
            failing = List.copyOf(failing);
        }
    }
}
