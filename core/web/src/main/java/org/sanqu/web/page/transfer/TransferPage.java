package org.sanqu.web.page.transfer;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.Transfer.Step;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.member.PostsHeld;
import org.sanqu.web.template.transfer.JteshowGenerated;

/** One transfer: its route with how far it came, what was done, what the reader can do. */
public final class TransferPage {

    /**
     * What is shown.
     *
     * @param acts what the reader can do
     * @param days how many days are left
     * @param places names of organisations by id
     * @param held the posts that are left behind
     * @param readable whether the reader may look at the member
     */
    public record View(
            Chrome chrome,
            Transfer transfer,
            List<Station> route,
            List<String> acts,
            long days,
            Map<Long, String> places,
            List<PostsHeld.Held> held,
            boolean readable) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        /** The name of an organisation that did something; that of the old home is known to both sides. */
        public String place(Long organisation) {
            return organisation.equals(transfer.from()) && transfer.fromName() != null
                    ? transfer.fromName()
                    : places.getOrDefault(organisation, t("transfer.other-side"));
        }

        /** The grounds on which it was sent back; null when it was not. */
        public Step returned() {
            return transfer.steps().stream()
                    .filter(step -> step.act().equals("return"))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final Services services;

    public TransferPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/transfers/{id}", this::show));
    }

    private Reply show(Exchange exchange) {
        Transfer transfer = services.transfers().get(exchange.caller(), exchange.id("id"));
        Map<Long, String> places = Places.names(
                services,
                exchange,
                Stream.concat(
                        Stream.of(transfer.holder() == null ? 0L : transfer.holder()),
                        transfer.steps().stream().map(Step::organisation)));
        View view = new View(
                Chrome.of(exchange, "transfers", services.access()),
                transfer,
                Station.route(transfer, places::get),
                Turn.acts(services.access(), exchange.caller(), transfer),
                ChronoUnit.DAYS.between(LocalDate.now(), transfer.expiresOn()),
                places,
                new PostsHeld(services, exchange).of(transfer),
                !services.members()
                        .list(exchange.caller(), List.of(transfer.member()), LocalDate.now())
                        .isEmpty());
        return Reply.html(200, out -> JteshowGenerated.render(out, null, view));
    }
}
