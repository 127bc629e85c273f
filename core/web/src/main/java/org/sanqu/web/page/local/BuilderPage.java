package org.sanqu.web.page.local;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.organisation.Organisation;
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

    /**
     * The builder.
     *
     * @param form as it is kept
     * @param title the title as it was typed
     * @param note the note as it was typed
     * @param items the fields as they were typed
     * @param revision the revision that the writer saw
     * @param focus the place of the field that gets the cursor; empty for none
     * @param trouble what is wrong
     */
    public record View(
            Chrome chrome,
            Organisation organisation,
            LocalForm form,
            String title,
            String note,
            List<Item> items,
            String revision,
            String focus,
            Trouble trouble) {

        /** Whether somebody else has changed it since the writer saw it. */
        public boolean overtaken() {
            return trouble.overtaken(form, revision);
        }

        /** Whether it was sent already. */
        public boolean sent() {
            return form.state() == State.SENT;
        }

        public Map<String, List<Kind>> palette() {
            return Draught.palette();
        }

        /** The kinds of columns. */
        public List<Kind> columns() {
            return List.of(Kind.values()).stream().filter(Kind::inTable).toList();
        }

        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        /** Every fault with the place on the page where it is mended; null for none. */
        public Map<String, String> summary() {
            Map<String, String> lines = new LinkedHashMap<>();
            trouble.faults().forEach((at, texts) -> texts.forEach(text -> lines.put(text + where(at), href(at))));
            return lines;
        }

        private String where(String at) {
            String[] path = at.split("/");
            return path.length > 2 && path[1].equals("fields")
                    ? " " + t("local.at-field", String.valueOf(Integer.parseInt(path[2]) + 1))
                    : "";
        }

        private String href(String at) {
            if (at.equals("/title") || at.equals("/note")) {
                return "#local-" + at.substring(1);
            }
            String[] path = at.split("/");
            return path.length > 2 && path[1].equals("fields") ? "#field-" + path[2] : null;
        }
    }

    /**
     * A field in the builder.
     *
     * @param name the prefix of its parameters, {@code f.3.}
     * @param place {@code 3} or {@code 3.1}
     * @param at its place in faults
     * @param number how it is numbered
     * @param min the least, as it was typed
     * @param max the most, as it was typed
     */
    public record Item(
            LocalField field,
            String name,
            String place,
            String at,
            int number,
            boolean last,
            String min,
            String max,
            List<Item> columns) {

        /** The id of its box on the page. */
        public String id() {
            return "field-" + place.replace('.', '-');
        }

        public boolean is(String... kinds) {
            return List.of(kinds).contains(field.kind().code());
        }

        public String options() {
            return String.join("\n", field.options());
        }
    }

    private final Services services;

    public BuilderPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get(ADDRESS, this::show), Route.post(ADDRESS, this::sent));
    }

    private Reply show(Exchange exchange) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        if (form.state() == State.CLOSED) {
            return Reply.redirect("/local-forms/" + form.id());
        }
        LocalContent content = form.content();
        Trouble trouble = exchange.query().has("check")
                ? new Trouble(
                        200,
                        null,
                        Trouble.texts(
                                services.localForms().ready(exchange.caller(), form.id()).faults().stream()
                                        .filter(fault -> !fault.at().startsWith("/due")
                                                && !fault.at().startsWith("/addressees"))
                                        .toList(),
                                exchange.locale()))
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
            return Reply.redirect(next(form, typed.text(Draught.ACT), draught.focus()));
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
        View view = new View(
                Chrome.of(exchange, "local", services.access()),
                Revisions.organisation(services, exchange, form),
                form,
                title,
                note,
                items(draught.fields(), "f.", "", "/fields/", draught.unread()),
                revision,
                draught.focus(),
                trouble);
        return Reply.html(trouble.status(), out -> JtebuilderGenerated.render(out, null, view));
    }

    private static List<Item> items(
            List<LocalField> fields, String name, String place, String at, Map<String, String> unread) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            LocalField field = fields.get(i);
            String here = name + i + ".";
            items.add(new Item(
                    field,
                    here,
                    place + i,
                    at + i,
                    i + 1,
                    i + 1 == fields.size(),
                    typed(field.min(), unread.get(at + i + "/min")),
                    typed(field.max(), unread.get(at + i + "/max")),
                    items(field.columns(), here + "c.", place + i + ".", at + i + "/columns/", unread)));
        }
        return items;
    }

    private static String typed(BigDecimal number, String unread) {
        return number != null ? number.toPlainString() : unread == null ? "" : unread;
    }
}
