package org.sanqu.web.page.sheet;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.Refusal;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;
import org.sanqu.api.sheet.SheetList;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.sheet.JteshowGenerated;

/** One import of a workbook, step by step: columns, check, faults, apply, undo. */
public final class SheetPage {

    /**
     * The page.
     *
     * @param kind what its kind is called
     * @param done the import as it stands
     * @param columns the columns that its kind understands
     * @param lists the lists that its kind understands as sheets of their own
     * @param mapping the field of each heading as it is drawn: what was sent, else what is kept
     * @param baseline the day as it is drawn
     * @param faults why it cannot go on; empty for nothing
     * @param samples the first values below each heading, where the columns are to be chosen
     * @param mapped whether the columns are to be chosen, else the result is shown
     */
    public record View(
            Chrome chrome,
            String kind,
            SheetImport done,
            List<SheetColumn> columns,
            List<SheetList> lists,
            Map<Integer, String> mapping,
            String baseline,
            List<String> faults,
            Map<Integer, List<String>> samples,
            boolean mapped) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        /** The columns without a heading that rows may need. */
        public List<SheetColumn> lacking() {
            return columns.stream()
                    .filter(column -> column.lacking() != null && !mapping.containsValue(column.name()))
                    .toList();
        }

        /** The sheet that holds a list; null when none is called like it. */
        public SheetImport.ListSheet sheet(SheetList list) {
            return done.lists().stream()
                    .filter(each -> each.list().equals(list.name()))
                    .findFirst()
                    .orElse(null);
        }

        /** Whether something runs, so that the page looks again by itself. */
        public boolean running() {
            return done.state() == State.CHECKING || done.state() == State.APPLYING || done.state() == State.UNDOING;
        }

        /** How far it is, in per cent; 0 while nobody knows. */
        public long percent() {
            return rows() <= 0 ? 0 : Math.min(100, 100 * done.done() / rows());
        }

        /** How many rows the running state deals with; −1 while nobody knows. */
        public long rows() {
            return done.state() == State.UNDOING ? done.fresh() : done.total();
        }

        /** Whether it can be checked once more as it is, for what failed on the way. */
        public boolean again() {
            return done.state() == State.FAILED;
        }

        /** Whether it holds what was checked or applied, with what to do next. */
        public boolean resulting() {
            return done.state() == State.CHECKED || done.state() == State.APPLIED || done.fresh() > 0;
        }

        /** The title of a field. */
        public String field(String name, Locale locale) {
            return columns.stream()
                    .filter(column -> column.name().equals(name))
                    .map(column -> column.title().in(locale))
                    .findFirst()
                    .orElse("");
        }
    }

    private final Services services;

    public SheetPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/imports/{id}", exchange -> page(exchange, 200, get(exchange), List.of())),
                Route.post("/imports/{id}/columns", this::map),
                Route.post("/imports/{id}/check", this::check),
                Route.post("/imports/{id}/apply", this::apply),
                Route.post("/imports/{id}/undo", this::undo),
                Route.post("/imports/{id}/discard", this::discard),
                Route.get("/imports/{id}/bad-rows.xlsx", this::badRows));
    }

    private SheetImport get(Exchange exchange) {
        return services.sheetImports().get(exchange.caller(), exchange.id("id"));
    }

    /** Chooses the columns; another sheet is read first, else every row is checked. */
    private Reply map(Exchange exchange) {
        Parameters form = exchange.form();
        SheetImport before = get(exchange);
        return tried(exchange, () -> {
            String sheet = form.filled("sheet").orElse(before.sheet());
            LocalDate baseline =
                    form.filled("baseline").isPresent() ? form.day("baseline").orElseThrow() : null;
            boolean read = form.has("read");
            boolean other = !sheet.equals(before.sheet());
            services.sheetImports().map(exchange.caller(), before.id(), sheet, other ? null : mapping(form), baseline);
            if (!read && !other) {
                services.sheetImports().check(exchange.caller(), before.id());
            }
        });
    }

    private static Map<Integer, String> mapping(Parameters form) {
        Map<Integer, String> mapping = new TreeMap<>();
        form.below("column-").forEach((name, fields) -> {
            String place = name.substring("column-".length());
            if (!place.matches("[0-9]{1,4}")) {
                throw HttpFault.parameter(name);
            }
            if (!fields.get(0).isBlank()) {
                mapping.put(Integer.valueOf(place), fields.get(0));
            }
        });
        return mapping;
    }

    /** Once more, by the columns that were chosen. */
    private Reply check(Exchange exchange) {
        return tried(exchange, () -> services.sheetImports().check(exchange.caller(), exchange.id("id")));
    }

    private Reply discard(Exchange exchange) {
        return tried(exchange, "/imports", () -> services.sheetImports().discard(exchange.caller(), exchange.id("id")));
    }

    private Reply apply(Exchange exchange) {
        boolean good = exchange.form().text("rows").equals("good");
        return tried(exchange, () -> services.sheetImports().apply(exchange.caller(), exchange.id("id"), good));
    }

    private Reply undo(Exchange exchange) {
        return tried(exchange, () -> services.sheetImports().undo(exchange.caller(), exchange.id("id")));
    }

    private Reply tried(Exchange exchange, Runnable act) {
        return tried(exchange, "/imports/" + exchange.id("id"), act);
    }

    private Reply tried(Exchange exchange, String then, Runnable act) {
        try {
            act.run();
            return Reply.redirect(then);
        } catch (Refusal refusal) {
            if (refusal.reason() != Refusal.Reason.INVALID && refusal.reason() != Refusal.Reason.CONFLICT) {
                throw refusal;
            }
            return page(
                    exchange, refusal.reason().status(), get(exchange), SheetsPage.texts(refusal, exchange.locale()));
        }
    }

    private Reply badRows(Exchange exchange) throws IOException {
        SheetImport done = get(exchange);
        String name = exchange.labels().of("sheet.bad-rows") + "-" + done.fileName();
        return Reply.file(Reply.XLSX, name, out -> services.sheetImports()
                .badRows(exchange.caller(), done.id(), exchange.locale(), out));
    }

    /** None of a form whose module is gone: what was imported is still seen, and can be taken back. */
    private List<SheetColumn> columns(SheetImport done) {
        try {
            return services.sheetImports().columns(done.kind());
        } catch (Refusal gone) {
            return List.of();
        }
    }

    private List<SheetList> lists(SheetImport done) {
        try {
            return services.sheetImports().lists(done.kind());
        } catch (Refusal gone) {
            return List.of();
        }
    }

    private Reply page(Exchange exchange, int status, SheetImport done, List<String> faults) {
        Parameters form = exchange.form();
        boolean sent = form.has("sheet");
        boolean mapped = done.state() == State.UPLOADED
                || sent
                || exchange.query().has("columns") && (done.state() == State.CHECKED || done.state() == State.FAILED);
        View view = new View(
                Chrome.of(exchange, "import", services.access()),
                SheetsPage.kind(services, exchange, done.kind()),
                done,
                columns(done),
                lists(done),
                sent ? mapping(form) : done.mapping(),
                sent
                        ? form.text("baseline")
                        : done.baseline() == null ? "" : done.baseline().toString(),
                faults,
                mapped ? services.sheetImports().samples(exchange.caller(), done.id()) : Map.of(),
                mapped);
        return Reply.html(status, out -> JteshowGenerated.render(out, null, view));
    }
}
