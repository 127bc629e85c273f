package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.local.LocalAnswers;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForms;
import org.sanqu.api.local.Readiness;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.work.Due;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/local-forms}: tables that an office makes itself. */
final class LocalFormsResource {

    /** Whom: organisations by id or {@code code:XYZ}, types, sectors. */
    record Whom(List<JsonNode> organisations, List<String> types, List<String> sectors) {}

    /** What is written of a local form; the organisation for a new one, the revision for a change. */
    record Request(
            JsonNode organisation,
            Integer revision,
            String title,
            String note,
            List<LocalFieldView> fields,
            Whom addressees,
            LocalDateTime due) {}

    /** The revision that the caller saw. */
    record Seen(Integer revision) {}

    /** A fault or a warning. */
    record Told(String at, String reason) {
        static List<Told> of(List<Fault> faults, Locale locale) {
            return faults.stream()
                    .map(fault -> new Told(fault.at(), fault.reason().in(locale)))
                    .toList();
        }
    }

    /** What speaks against sending it. */
    record Ready(int fields, List<Long> asked, List<Told> faults, List<Told> warnings) {
        static Ready of(Readiness readiness, Locale locale) {
            return new Ready(
                    readiness.fields(),
                    readiness.asked(),
                    Told.of(readiness.faults(), locale),
                    Told.of(readiness.warnings(), locale));
        }
    }

    /** How one of those who are asked stands. */
    record Standing(long organisation, LocalDateTime until, boolean extended, String state, Long submission) {
        static Standing of(Due due) {
            return new Standing(
                    due.organisation(), due.until(), due.extended(), due.state().code(), due.submission());
        }
    }

    private final LocalForms forms;
    private final LocalAnswers answers;
    private final Places places;

    LocalFormsResource(LocalForms forms, LocalAnswers answers, Places places) {
        this.forms = forms;
        this.answers = answers;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/local-forms", this::page),
                Route.post("/api/local-forms", this::draft),
                Route.get("/api/local-forms/{id}", this::get),
                Route.put("/api/local-forms/{id}", this::keep),
                Route.get("/api/local-forms/{id}/readiness", this::ready),
                Route.post("/api/local-forms/{id}/send", this::send),
                Route.post("/api/local-forms/{id}/close", this::close),
                Route.post("/api/local-forms/{id}/copy", this::copy),
                Route.post("/api/local-forms/{id}/discard", this::discard),
                Route.get("/api/local-forms/{id}/answers", this::answers),
                Route.get("/api/local-forms/{id}/tally", this::tally),
                Route.get("/api/local-forms/{id}/module.zip", this::files));
    }

    private Reply page(Exchange exchange) {
        String state = Asked.among(
                exchange,
                "state",
                List.of(LocalForm.State.DRAFT.code(), LocalForm.State.SENT.code(), LocalForm.State.CLOSED.code()));
        return Api.json(
                200,
                forms.page(
                                exchange.caller(),
                                places.organisation(exchange, LocalDate.now()),
                                state == null ? null : LocalForm.State.of(state),
                                Asked.after(exchange),
                                Asked.size(exchange))
                        .map(LocalFormView::of));
    }

    private Reply draft(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        long organisation = places.on(exchange, LocalDate.now()).required("organisation", request.organisation());
        LocalForm draft = forms.draft(exchange.caller(), organisation, content(exchange, request));
        return Api.created("/api/local-forms/" + draft.id(), LocalFormView.of(draft));
    }

    private LocalContent content(Exchange exchange, Request request) {
        return new LocalContent(
                LocalFieldView.orEmpty(request.title()),
                LocalFieldView.orEmpty(request.note()),
                Required.listOrNone("fields", request.fields()).stream()
                        .map(LocalFieldView::field)
                        .toList(),
                addressees(exchange, request.addressees()),
                request.due());
    }

    private Addressees addressees(Exchange exchange, Whom whom) {
        if (whom == null) {
            return Addressees.NOBODY;
        }
        Set<Long> organisations = new HashSet<>();
        for (JsonNode each : Required.listOrNone("organisations", whom.organisations())) {
            organisations.add(places.on(exchange, LocalDate.now()).required("organisations", each));
        }
        List<OrganisationType> types = new ArrayList<>();
        for (String code : Required.textsOrNone("types", whom.types())) {
            types.add(Required.value("types", OrganisationType.of(code)));
        }
        return new Addressees(
                organisations, new HashSet<>(types), new HashSet<>(Required.textsOrNone("sectors", whom.sectors())));
    }

    private Reply get(Exchange exchange) {
        return Api.json(200, LocalFormView.of(forms.get(exchange.caller(), exchange.id("id"))));
    }

    private Reply keep(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        int revision = Required.value("revision", request.revision());
        return Api.json(
                200,
                LocalFormView.of(
                        forms.keep(exchange.caller(), exchange.id("id"), revision, content(exchange, request))));
    }

    private Reply ready(Exchange exchange) {
        return Api.json(200, Ready.of(forms.ready(exchange.caller(), exchange.id("id")), exchange.locale()));
    }

    private static int seen(Exchange exchange) throws IOException {
        return Required.value("revision", Api.body(exchange, Seen.class).revision());
    }

    private Reply send(Exchange exchange) throws IOException {
        return Api.json(200, LocalFormView.of(forms.send(exchange.caller(), exchange.id("id"), seen(exchange))));
    }

    private Reply close(Exchange exchange) throws IOException {
        return Api.json(200, LocalFormView.of(forms.close(exchange.caller(), exchange.id("id"), seen(exchange))));
    }

    private Reply copy(Exchange exchange) throws IOException {
        Api.body(exchange, Nothing.class);
        LocalForm copy = forms.copy(exchange.caller(), exchange.id("id"));
        return Api.created("/api/local-forms/" + copy.id(), LocalFormView.of(copy));
    }

    /** Nothing more is said than what is done. */
    record Nothing() {}

    private Reply discard(Exchange exchange) throws IOException {
        forms.delete(exchange.caller(), exchange.id("id"), seen(exchange));
        return Api.json(200, new Nothing());
    }

    private Reply answers(Exchange exchange) {
        return Api.json(
                200,
                answers.dues(exchange.caller(), exchange.id("id")).stream()
                        .map(Standing::of)
                        .toList());
    }

    private Reply tally(Exchange exchange) {
        return Api.json(200, answers.tally(exchange.caller(), exchange.id("id")));
    }

    private Reply files(Exchange exchange) throws IOException {
        String module = Required.text("module", Asked.text(exchange, "module"));
        return Reply.file(
                "application/zip",
                module + ".zip",
                out -> forms.files(exchange.caller(), exchange.id("id"), module, out));
    }
}
