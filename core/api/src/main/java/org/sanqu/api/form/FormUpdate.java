package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.sanqu.api.Fault;

/**
 * What an update does to one form and to what was filled in in it.
 *
 * @param form {@code module/name}
 * @param before the version that is served, or was filled in last; null for a new form
 * @param after the new version; null for one that the module no longer has
 * @param differences between the two
 * @param submissions how many were filled in, in whatever edition
 * @param touched how many of them will read differently
 * @param ahead how many were written in a later edition than the new one: they stay as they are, are shown in theirs, and figures count
 *     of them what the new one knows
 * @param examined how many of the touched ones were tried out already
 * @param complete whether all were
 * @param examples of the first ten those that the reader may open
 * @param failing the first hundred that cannot be read in the new edition; they stay as they were written
 * @param failures how many those are
 */
public record FormUpdate(
        String form,
        Form before,
        Form after,
        List<FormDifference> differences,
        long submissions,
        long touched,
        long ahead,
        long examined,
        boolean complete,
        List<Example> examples,
        List<Failing> failing,
        long failures) {

    public FormUpdate {
        differences = List.copyOf(differences);
        examples = List.copyOf(examples);
        failing = List.copyOf(failing);
    }

    /** The same with other examples. */
    public FormUpdate with(List<Example> others) {
        return new FormUpdate(
                form,
                before,
                after,
                differences,
                submissions,
                touched,
                ahead,
                examined,
                complete,
                others,
                failing,
                failures);
    }

    /** Whether submissions will go back to an earlier edition. */
    public boolean back() {
        return before != null && after != null && after.edition() < before.edition();
    }

    /**
     * What becomes of one submission.
     *
     * @param organisation who filled it in
     * @param before as figures and lists read it now
     * @param after as they will
     */
    public record Example(long submission, long organisation, JsonNode before, JsonNode after) {}

    /** A submission that cannot be read in the new edition, and why not. */
    public record Failing(long submission, List<Fault> faults) {

        public Failing {
            faults = List.copyOf(faults);
        }
    }
}
