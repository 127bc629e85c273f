package org.sanqu.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.platform.FactRecorder;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;

/** What people of the market submit. */
final class Ledger {

    private final Store store;
    private final Submissions submissions;
    private final FactRecorder facts;
    private final Caller caller;

    Ledger(Store store, Submissions submissions, FactRecorder facts, Caller caller) {
        this.store = store;
        this.submissions = submissions;
        this.facts = facts;
        this.caller = caller;
    }

    Submission ticket(long organisation, String day, String data) {
        JsonNode dated = ((ObjectNode) Json.of(data)).put("on", day);
        return submissions.submit(caller, new Entry("market/ticket", organisation, null, null, dated));
    }

    Submission stall(long organisation, String quarter, String data) {
        Period period = Period.parse(quarter).orElseThrow();
        return submissions.submit(caller, new Entry("market/stall", organisation, null, period, Json.of(data)));
    }

    /** Revises a ticket; its day stays. */
    Submission revise(Submission ticket, String data) {
        JsonNode dated = ((ObjectNode) Json.of(data)).put("on", ticket.day().toString());
        return submissions.revise(caller, ticket.id(), ticket.revision(), dated, null);
    }

    /** Gives a submission back to who wrote it, as a reviewer will. */
    void giveBack(Submission given) {
        Submission returned = new Submission(
                given.id(),
                given.form(),
                given.formVersion(),
                given.organisation(),
                given.member(),
                given.period(),
                given.day(),
                given.key(),
                given.data(),
                SubmissionState.RETURNED,
                null,
                false,
                null,
                given.revision() + 1,
                null,
                given.enteredBy(),
                given.enteredAt(),
                given.submittedAt());
        store.write(sql -> {
            sql.update(
                    "update submission set state = 'returned', revision = ? where id = ?",
                    returned.revision(),
                    given.id());
            facts.record(sql, returned);
            return null;
        });
    }
}
