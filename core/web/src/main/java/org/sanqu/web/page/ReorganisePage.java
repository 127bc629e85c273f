package org.sanqu.web.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.Preview;
import org.sanqu.api.rule.Finding;
import org.sanqu.api.rule.Rule;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
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

    private static final int MOST_GROUPS = 20;
    private static final int SHOWN_GROUPS = 10;

    /**
     * What is about to happen.
     *
     * @param fields what was filled in
     * @param groups what it would do, organisation by organisation
     * @param advice what the rules would find afterwards
     * @param sent what was sent, to be sent again with the decision
     */
    public record Plan(
            Chrome chrome,
            String title,
            Organisation organisation,
            String action,
            List<Field> fields,
            Preview preview,
            List<Effects.Group> groups,
            List<Advice> advice,
            Map<String, List<String>> sent) {

        /** How many organisations stand open; the rest is unfolded by whoever wants it. */
        public int shown() {
            return groups.size() <= MOST_GROUPS ? groups.size() : SHOWN_GROUPS;
        }
    }

    /** What a rule would find afterwards. */
    public record Advice(String organisation, String text, String rule, String source) {}

    /** One reorganisation on its way. */
    private record Task(
            Exchange exchange,
            Reorganisation kind,
            Organisation organisation,
            List<Organisation> above,
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
        List<Organisation> path = services.tree().path(exchange.caller(), id, exchange.on());
        List<Organisation> above = path.stream().filter(each -> each.id() != id).toList();
        Form form =
                new ReorganisationForms(exchange.labels()).form(kind, !above.isEmpty() || kind == Reorganisation.FOUND);
        Concerned referents = new Concerned(services, exchange, organisation, above);
        return new Task(exchange, kind, organisation, above, form, new Filling(exchange, form, referents));
    }

    private Reply begin(Task task) {
        return sheet(200, task, task.kind().before(task.organisation()), List.of(), null);
    }

    private Reply sent(Task task) {
        if (task.filling().changing()) {
            return sheet(200, task, task.filling().changed(), List.of(), null);
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
        if (task.organisation().parent() != null) {
            change.put(Reorganisation.ABOVE, task.organisation().parent());
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
        return Sharing.of(services, task.exchange(), task.organisation().id(), data);
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
        Names names = new Names(exchange.labels());
        Set<Long> ids = Effects.organisations(preview.effects()).collect(Collectors.toCollection(HashSet::new));
        preview.findings().forEach(finding -> ids.add(finding.organisation()));
        preview.effects().forEach(names::add);
        names.add(services.tree(), exchange.caller(), ids, exchange.on());
        Map<String, List<String>> sent = new TreeMap<>(exchange.form().values());
        List.of("_csrf", "_step").forEach(sent::remove);
        Plan plan = new Plan(
                Chrome.of(exchange, "organisations", services.access()),
                task.form().title(exchange.locale()),
                task.organisation(),
                task.action(),
                task.filling().fields(data, List.of()),
                preview,
                new Effects(exchange.labels(), names).groups(preview.effects()),
                preview.findings().stream()
                        .map(finding -> advice(finding, names, exchange.locale()))
                        .toList(),
                sent);
        return Reply.html(200, out -> JteplanGenerated.render(out, null, plan));
    }

    private static Advice advice(Finding finding, Names names, Locale locale) {
        Rule rule = finding.rule();
        return new Advice(
                names.of(finding.organisation()),
                finding.text().in(locale),
                rule.title().in(locale),
                rule.source().in(locale) + " " + rule.article());
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
                FillPage.references(task.organisation().id()),
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
