package org.sanqu.web.page.organisation;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sanqu.api.Page;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Downloads;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Sectors;
import org.sanqu.web.page.Standpoint;
import org.sanqu.web.page.sheet.DownloadPage;
import org.sanqu.web.template.organisation.JtebelowGenerated;

/** The organisations below one: narrowed, paged, saved as a workbook. */
public final class BelowPage {

    private static final int SIZE = 50;

    /**
     * The organisations that are listed.
     *
     * @param organisations a page of them
     * @param members how many members are at home in each that the reader may read, and below it
     * @param text what was searched for
     * @param types what can be chosen
     * @param sectors what can be chosen
     * @param sorts in which order they can be listed
     * @param query what narrows, as the address says it
     * @param first whether this is the first page
     */
    public record View(
            Page<Organisation> organisations,
            Map<Long, Long> members,
            String text,
            List<Option> types,
            List<Option> sectors,
            List<Option> sorts,
            Map<String, List<String>> query,
            boolean first) {}

    private static final List<String> SORTS = List.of(OrganisationQuery.BY_CODE, OrganisationQuery.BY_NAME);

    private final Services services;
    private final Frames frames;
    private final Downloads downloads;

    public BelowPage(Services services, Frames frames, Downloads downloads) {
        this.services = services;
        this.frames = frames;
        this.downloads = downloads;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/organisations/{id}/below", this::show),
                Route.get("/organisations/{id}/organisations.xlsx", this::save));
    }

    private Reply show(Exchange exchange) {
        Frame frame = frames.of(exchange, exchange.id("id"), "below", "");
        OrganisationQuery query = query(exchange);
        Page<Organisation> page = services.tree().page(exchange.caller(), query);
        Map<Long, Long> members = page.items().stream()
                .map(Organisation::id)
                .filter(id -> services.access().allows(exchange.caller(), Permission.READ, id))
                .collect(Collectors.toMap(Function.identity(), id -> services.members()
                        .count(exchange.caller(), id, query.hierarchy(), query.asOf())));
        Labels labels = exchange.labels();
        View view = new View(
                page,
                members,
                exchange.query().text("text"),
                options(labels, "type", types(), exchange.query().text("type")),
                options(
                        labels,
                        "sector",
                        Sectors.known(labels),
                        exchange.query().text("sector")),
                SORTS.stream()
                        .map(sort -> new Option(sort, labels.code("below", "by-" + sort), sort.equals(query.sort())))
                        .toList(),
                exchange.query().values(),
                query.after() == null);
        return Reply.html(200, out -> JtebelowGenerated.render(out, null, frame, view));
    }

    private Reply save(Exchange exchange) throws IOException {
        OrganisationQuery query = query(exchange);
        Organisation top = services.tree().get(exchange.caller(), query.organisation(), query.asOf());
        String name =
                exchange.labels().of("below.file", top.shortName(), query.asOf().toString()) + ".xlsx";
        return downloads.save(DownloadPage.wanted(exchange, "below", Reply.XLSX, name), out -> services.sheetExports()
                .organisations(exchange.caller(), query, exchange.locale(), out));
    }

    private static OrganisationQuery query(Exchange exchange) {
        Standpoint standpoint = Standpoint.of(exchange);
        return new OrganisationQuery(
                exchange.id("id"),
                standpoint.hierarchy(),
                exchange.query().text("text"),
                exchange.query()
                        .filled("type")
                        .map(BelowPage::type)
                        .map(Set::of)
                        .orElse(Set.of()),
                exchange.query().filled("sector").orElse(null),
                exchange.query().filled("after").orElse(null),
                SIZE,
                standpoint.on(),
                sort(exchange));
    }

    private static String sort(Exchange exchange) {
        String sort = exchange.query().filled("sort").orElse(OrganisationQuery.BY_CODE);
        if (!SORTS.contains(sort)) {
            throw HttpFault.parameter("sort");
        }
        return sort;
    }

    private static OrganisationType type(String code) {
        OrganisationType type = OrganisationType.of(code);
        if (type == null) {
            throw HttpFault.parameter("type");
        }
        return type;
    }

    private static List<String> types() {
        return Arrays.stream(OrganisationType.values())
                .map(OrganisationType::code)
                .toList();
    }

    private static List<Option> options(Labels labels, String table, List<String> codes, String chosen) {
        return codes.stream()
                .map(code -> new Option(code, labels.code(table, code), code.equals(chosen)))
                .toList();
    }
}
