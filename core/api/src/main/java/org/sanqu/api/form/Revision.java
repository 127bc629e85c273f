package org.sanqu.api.form;

import java.util.List;
import org.sanqu.api.Text;

/**
 * A submission as it was after one change, and what was decided about it then.
 *
 * @param submission the submission in this revision
 * @param differences what changed in the data against the revision before, in the form's order; empty for the first
 * @param reviews what was decided about this revision, the oldest first
 */
public record Revision(Submission submission, List<Difference> differences, List<Review> reviews) {

    public Revision {
        differences = List.copyOf(differences);
        reviews = List.copyOf(reviews);
    }

    /**
     * One value that changed.
     *
     * @param at a JSON Pointer into the data as it is now; of what is not there any more, into the data as it was
     * @param field what it is called, with the groups and the row around it
     * @param before how it was shown; null when it was not there
     * @param after how it is shown now; null when it is not there any more
     */
    public record Difference(String at, Text field, Text before, Text after) {}
}
