package org.sanqu.web.page.reorganise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.Preview;
import org.sanqu.web.Services;
import org.sanqu.web.form.Field;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.form.Filling;
import org.sanqu.web.page.form.Sheet;
import org.sanqu.web.template.reorganise.JteplanGenerated;
import org.sanqu.web.template.reorganise.JtesheetGenerated;

/** Founding, renaming, moving, merging, splitting, upgrading, closing, describing, correcting: asked, looked at, decided. */
public final class ReorganisePage {

    private final Services services;

    public ReorganisePage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return Arrays.stream(Reorganisation.values())
                .flatMap(kind -> {
                    String address = "/organisations/{id}/" + kind.code();
                    return Stream.of(
                            Route.get(address, exchange -> begin(ReorganiseTask.of(services, exchange, kind))),
                            Route.post(address, exchange -> sent(ReorganiseTask.of(services, exchange, kind))));
                })
                .toList();
    }

    private Reply begin(ReorganiseTask task) {
        return sheet(200, task, task.before(), List.of(), null);
    }

    private Reply sent(ReorganiseTask task) {
        if (task.filling().changing()) {
            ObjectNode data = task.filling().changed();
            task.kind().prefill(data, task.organisation(), task.exchange().form());
            return sheet(200, task, data, List.of(), null);
        }
        ObjectNode data = task.filling().draft();
        if (task.exchange().form().text("_step").equals("edit")) {
            return sheet(200, task, data, List.of(), null);
        }
        List<Fault> faults = task.faults(data);
        if (!faults.isEmpty()) {
            return sheet(422, task, data, faults, null);
        }
        try {
            return decided(task, data);
        } catch (Refusal refusal) {
            return refused(task, data, refusal);
        }
    }

    private Reply decided(ReorganiseTask task, ObjectNode data) {
        Exchange exchange = task.exchange();
        Decision decision = task.decision(data);
        if (!exchange.form().text("_step").equals("confirm")) {
            return preview(200, task, data, decision);
        }
        try {
            String expected = exchange.form().filled(Plan.EXPECTED).orElse(null);
            return Reply.redirect(task.after(services.history().decide(exchange.caller(), decision, expected)));
        } catch (Refusal refusal) {
            if (refusal.text().key().equals("history.stale")) {
                return preview(409, task, data, decision);
            }
            throw refusal;
        }
    }

    /** What would happen; 409 when it is no longer what somebody agreed to. */
    private Reply preview(int status, ReorganiseTask task, ObjectNode data, Decision decision) {
        Preview preview = services.history().preview(task.exchange().caller(), decision);
        return preview.faults().isEmpty()
                ? plan(status, task, data, preview)
                : sheet(422, task, data, preview.faults(), null);
    }

    /** Whatever the reason, nothing that was filled in is lost. */
    private Reply refused(ReorganiseTask task, ObjectNode data, Refusal refusal) {
        Sheet.Alert alert = new Sheet.Alert(refusal.text().in(task.exchange().locale()), null);
        List<Fault> faults = refusal.faults();
        return sheet(refusal.reason().status(), task, data, faults, faults.isEmpty() ? alert : null);
    }

    private Reply plan(int status, ReorganiseTask task, ObjectNode data, Preview preview) {
        Exchange exchange = task.exchange();
        Plan plan = Plan.of(
                services,
                exchange,
                task.form().title(exchange.locale()),
                task.organisation(),
                task.action(),
                task.filling().fields(data, List.of()),
                task.day(),
                preview,
                status != 200);
        return Reply.html(status, out -> JteplanGenerated.render(out, null, plan));
    }

    private Reply sheet(int status, ReorganiseTask task, ObjectNode data, List<Fault> faults, Sheet.Alert alert) {
        Exchange exchange = task.exchange();
        List<Field> fields = task.filling().fields(data, List.of());
        List<Fault> placed = faults.stream().map(fault -> placed(fault, fields)).toList();
        List<Field> marked = task.filling().fields(data, placed);
        Sheet sheet = new Sheet(
                Chrome.of(exchange, "organisations", services.access()),
                task.form().title(exchange.locale()),
                about(task),
                task.organisation(),
                null,
                task.action(),
                task.back(),
                Filling.references(task.organisation().id()) + "&on=" + task.day(),
                null,
                marked,
                task.filling().summary(marked, placed),
                alert,
                task.filling().conditional(),
                0,
                null);
        Sharing sharing = task.kind() == Reorganisation.SPLIT ? task.sharing(data) : null;
        JsonNode was =
                faults.isEmpty() ? task.originals().shown() : task.originals().now();
        return Reply.html(status, out -> JtesheetGenerated.render(out, null, sheet, sharing, was.toString()));
    }

    /** What the reorganisation does; for a correction with what is corrected. */
    private String about(ReorganiseTask task) {
        Labels labels = task.exchange().labels();
        String about = labels.code("reorganise", "about-" + task.kind().code());
        if (task.kind() != Reorganisation.WITHDRAW) {
            return about;
        }
        OrganisationEvent event = services.history().get(task.exchange().caller(), task.event());
        String what = labels.code("event", event.kind());
        return labels.of("reorganise.withdraws", event.effectiveOn().toString(), what, event.reason()) + about;
    }

    /** The fault at the field that stands nearest to its place. */
    private static Fault placed(Fault fault, List<Field> fields) {
        Set<String> known = fields.stream()
                .flatMap(Field::all)
                .filter(field -> !field.flat())
                .map(Field::pointer)
                .collect(Collectors.toSet());
        String at = fault.at().endsWith("/establishedOn") ? "/effectiveOn" : fault.at();
        while (!known.contains(at) && at.contains("/")) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return new Fault(at, fault.reason());
    }
}
