package org.sanqu.web.page.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.local.JtebuilderGenerated;

/** Where an office makes a table of fields; every button of it works without script. */
public final class BuilderPage {

    private static final String ADDRESS = "/local-forms/{id}/edit";

    private final Services services;

    public BuilderPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ADDRESS, exchange -> Revisions.open(services, exchange, this::show)),
                Route.post(ADDRESS, this::sent));
    }

    private Reply show(Exchange exchange, LocalForm form) {
        LocalContent content = form.content();
        Trouble trouble = exchange.query().has("check")
                ? new Trouble(200, null, Trouble.texts(faults(exchange, form), exchange.locale()))
                : Trouble.NONE;
        return page(
                exchange,
                form,
                content.title(),
                content.note(),
                new Draught(content.fields(), exchange.query().text("focus"), Map.of()),
                String.valueOf(form.revision()),
                trouble);
    }

    /** What is wrong with what is made here. */
    private List<Fault> faults(Exchange exchange, LocalForm form) {
        return services.localForms().ready(exchange.caller(), form.id()).faults().stream()
                .filter(fault -> !fault.at().startsWith("/due") && !fault.at().startsWith("/addressees"))
                .toList();
    }

    private Reply sent(Exchange exchange) {
        Parameters typed = exchange.form();
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        Draught read = Draught.of(typed);
        String title = typed.text("title");
        String note = Draught.lines(typed.text("note"));
        String revision = Revisions.seen(typed);
        boolean structural = typed.text(Draught.ACT).contains(":");
        if (!read.unread().isEmpty()) {
            return page(exchange, form, title, note, read, revision, unread(read, exchange));
        }
        Draught draught = read.pressed(typed);
        if (structural && form.state() != State.DRAFT) {
            return page(exchange, form, title, note, draught, revision, Trouble.NONE);
        }
        try {
            LocalContent content = new LocalContent(
                    title,
                    note,
                    draught.fields(),
                    form.content().addressees(),
                    form.content().due());
            services.localForms().keep(exchange.caller(), form.id(), Revisions.number(revision), content);
            String act = typed.text(Draught.ACT);
            boolean stays = act.equals("next") && !faults(exchange, form).isEmpty();
            return Reply.redirect(next(form, stays ? "save" : act, draught.focus()));
        } catch (Refusal refusal) {
            return page(exchange, form, title, note, draught, revision, Trouble.of(refusal, exchange.locale()));
        }
    }

    private static Trouble unread(Draught draught, Exchange exchange) {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        draught.unread()
                .keySet()
                .forEach(at -> faults.put(at, List.of(exchange.labels().of("local.not-a-number"))));
        return new Trouble(422, exchange.labels().of("form.faults", faults.size()), faults);
    }

    private static String next(LocalForm form, String act, String focus) {
        String here = "/local-forms/" + form.id();
        return switch (act) {
            case "preview" -> here + "/preview";
            case "next" -> here + "/addressees";
            default ->
                form.state() == State.SENT
                        ? here + "?notice=local-changed"
                        : act.contains(":") ? here + "/edit?focus=" + focus : here + "/edit?check=1&notice=local-kept";
        };
    }

    private Reply page(
            Exchange exchange,
            LocalForm form,
            String title,
            String note,
            Draught draught,
            String revision,
            Trouble trouble) {
        BuilderView view = new BuilderView(
                Chrome.of(exchange, "local", services.access()),
                Revisions.organisation(services, exchange, form),
                form,
                title,
                note,
                Item.of(draught),
                revision,
                draught.focus(),
                trouble);
        return Reply.html(trouble.status(), out -> JtebuilderGenerated.render(out, null, view));
    }
}
