package org.sanqu.web.api;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImports;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.Upload;

/** {@code /api/sheet-imports}: workbooks, from the file to its undoing. */
final class SheetsResource {

    /** Where a workbook itself is sent. */
    static final String UPLOAD = "/api/sheet-imports";

    /** What is wrong with a cell. */
    record Bad(int row, String column, String reason) {}

    /** An import as it is given. */
    record View(
            long id,
            String kind,
            String fileName,
            String account,
            Instant at,
            List<String> sheets,
            String sheet,
            List<String> headings,
            Map<Integer, String> mapping,
            List<SheetImport.ListSheet> lists,
            LocalDate baseline,
            String state,
            long done,
            long total,
            long good,
            long bad,
            long fresh,
            long known,
            long differing,
            List<Bad> faults,
            List<Bad> differences,
            String failure) {

        static View of(SheetImport it, Locale locale) {
            return new View(
                    it.id(),
                    it.kind(),
                    it.fileName(),
                    it.account(),
                    it.at(),
                    it.sheets(),
                    it.sheet(),
                    it.headings(),
                    new TreeMap<>(it.mapping()),
                    it.lists(),
                    it.baseline(),
                    it.state().name().toLowerCase(Locale.ROOT),
                    it.done(),
                    it.total(),
                    it.good(),
                    it.bad(),
                    it.fresh(),
                    it.known(),
                    it.differing(),
                    said(it.faults(), locale),
                    said(it.differences(), locale),
                    it.failure() == null ? null : it.failure().in(locale));
        }
    }

    private static List<Bad> said(List<SheetImport.RowFault> faults, Locale locale) {
        return faults.stream()
                .map(fault ->
                        new Bad(fault.row(), fault.column(), fault.reason().in(locale)))
                .toList();
    }

    /** A column that a kind understands. */
    record Column(
            String name,
            String title,
            List<String> headings,
            boolean required,
            List<String> alternatives,
            String codes,
            boolean date) {
        static Column of(SheetColumn column, Locale locale) {
            return new Column(
                    column.name(),
                    column.title().in(locale),
                    column.headings(),
                    column.required(),
                    column.alternatives(),
                    column.codes(),
                    column.date());
        }
    }

    /** The sheet, the field of each heading by the heading's place, and the day as of which the ledger is true. */
    record Mapping(String sheet, Map<Integer, String> mapping, LocalDate baseline) {}

    /** Whether good rows go in when others are bad. */
    record Application(Boolean goodRowsOnly) {}

    record Nothing() {}

    private final SheetImports imports;

    SheetsResource(SheetImports imports) {
        this.imports = imports;
    }

    List<Route> routes() {
        return List.of(
                Route.get(UPLOAD, this::list),
                Route.post(UPLOAD, this::upload),
                Route.get("/api/sheet-imports/columns", this::columns),
                Route.get("/api/sheet-imports/template.xlsx", this::template),
                Route.get("/api/sheet-imports/{id}", this::get),
                Route.put("/api/sheet-imports/{id}/mapping", this::map),
                Route.post("/api/sheet-imports/{id}/check", this::check),
                Route.post("/api/sheet-imports/{id}/apply", this::apply),
                Route.post("/api/sheet-imports/{id}/undo", this::undo),
                Route.post("/api/sheet-imports/{id}/discard", this::discard),
                Route.get("/api/sheet-imports/{id}/bad-rows.xlsx", this::badRows));
    }

    private Reply list(Exchange exchange) {
        Page<SheetImport> page = imports.page(exchange.caller(), Asked.after(exchange), Asked.size(exchange));
        return Api.json(200, page.map(it -> View.of(it, exchange.locale())));
    }

    private Reply upload(Exchange exchange) throws IOException {
        if (exchange.request().getContentLengthLong() > Upload.LARGEST) {
            throw Body.tooLarge(Upload.LARGEST);
        }
        String name = Required.text("fileName", Asked.text(exchange, "fileName"));
        SheetImport made = imports.upload(
                exchange.caller(), kind(exchange), name, exchange.request().getInputStream());
        return Api.created("/api/sheet-imports/" + made.id(), View.of(made, exchange.locale()));
    }

    private Reply columns(Exchange exchange) {
        return Api.json(
                200,
                imports.columns(kind(exchange)).stream()
                        .map(column -> Column.of(column, exchange.locale()))
                        .toList());
    }

    private Reply template(Exchange exchange) throws IOException {
        String kind = kind(exchange);
        return Reply.file(
                Reply.XLSX,
                kind.replaceAll("[:/]", "-") + ".xlsx",
                out -> imports.template(kind, exchange.locale(), out));
    }

    private Reply get(Exchange exchange) {
        return view(exchange, imports.get(exchange.caller(), exchange.id("id")));
    }

    private Reply map(Exchange exchange) throws IOException {
        Mapping request = Api.body(exchange, Mapping.class);
        if (request.mapping() != null) {
            request.mapping().forEach((place, field) -> Required.text("mapping", field));
        }
        return view(
                exchange,
                imports.map(
                        exchange.caller(),
                        exchange.id("id"),
                        Required.text("sheet", request.sheet()),
                        request.mapping(),
                        request.baseline()));
    }

    private Reply check(Exchange exchange) throws IOException {
        Api.body(exchange, Nothing.class);
        return view(exchange, imports.check(exchange.caller(), exchange.id("id")));
    }

    private Reply apply(Exchange exchange) throws IOException {
        boolean goodRowsOnly =
                Boolean.TRUE.equals(Api.body(exchange, Application.class).goodRowsOnly());
        return view(exchange, imports.apply(exchange.caller(), exchange.id("id"), goodRowsOnly));
    }

    private Reply undo(Exchange exchange) throws IOException {
        Api.body(exchange, Nothing.class);
        return view(exchange, imports.undo(exchange.caller(), exchange.id("id")));
    }

    private Reply discard(Exchange exchange) throws IOException {
        Api.body(exchange, Nothing.class);
        imports.discard(exchange.caller(), exchange.id("id"));
        return Api.json(200, Map.of());
    }

    private Reply badRows(Exchange exchange) throws IOException {
        long id = exchange.id("id");
        return Reply.file(
                Reply.XLSX,
                "bad-rows-" + id + ".xlsx",
                out -> imports.badRows(exchange.caller(), id, exchange.locale(), out));
    }

    private String kind(Exchange exchange) {
        String kind = Required.text("kind", Asked.text(exchange, "kind"));
        try {
            imports.columns(kind);
        } catch (Refusal unknown) {
            throw HttpFault.of(404, "error.import-kind", kind);
        }
        return kind;
    }

    private static Reply view(Exchange exchange, SheetImport it) {
        return Api.json(200, View.of(it, exchange.locale()));
    }
}
