package org.sanqu.web.page.local;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Page;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.local.LocalAnswers.Progress;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Places;
import org.sanqu.web.template.local.JtelistGenerated;

/** The tables that an organisation and those below it made: drafts, those that run, those that are closed. */
public final class LocalListPage {

    private static final int SIZE = 50;
    private static final int OPEN = 200;

    /**
     * The lists.
     *
     * @param closed a page of them
     * @param progress how far they have come, by id
     * @param places the names of those who ask
     * @param maker whether the reader may make one here
     */
    public record View(
            List<LocalForm> drafts,
            List<LocalForm> running,
            Page<LocalForm> closed,
            Map<Long, Progress> progress,
            Map<Long, String> places,
            boolean maker,
            Map<String, List<String>> query,
            boolean first) {

        /** How far it has come. */
        public Progress progress(LocalForm form) {
            return progress.getOrDefault(form.id(), new Progress(form.asked(), 0));
        }

        public String place(LocalForm form) {
            return places.getOrDefault(form.organisation(), "");
        }

        public String due(LocalForm form) {
            return form.content().due() == null
                    ? ""
                    : form.content().due().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
        }
    }

    private final Services services;
    private final Frames frames;

    public LocalListPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/local-forms", this::first),
                Route.get("/organisations/{id}/local-forms", this::list),
                Route.post("/organisations/{id}/local-forms", this::begin));
    }

    /** Those of the highest organisation for which the reader may make one, else of the highest that they may read. */
    private Reply first(Exchange exchange) {
        List<Long> made = services.access().tops(exchange.caller(), Permission.REVIEW).stream()
                .filter(id -> services.localForms().maker(exchange.caller(), id))
                .toList();
        if (!made.isEmpty()) {
            return Reply.redirect(address(made.get(0)));
        }
        List<Organisation> tops = services.tree().tops(exchange.caller(), LocalDate.now());
        return Reply.redirect(
                tops.isEmpty() ? "/organisations" : address(tops.get(0).id()));
    }

    private static String address(long organisation) {
        return Frame.href("local-forms", organisation);
    }

    private Reply list(Exchange exchange) {
        long id = exchange.id("id");
        String after = exchange.query().filled("after").orElse(null);
        List<LocalForm> drafts = services.localForms()
                .page(exchange.caller(), id, State.DRAFT, null, OPEN)
                .items();
        List<LocalForm> running = services.localForms()
                .page(exchange.caller(), id, State.SENT, null, OPEN)
                .items();
        Page<LocalForm> closed = services.localForms().page(exchange.caller(), id, State.CLOSED, after, SIZE);
        List<LocalForm> sent = new ArrayList<>(running);
        sent.addAll(closed.items());
        List<LocalForm> all = new ArrayList<>(drafts);
        all.addAll(sent);
        View view = new View(
                drafts,
                running,
                closed,
                services.localAnswers().progress(exchange.caller(), sent),
                Places.names(services, exchange, all.stream().map(LocalForm::organisation)),
                services.localForms().maker(exchange.caller(), id),
                exchange.query().values(),
                after == null);
        Frame frame = frames.of(exchange, id, "local-forms", "");
        return Reply.html(200, out -> JtelistGenerated.render(out, null, frame, view));
    }

    private Reply begin(Exchange exchange) {
        LocalForm draft = services.localForms()
                .draft(
                        exchange.caller(),
                        exchange.id("id"),
                        new LocalContent("", "", List.of(), Addressees.NOBODY, null));
        return Reply.redirect("/local-forms/" + draft.id() + "/edit");
    }
}
