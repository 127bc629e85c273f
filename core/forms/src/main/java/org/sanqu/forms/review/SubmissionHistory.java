package org.sanqu.forms.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Revision;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.list.Naming;

/** All revisions of a submission with what changed and what was decided. */
public record SubmissionHistory(Submission now, List<Submission> revisions, List<Review> reviews) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads it, in one transaction. */
    public static SubmissionHistory read(Sql sql, Submission now) {
        List<Submission> revisions = new ArrayList<>(sql.list(
                "select revision, form_version, day, series_key, data, state, behalf, entered_by, entered_at"
                        + " from submission_revision where submission = ? order by revision",
                row -> before(row, now),
                now.id()));
        revisions.add(now);
        return new SubmissionHistory(now, revisions, new ReviewRows(sql).all(now.id()));
    }

    private static Submission before(Row row, Submission now) {
        return new Submission(
                now.id(),
                now.form(),
                row.text("form_version"),
                now.organisation(),
                now.member(),
                now.period(),
                row.date("day"),
                row.text("series_key"),
                json(row.text("data")),
                SubmissionState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                null,
                now.changedAfterApproval(),
                now.batch(),
                (int) row.number("revision"),
                row.text("behalf"),
                row.text("entered_by"),
                row.instant("entered_at"),
                now.submittedAt());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored revision is no JSON", e);
        }
    }

    /** The revisions with their differences, the oldest first. */
    public List<Revision> told(Function<String, Form> versions, Naming naming) {
        List<Revision> told = new ArrayList<>();
        Submission before = null;
        for (Submission revision : revisions) {
            List<Revision.Difference> differences = before == null
                    ? List.of()
                    : Differences.between(
                            versions.apply(before.formVersion()),
                            before.data(),
                            versions.apply(revision.formVersion()),
                            revision.data(),
                            naming);
            List<Review> about = reviews.stream()
                    .filter(review -> review.revision() == revision.revision())
                    .toList();
            told.add(new Revision(revision, differences, about));
            before = revision;
        }
        return told;
    }
}
