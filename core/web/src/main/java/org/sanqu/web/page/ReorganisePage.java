package org.sanqu.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.Preview;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Binder;
import org.sanqu.web.form.Field;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.template.reorganise.JteplanGenerated;
import org.sanqu.web.template.reorganise.JtesheetGenerated;

/** Founding, renaming, moving, merging, splitting, upgrading, closing, describing, correcting: asked, looked at, decided. */
public final class ReorganisePage {

    /**
     * One reorganisation on its way.
     *
     * @param organisation as it is on the day that is looked at
     * @param then as it is on the day on which this takes effect
     * @param day the day on which this takes effect, as far as it was said and the organisation exists then
     */
    private record Task(
            Exchange exchange,
            Reorganisation kind,
            Organisation organisation,
            Organisation then,
            LocalDate day,
            Form form,
            Filling filling) {

        String action() {
            String query = exchange.request().getQueryString();
            return exchange.path() + (query == null ? "" : "?" + query);
        }

        String back() {
            String tab = kind == Reorganisation.WITHDRAW ? "history" : "overview";
            return Standpoint.of(exchange).at(Frame.href(tab, organisation.id()));
        }
    }

    private final Services services;

    ReorganisePage(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return Arrays.stream(Reorganisation.values())
                .flatMap(kind -> {
                    String address = "/organisations/{id}/" + kind.code();
                    return Stream.of(
                            Route.get(address, exchange -> begin(task(exchange, kind))),
                            Route.post(address, exchange -> sent(task(exchange, kind))));
                })
                .toList();
    }

    private Task task(Exchange exchange, Reorganisation kind) {
        long id = exchange.id("id");
        services.access().require(exchange.caller(), Permission.MAINTAIN, id);
        Organisation organisation = services.tree().get(exchange.caller(), id, exchange.on());
        ReorganisationForms forms = new ReorganisationForms(exchange.labels());
        LocalDate said = said(Binder.draft(forms.form(kind, true), exchange.form()), exchange.on());
        Optional<Organisation> existing = existing(exchange, id, said);
        LocalDate day = existing.isPresent() ? said : exchange.on();
        List<Organisation> above = services.tree().path(exchange.caller(), id, day).stream()
                .filter(each -> each.id() != id)
                .toList();
        Form form = forms.form(kind, !above.isEmpty() || kind == Reorganisation.FOUND);
        Concerned referents = new Concerned(services, exchange, organisation, above, day);
        Filling filling = new Filling(exchange, form, referents);
        return new Task(exchange, kind, organisation, existing.orElse(organisation), day, form, filling);
    }

    private static LocalDate said(JsonNode data, LocalDate otherwise) {
        try {
            return LocalDate.parse(data.path("effectiveOn").asText());
        } catch (DateTimeParseException notYet) {
            return otherwise;
        }
    }

    private Optional<Organisation> existing(Exchange exchange, long organisation, LocalDate day) {
        try {
            return Optional.of(services.tree().get(exchange.caller(), organisation, day));
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private Reply begin(Task task) {
        return sheet(200, task, task.kind().before(task.organisation()), List.of(), null);
    }

    private Reply sent(Task task) {
        if (task.filling().changing()) {
            ObjectNode data = task.filling().changed();
            task.kind().prefill(data, task.organisation(), task.exchange().form());
            return sheet(200, task, data, List.of(), null);
        }
        ObjectNode data = task.filling().draft();
        if (task.exchange().form().text("_step").equals("edit")) {
            return sheet(200, task, data, List.of(), null);
        }
        List<Fault> faults = services.forms().check(task.exchange().caller(), task.form(), data);
        if (!faults.isEmpty()) {
            return sheet(422, task, data, faults, null);
        }
        try {
            return decided(task, data);
        } catch (Refusal refusal) {
            return refused(task, data, refusal);
        }
    }

    private Reply decided(Task task, ObjectNode data) {
        Exchange exchange = task.exchange();
        Decision decision = decision(task, data);
        if (exchange.form().text("_step").equals("confirm")) {
            OrganisationEvent event = services.history().decide(exchange.caller(), decision);
            return Reply.redirect(after(task, event));
        }
        Preview preview = services.history().preview(exchange.caller(), decision);
        return preview.faults().isEmpty() ? plan(task, data, preview) : sheet(422, task, data, preview.faults(), null);
    }

    private Decision decision(Task task, ObjectNode data) {
        ObjectNode whole = data.deepCopy();
        ObjectNode change = whole.withObject("/change");
        if (task.then().parent() != null) {
            change.put(Reorganisation.ABOVE, task.then().parent());
        }
        if (task.kind() == Reorganisation.WITHDRAW) {
            change.put(Reorganisation.EVENT, event(task));
        }
        if (task.kind() == Reorganisation.SPLIT) {
            sharing(task, data).into(whole);
        }
        return task.kind().decision(task.organisation().id(), whole);
    }

    private static long event(Task task) {
        return task.exchange().query().id("event").orElseThrow(() -> HttpFault.parameter("event"));
    }

    private Sharing sharing(Task task, ObjectNode data) {
        return Sharing.of(services, task.exchange(), task.organisation().id(), task.day(), data);
    }

    private static String after(Task task, OrganisationEvent event) {
        boolean founds = task.kind() == Reorganisation.FOUND
                || task.kind() == Reorganisation.MERGE
                || task.kind() == Reorganisation.SPLIT;
        long next = founds && !event.into().isEmpty()
                ? event.into().get(0)
                : task.organisation().id();
        return Frame.href("history", next) + "?notice=reorganised";
    }

    private Reply refused(Task task, ObjectNode data, Refusal refusal) {
        Sheet.Alert alert = new Sheet.Alert(refusal.text().in(task.exchange().locale()), null);
        return switch (refusal.reason()) {
            case INVALID, CONFLICT, FORBIDDEN ->
                sheet(
                        refusal.reason().status(),
                        task,
                        data,
                        refusal.faults(),
                        refusal.faults().isEmpty() ? alert : null);
            default -> throw refusal;
        };
    }

    private Reply plan(Task task, ObjectNode data, Preview preview) {
        Exchange exchange = task.exchange();
        Plan plan = Plan.of(
                services,
                exchange,
                task.form().title(exchange.locale()),
                task.organisation(),
                task.action(),
                task.filling().fields(data, List.of()),
                task.day(),
                preview);
        return Reply.html(200, out -> JteplanGenerated.render(out, null, plan));
    }

    private Reply sheet(int status, Task task, ObjectNode data, List<Fault> faults, Sheet.Alert alert) {
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
                FillPage.references(task.organisation().id()) + "&on=" + task.day(),
                null,
                marked,
                task.filling().summary(marked, placed),
                alert,
                task.filling().conditional(),
                0);
        Sharing sharing = task.kind() == Reorganisation.SPLIT ? sharing(task, data) : null;
        return Reply.html(status, out -> JtesheetGenerated.render(out, null, sheet, sharing));
    }

    /** What the reorganisation does; for a correction with what is corrected. */
    private String about(Task task) {
        Labels labels = task.exchange().labels();
        String about = labels.code("reorganise", "about-" + task.kind().code());
        if (task.kind() != Reorganisation.WITHDRAW) {
            return about;
        }
        OrganisationEvent event = services.history().get(task.exchange().caller(), event(task));
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
