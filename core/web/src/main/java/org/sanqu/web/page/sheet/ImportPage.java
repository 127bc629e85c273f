package org.sanqu.web.page.sheet;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Imports;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.Upload;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.JteimportsGenerated;

/** Importing a file of organisations, members or submissions: all of its rows or none. */
public final class ImportPage {

    private static final int MOST_SHOWN = 500;

    /** What is wrong with a row: its number from one, the column, the reason. */
    public record RowFault(String row, String column, String text) {}

    /**
     * The page.
     *
     * @param kinds what can be imported
     * @param chosen the kind that was chosen
     * @param megabytes the largest file
     * @param imported how many rows were new; −1 when nothing was imported
     * @param alert why not; null for no reason
     * @param faults the faults that are shown
     */
    public record View(
            List<String> kinds, String chosen, int megabytes, int imported, String alert, List<RowFault> faults) {}

    private final Services services;

    public ImportPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/import", this::show), Route.post("/import", this::apply));
    }

    private Reply show(Exchange exchange) {
        return page(exchange, 200, "", -1, null, List.of());
    }

    private Reply apply(Exchange exchange) throws IOException {
        String kind = Upload.text(exchange.request(), "kind");
        Part file = Upload.part(exchange.request(), "file");
        if (kind == null || file == null || file.getSize() == 0) {
            String text = exchange.labels().of("import.nothing");
            return page(exchange, 422, kind == null ? "" : kind, -1, text, List.of());
        }
        try (InputStream rows = file.getInputStream()) {
            int imported = services.imports().apply(exchange.caller(), kind, rows);
            return page(exchange, 200, kind, imported, null, List.of());
        } catch (Refusal refusal) {
            String text = refusal.text().in(exchange.locale());
            return page(exchange, refusal.reason().status(), kind, -1, text, refusal.faults());
        } finally {
            file.delete();
        }
    }

    private Reply page(Exchange exchange, int status, String kind, int imported, String alert, List<Fault> faults) {
        if (services.access().tops(exchange.caller(), Permission.MAINTAIN).isEmpty()) {
            services.access().require(exchange.caller(), Permission.MAINTAIN);
        }
        List<RowFault> rows = faults.stream()
                .limit(MOST_SHOWN)
                .map(fault -> row(fault, exchange))
                .toList();
        View view = new View(services.imports().kinds(), kind, Imports.largest() >> 20, imported, alert, rows);
        Chrome chrome = Chrome.of(exchange, "import", services.access());
        return Reply.html(status, out -> JteimportsGenerated.render(out, null, chrome, view));
    }

    private static RowFault row(Fault fault, Exchange exchange) {
        String[] steps = fault.at().split("/", 3);
        boolean numbered = steps.length > 1 && steps[1].matches("[0-9]{1,9}");
        return new RowFault(
                numbered ? String.valueOf(Long.parseLong(steps[1]) + 1) : "",
                numbered ? (steps.length > 2 ? steps[2] : "") : fault.at(),
                fault.reason().in(exchange.locale()));
    }
}
