package org.sanqu.web.page.sheet;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.Text;
import org.sanqu.api.security.Permission;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.Upload;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Frame;
import org.sanqu.web.template.sheet.JtelistGenerated;

/** The beginning of an import: templates to download, a ledger to upload, the imports so far. */
public final class SheetsPage {

    /**
     * The page.
     *
     * @param kinds what can be imported
     * @param megabytes the largest file
     * @param imports a page of those so far, the latest first
     * @param names what their kinds are called
     * @param first whether it is the first page
     * @param faults why a file was not taken in; empty for nothing
     * @param again the form whose table was not taken in; null for none
     * @param lists where forms are filled in from tables; null for who fills in none
     */
    public record View(
            Chrome chrome,
            List<Option> kinds,
            int megabytes,
            Page<SheetImport> imports,
            Map<String, String> names,
            boolean first,
            List<String> faults,
            Again again,
            String lists) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }
    }

    /**
     * What a table was refused for, to be uploaded again.
     *
     * @param title what the kind is called
     * @param organisation as it was sent; empty for none
     * @param back the form's list of submissions; null where nobody said which
     */
    public record Again(String kind, String title, String organisation, String back) {}

    private static final int LISTED = 50;

    private final Services services;

    public SheetsPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/imports", exchange -> page(exchange, 200, "", null, List.of())),
                Route.post("/imports", this::upload),
                Route.get("/imports/templates/{kind}", this::template));
    }

    private Reply template(Exchange exchange) throws IOException {
        String kind = exchange.variable("kind");
        if (!services.sheetImports().kinds().contains(kind)) {
            throw HttpFault.notFound();
        }
        Locale locale = exchange.locale();
        String name = exchange.labels().of("import." + kind) + ".xlsx";
        return Reply.file(Reply.XLSX, name, out -> services.sheetImports().template(kind, locale, out));
    }

    private Reply upload(Exchange exchange) throws IOException {
        String kind = Upload.text(exchange.request(), "kind");
        Part file = Upload.part(exchange.request(), "file");
        if (kind == null || !known(kind) || file == null || file.getSize() == 0) {
            return page(
                    exchange,
                    422,
                    kind,
                    again(exchange, kind),
                    List.of(exchange.labels().of("sheet.nothing")));
        }
        try (InputStream workbook = file.getInputStream()) {
            SheetImport uploaded = services.sheetImports().upload(exchange.caller(), kind, name(file), workbook);
            return Reply.redirect("/imports/" + uploaded.id());
        } catch (Refusal refusal) {
            if (refusal.reason() != Refusal.Reason.INVALID && refusal.reason() != Refusal.Reason.TOO_LARGE) {
                throw refusal;
            }
            return page(
                    exchange,
                    refusal.reason().status(),
                    kind,
                    again(exchange, kind),
                    texts(refusal, exchange.locale()));
        } finally {
            file.delete();
        }
    }

    /** Forms are not among the kinds that are listed, for each is a kind. */
    private boolean known(String kind) {
        try {
            return !services.sheetImports().columns(kind).isEmpty();
        } catch (Refusal unknown) {
            return false;
        }
    }

    /** What a kind is called. */
    public static String kind(Services services, Exchange exchange, String kind) {
        int colon = kind.indexOf(':');
        if (colon < 0) {
            return exchange.labels().of("import." + kind);
        }
        String form = kind.substring(colon + 1);
        Text title = services.submissionTables().forms(exchange.caller()).get(form);
        return exchange.labels().of("import.submissions-of", title == null ? form : title.in(exchange.locale()));
    }

    /** Some browsers send a whole path. */
    private static String name(Part file) {
        String name = file.getSubmittedFileName() == null ? "" : file.getSubmittedFileName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The faults of a refusal, or its own text where there are none. */
    static List<String> texts(Refusal refusal, Locale locale) {
        return refusal.faults().isEmpty()
                ? List.of(refusal.text().in(locale))
                : refusal.faults().stream()
                        .map(fault -> fault.reason().in(locale))
                        .toList();
    }

    /** Null for what can be chosen on the page, and for what is no form that there is. */
    private Again again(Exchange exchange, String kind) throws IOException {
        if (kind == null || kind.indexOf(':') < 0 || !known(kind)) {
            return null;
        }
        String sent = Upload.text(exchange.request(), "organisation");
        String organisation = sent != null && sent.matches("[0-9]{1,18}") ? sent : "";
        String form = kind.substring(kind.indexOf(':') + 1);
        String back = organisation.isEmpty() ? null : list(Long.parseLong(organisation)) + "?form=" + form;
        return new Again(kind, kind(services, exchange, kind), organisation, back);
    }

    private static String list(long organisation) {
        return Frame.href("submissions", organisation);
    }

    private Reply page(Exchange exchange, int status, String chosen, Again again, List<String> faults) {
        boolean maintainer =
                !services.access().tops(exchange.caller(), Permission.MAINTAIN).isEmpty();
        List<Long> recorded = services.access().tops(exchange.caller(), Permission.RECORD);
        if (!maintainer && recorded.isEmpty()) {
            services.access().require(exchange.caller(), Permission.MAINTAIN);
        }
        List<Option> kinds = services.sheetImports().kinds().stream()
                .filter(kind -> maintainer)
                .map(kind -> new Option(kind, exchange.labels().of("import." + kind), kind.equals(chosen)))
                .toList();
        String after = exchange.query().filled("after").orElse(null);
        Page<SheetImport> imports = services.sheetImports().page(exchange.caller(), after, LISTED);
        View view = new View(
                Chrome.of(exchange, "import", services.access()),
                kinds,
                Upload.LARGEST >> 20,
                imports,
                imports.items().stream()
                        .map(SheetImport::kind)
                        .distinct()
                        .collect(Collectors.toMap(each -> each, each -> kind(services, exchange, each))),
                after == null,
                faults,
                again,
                recorded.isEmpty() ? null : list(recorded.get(0)));
        return Reply.html(status, out -> JtelistGenerated.render(out, null, view));
    }
}
