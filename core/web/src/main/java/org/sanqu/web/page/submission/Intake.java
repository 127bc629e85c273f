package org.sanqu.web.page.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Judgement;
import org.sanqu.api.form.Period;
import org.sanqu.web.form.Binder;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Loose;
import org.sanqu.web.form.PeriodField;
import org.sanqu.web.form.Remarks;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.page.account.Carried;
import org.sanqu.web.page.account.Salvage;
import org.sanqu.web.page.form.Filling;

/** Takes what a browser sent of a form: keeps, changes or submits it, and draws it again with what has to be said. */
final class Intake {

    /** What submitting does. */
    @FunctionalInterface
    interface Deed {

        /**
         * Submits data.
         *
         * @return where it goes on
         */
        String done(Period period, JsonNode data);
    }

    private final Worksheet worksheet;
    private final Received received;
    private final Exchange exchange;
    private final Parameters sent;
    private final PeriodField chosen;
    private final Period period;
    private final int revision;

    /** Takes what was sent; the revision is the one that the writer saw, 0 for a new submission. */
    Intake(Worksheet worksheet, Received received, int revision) {
        this.worksheet = worksheet;
        this.received = received;
        this.exchange = worksheet.exchange();
        this.sent = exchange.form();
        this.chosen = worksheet.chosen();
        this.period = chosen == null ? worksheet.suggested() : chosen.period().orElse(null);
        this.revision = revision;
    }

    Reply take(Deed deed) {
        if (sent.has("_discard")) {
            sent.id("_discard").ifPresent(draft -> worksheet.services().drafts().discard(exchange.caller(), draft));
            return Reply.redirect(worksheet.address());
        }
        if (sent.has("_keep")) {
            return keep(sent.text("_keep").equals("auto"));
        }
        if (received.resumed() || outdated() || worksheet.over()) {
            return again();
        }
        if (!received.faults().isEmpty()) {
            return drawn(worksheet.filling().draft()).faults(received.faults()).reply(422);
        }
        if (worksheet.filling().changing()) {
            return drawn(worksheet.filling().changed()).reply(200);
        }
        return submit(deed);
    }

    private Drawing drawn(JsonNode data) {
        return new Drawing(worksheet, data).period(chosen, period).revision(revision);
    }

    /** Whether it was typed into another version of the form. */
    private boolean outdated() {
        return sent.filled("_version")
                .filter(version -> !version.equals(worksheet.form().version()))
                .isPresent();
    }

    /** What was typed before a login, into an older version or too late is shown again, kept, and not submitted by itself. */
    private Reply again() {
        ObjectNode data = worksheet.filling().draft();
        String version = sent.text("_version");
        Drawing drawing = drawn(data);
        if (!worksheet.over()) {
            drawing.tell(exchange.labels().of(received.resumed() ? "draft.carried" : "form.updated"));
        }
        int status = worksheet.over() ? 409 : 200;
        if (sent.has(Carried.FILES)) {
            drawing.tell(exchange.labels().of("draft.files-gone", String.join("、", sent.all(Carried.FILES))));
        }
        List<Field> fields = worksheet.filling().fields(data, Remarks.NONE);
        Map<String, String> left = Leftovers.of(worksheet, version, Loose.of(sent), fields);
        if (!Shelf.worth(exchange)) {
            return drawing.reply(status);
        }
        try {
            worksheet.keep(period, left.isEmpty() ? data : whole(data)).ifPresent(drawing::draft);
        } catch (Refusal notKept) {
            drawing.alert(notKept.text().in(exchange.locale()), null);
        }
        return drawing.leftovers(left).reply(status);
    }

    /** With what has no place in the form. */
    private JsonNode whole(ObjectNode data) {
        ObjectNode all = Loose.of(sent);
        all.setAll(data);
        return all;
    }

    private Reply keep(boolean quiet) {
        ObjectNode data = worksheet.filling().draft();
        if (!Shelf.worth(exchange)) {
            String nothing = exchange.labels().of("draft.nothing");
            return quiet
                    ? Salvage.said(422, null, nothing)
                    : drawn(data).alert(nothing, null).reply(422);
        }
        try {
            Optional<Draft> kept = worksheet.keep(period, outdated() ? whole(data) : data);
            if (quiet) {
                return kept.map(draft -> Salvage.said(
                                200, draft.id(), exchange.labels().of("draft.auto", Moments.of(draft.savedAt()))))
                        .orElseGet(
                                () -> Salvage.said(409, null, exchange.labels().of("draft.taken")));
            }
            return kept.map(draft -> Reply.redirect(worksheet.address("draft=" + draft.id() + "&notice=draft-kept")))
                    .orElseGet(() -> drawn(data)
                            .alert(exchange.labels().of("draft.taken"), null)
                            .reply(409));
        } catch (Refusal refusal) {
            String text = refusal.text().in(exchange.locale());
            int status = refusal.reason().status();
            return quiet
                    ? Salvage.said(status, null, text)
                    : drawn(data).alert(text, null).reply(status);
        }
    }

    private Reply submit(Deed deed) {
        Filling filling = worksheet.filling();
        List<Fault> open = filling.settle();
        // what is still open may stand in a row that is blank otherwise
        JsonNode data = open.isEmpty() ? filling.submitted() : filling.draft();
        Judgement judgement = worksheet.judged(period, data);
        List<Fault> faults = together(open, judgement.faults());
        if (chosen != null && period == null) {
            return drawn(data)
                    .faults(faults)
                    .alert(exchange.labels().of("form.period-invalid"), null)
                    .reply(422);
        }
        String sure = Drawing.sure(worksheet, judgement.warnings());
        if (!faults.isEmpty()) {
            return refused(data, faults, judgement.warnings());
        }
        if (sure != null && !sure.equals(sent.get("_sure"))) {
            return drawn(data).warnings(judgement.warnings()).reply(422);
        }
        return done(deed, data);
    }

    /** With what was found besides; of a field that is still open nothing else has to be said. */
    private static List<Fault> together(List<Fault> open, List<Fault> found) {
        Set<String> places = open.stream().map(Fault::at).collect(Collectors.toSet());
        return Stream.concat(open.stream(), found.stream().filter(fault -> !places.contains(fault.at())))
                .toList();
    }

    private Reply done(Deed deed, JsonNode data) {
        try {
            String next = deed.done(period, data);
            sent.id("_draft").ifPresent(draft -> worksheet.services().drafts().discard(exchange.caller(), draft));
            return Reply.redirect(next);
        } catch (Refusal refusal) {
            String text = refusal.text().in(exchange.locale());
            return switch (refusal.reason()) {
                case INVALID ->
                    refusal.faults().isEmpty()
                            ? drawn(data).alert(text, null).reply(422)
                            : refused(data, refusal.faults(), List.of());
                case CONFLICT ->
                    drawn(data)
                            .alert(
                                    changedByOneself(refusal)
                                            ? exchange.labels().of("form.changed-elsewhere")
                                            : text,
                                    existing(refusal))
                            .reply(409);
                default -> throw refusal;
            };
        }
    }

    /** Whether it was the writer, perhaps in another window, who changed it meanwhile. */
    private boolean changedByOneself(Refusal refusal) {
        return refusal.text().key().equals("submission.changed")
                && worksheet.submission() != null
                && worksheet.submission().enteredBy().equals(exchange.caller().account());
    }

    private Reply refused(JsonNode data, List<Fault> faults, List<Fault> warnings) {
        return drawn(data).faults(faults).warnings(warnings).reply(422);
    }

    /** What is there already: the second argument of the message, or what is being revised. */
    private String existing(Refusal refusal) {
        if (worksheet.submission() != null) {
            return "/submissions/" + worksheet.submission().id();
        }
        List<Object> args = refusal.text().args();
        String id = args.size() > 1 ? String.valueOf(args.get(1)) : "";
        return id.matches("[0-9]+") ? "/submissions/" + id : null;
    }

    /** Opens a draft, in the present version of the form. */
    static Reply resume(Worksheet worksheet, Draft draft) {
        ObjectNode data = Binder.draft(worksheet.form(), Loose.sent(draft.data()));
        List<Field> fields = worksheet.filling().fields(data, Remarks.NONE);
        Map<String, String> left = Leftovers.of(worksheet, draft.formVersion(), draft.data(), fields);
        var labels = worksheet.exchange().labels();
        Drawing drawing = new Drawing(worksheet, data)
                .draft(draft)
                .tell(labels.of("draft.resumed", Moments.of(draft.savedAt())))
                .leftovers(left);
        if (!worksheet.over() && !draft.formVersion().equals(worksheet.form().version())) {
            drawing.tell(labels.of("form.updated"));
        }
        if (worksheet.submission() != null
                && draft.savedAt().isBefore(worksheet.submission().enteredAt())) {
            drawing.tell(labels.of("draft.revised-since"));
        }
        Period period = draft.period() == null ? worksheet.suggested() : draft.period();
        PeriodField field =
                worksheet.submission() != null || period == null ? null : PeriodField.of(period.kind(), period, labels);
        return drawing.period(field, period).reply(200);
    }
}
