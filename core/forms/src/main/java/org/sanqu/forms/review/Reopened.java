package org.sanqu.forms.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.version.Readings;

/**
 * What was opened again after it was approved, inside one transaction: it is marked for good when it says something else, is of another
 * organisation or is void, for figures that were read before are others since. Opening it alone changes nothing.
 */
public record Reopened(Sql sql) {

    private static final String MARK =
            """
            update submission set changed_after_approval = 1
            where id = ? and revision = ? and state in ('submitted', 'returned') and changed_after_approval = 0
             and exists (select 1 from submission_review r where r.submission = submission.id and r.decision = 'reopened')""";

    /** Marks it when what is about to replace it says something else than what was counted, or counts elsewhere. */
    public void replaced(Submission before, long owner, LocalDate day, JsonNode data) {
        Submission counted = Readings.counted(sql, before);
        boolean same = counted.organisation() == owner
                && counted.day().equals(day)
                && counted.data().equals(Reopened::compare, data);
        if (!same) {
            voided(before);
        }
    }

    private static int compare(JsonNode one, JsonNode other) {
        // One number is written in many ways.
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /** Marks it when it is about to be void. */
    public void voided(Submission before) {
        sql.update(MARK, before.id(), before.revision());
    }
}
