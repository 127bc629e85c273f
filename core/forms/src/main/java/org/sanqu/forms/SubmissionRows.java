package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/** The rows of submissions, inside one transaction. */
public record SubmissionRows(Sql sql) {

    private static final ObjectMapper JSON = new ObjectMapper();
    public static final String COLUMNS =
            "id, form, form_version, organisation, member, period, day, written_day, series_key, data, state,"
                    + " awaits, changed_after_approval, batch, revision, behalf, entered_by, entered_at, submitted_at";

    private static final String INSERT =
            """
            insert into submission (form, form_version, organisation, member, period, day, series_key, slot, ref, data, state,
                steps, awaits, changed_after_approval, batch, revision, behalf, entered_by, entered_at, submitted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, ?, 1, ?, ?, ?, ?)
            on conflict do nothing returning id""";

    /** Stores a filing as a new submission; empty when its slot or reference is taken. */
    Optional<Submission> insert(Filing filing, String account) {
        Instant now = now();
        return sql.first(
                        INSERT,
                        row -> row.number("id"),
                        filing.form().id(),
                        filing.form().version(),
                        filing.owner(),
                        filing.member(),
                        filing.period() == null ? null : filing.period().toString(),
                        filing.day(),
                        filing.key(),
                        filing.slot(),
                        filing.ref(),
                        filing.data().toString(),
                        SubmissionState.SUBMITTED.code(),
                        filing.awaits(),
                        filing.batch(),
                        filing.behalf(),
                        account,
                        now,
                        now)
                .map(id -> new Submission(
                        id,
                        filing.form().id(),
                        filing.form().version(),
                        filing.owner(),
                        filing.member(),
                        filing.period(),
                        filing.day(),
                        filing.key(),
                        filing.data(),
                        SubmissionState.SUBMITTED,
                        filing.awaits(),
                        false,
                        filing.batch(),
                        1,
                        filing.behalf(),
                        account,
                        now,
                        now));
    }

    /** The id of the submission that has a filing's slot, or else its reference. */
    Optional<Long> holder(Filing filing) {
        Optional<Long> slot = holder(filing.place());
        return slot.isPresent() || filing.ref() == null
                ? slot
                : sql.first(
                        "select id from submission where form = ? and organisation = ? and ref = ?",
                        row -> row.number("id"),
                        filing.form().id(),
                        filing.owner(),
                        filing.ref());
    }

    /** The id of the submission that has a slot. */
    public Optional<Long> holder(Slot slot) {
        String whose =
                slot.member() == null ? "organisation = ? and member is null" : "member = ? and member is not null";
        return slot.name() == null
                ? Optional.empty()
                : sql.first(
                        "select id from submission where form = ? and " + whose
                                + " and coalesce(served_key, series_key) = ? and slot = ?",
                        row -> row.number("id"),
                        slot.form(),
                        slot.member() == null ? slot.owner() : slot.member(),
                        slot.key(),
                        slot.name());
    }

    /** Replaces what a submission says and keeps what it said; empty when it is in another revision by now or locked. */
    Optional<Submission> replace(Submission before, Filing filing, String account) {
        Instant now = now();
        if (!hold(before.id(), before.revision())) {
            return Optional.empty();
        }
        keep(withId(before.id()).orElseThrow());
        sql.update(
                "update submission set form_version = ?, organisation = ?, day = ?, written_day = null, series_key = ?,"
                        + " served_key = null, slot = ?, data = ?, state = ?, steps = 0, awaits = ?, revision = ?,"
                        + " behalf = ?, entered_by = ?, entered_at = ? where id = ?",
                filing.form().version(),
                filing.owner(),
                filing.day(),
                filing.key(),
                filing.slot(),
                filing.data().toString(),
                SubmissionState.SUBMITTED.code(),
                filing.awaits(),
                before.revision() + 1,
                filing.behalf(),
                account,
                now,
                before.id());
        return withId(before.id());
    }

    /** Has a submission stay as it is until the end of the transaction; false when it is in another revision by now or locked. */
    private boolean hold(long id, int revision) {
        return sql.update(
                        "update submission set revision = revision"
                                + " where id = ? and revision = ? and state in ('submitted', 'returned')",
                        id,
                        revision)
                == 1;
    }

    private void keep(Submission before) {
        sql.update(
                "insert into submission_revision (submission, revision, form_version, day, series_key, data, state,"
                        + " behalf, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                before.id(),
                before.revision(),
                before.formVersion(),
                before.day(),
                before.key(),
                before.data().toString(),
                before.state().code(),
                before.behalf(),
                before.enteredBy(),
                before.enteredAt());
    }

    /** Declares a submission void and frees its place and its reference; false when it is in another revision by now or locked. */
    boolean annul(long id, int revision) {
        return sql.update(
                        "update submission set state = 'voided', slot = null, ref = null, awaits = null"
                                + " where id = ? and revision = ? and state in ('submitted', 'returned')",
                        id,
                        revision)
                == 1;
    }

    /** As exact as the store keeps it, so that what was stored equals what is read. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The submission with an id. */
    public Optional<Submission> withId(long id) {
        return sql.first("select " + COLUMNS + " from submission where id = ?", SubmissionRows::read, id);
    }

    /** Those with some ids, in no order. */
    List<Submission> withIds(List<Long> ids) {
        return withIds(ids, SubmissionRows::read);
    }

    /** The same, each on the day where figures count it: that of the edition that is served. */
    List<Submission> listed(List<Long> ids) {
        return withIds(ids, row -> read(row, row.date("day")));
    }

    private List<Submission> withIds(List<Long> ids, Row.Reader<Submission> reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return sql.list("select " + COLUMNS + " from submission where id in (" + marks + ")", reader, ids.toArray());
    }

    /** What a row with all the columns says, as it was written. */
    public static Submission read(Row row) {
        return read(row, row.date(row.text("written_day") == null ? "day" : "written_day"));
    }

    private static Submission read(Row row, LocalDate day) {
        String period = row.text("period");
        return new Submission(
                row.number("id"),
                row.text("form"),
                row.text("form_version"),
                row.number("organisation"),
                row.numberOrNull("member"),
                period == null ? null : Period.parse(period).orElseThrow(),
                day,
                row.text("series_key"),
                json(row.text("data")),
                SubmissionState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.numberOrNull("awaits"),
                row.flag("changed_after_approval"),
                row.numberOrNull("batch"),
                (int) row.number("revision"),
                row.text("behalf"),
                row.text("entered_by"),
                row.instant("entered_at"),
                row.instant("submitted_at"));
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored submission is no JSON", e);
        }
    }
}
