package org.sanqu.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.FactRecorder;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** Stores submissions as the forms' bundle does, in one transaction with their facts. */
final class Ledger {

    private final Store store;
    private final FactRecorder facts;

    Ledger(Store store, FactRecorder facts) {
        this.store = store;
        this.facts = facts;
        store.migrate(
                "forms",
                List.of(
                        new Migration(
                                "001.sql",
                                """
                                create table submission (
                                    id ${identity}, form text not null, organisation bigint not null, member bigint,
                                    day text not null, series_key text not null, data text not null, state text not null);
                                create index submission_form on submission (form, id);
                                """)));
    }

    long submit(String form, long organisation, String day, String key, String data) {
        return store.write(sql -> {
            long id = sql.insert(
                    "insert into submission (form, organisation, day, series_key, data, state) values (?, ?, ?, ?, ?, 'submitted')",
                    form,
                    organisation,
                    day,
                    key,
                    Json.of(data).toString());
            record(sql, id, 1);
            return id;
        });
    }

    void revise(long submission, SubmissionState state, String data) {
        store.write(sql -> {
            sql.update(
                    "update submission set data = ?, state = ? where id = ?",
                    Json.of(data).toString(),
                    state.code(),
                    submission);
            record(sql, submission, 2);
            return null;
        });
    }

    private void record(Sql sql, long id, int revision) {
        facts.record(
                sql,
                sql.first(
                                "select * from submission where id = ?",
                                row -> new Submission(
                                        id,
                                        row.text("form"),
                                        "v1",
                                        row.number("organisation"),
                                        row.numberOrNull("member"),
                                        null,
                                        row.date("day"),
                                        row.text("series_key"),
                                        json(row.text("data")),
                                        SubmissionState.valueOf(
                                                row.text("state").toUpperCase()),
                                        revision,
                                        "clerk",
                                        Instant.EPOCH),
                                id)
                        .orElseThrow());
    }

    private static JsonNode json(String text) {
        return Json.of(text);
    }
}
