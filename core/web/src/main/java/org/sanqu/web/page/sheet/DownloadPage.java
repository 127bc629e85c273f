package org.sanqu.web.page.sheet;

import java.util.List;
import org.sanqu.web.Downloads;
import org.sanqu.web.Downloads.Download;
import org.sanqu.web.Downloads.Wanted;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.ErrorPage;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Standpoint;
import org.sanqu.web.template.JtedownloadGenerated;

/** Where somebody waits for a file that takes long to make, and takes it when it is there. */
public final class DownloadPage {

    /**
     * The file as it is shown.
     *
     * @param running whether it is still being made
     * @param failure why it could not be made; null otherwise
     */
    public record View(Chrome chrome, Download download, boolean running, String failure) {}

    private final Services services;
    private final Downloads downloads;

    public DownloadPage(Services services, Downloads downloads) {
        this.services = services;
        this.downloads = downloads;
    }

    public List<Route> routes() {
        return List.of(Route.get("/downloads/{file}", this::show), Route.get("/downloads/{file}/file", this::take));
    }

    /** What is wanted, by whoever asks from a tab of an organisation. */
    public static Wanted wanted(Exchange exchange, String tab, String type, String name) {
        String query = exchange.request().getQueryString();
        String asked = query == null ? "" : query;
        return new Wanted(
                exchange.caller().account(),
                exchange.path() + "?" + asked + " " + exchange.locale(),
                Standpoint.join(Frame.href(tab, exchange.id("id")), asked),
                type,
                name);
    }

    private Reply show(Exchange exchange) {
        Download download = download(exchange);
        Throwable failure = download.failure();
        View view = new View(
                Chrome.of(exchange, "organisations", services.access()),
                download,
                !download.made().isDone(),
                failure == null
                        ? null
                        : ErrorPage.view(failure, exchange.labels()).text());
        return Reply.html(200, out -> JtedownloadGenerated.render(out, null, view));
    }

    private Reply take(Exchange exchange) {
        Download download = download(exchange);
        if (!download.made().isDone() || download.failure() != null) {
            return Reply.redirect("/downloads/" + download.id());
        }
        Wanted wanted = download.wanted();
        return Reply.file(wanted.type(), wanted.name(), download.made().join().kept());
    }

    private Download download(Exchange exchange) {
        return downloads
                .find(exchange.caller().account(), exchange.variable("file"))
                .orElseThrow(() -> HttpFault.of(404, "download.gone"));
    }
}
