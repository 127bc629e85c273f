package org.sanqu.web.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.Page;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.template.transfer.JtelistGenerated;

/** The transfers of the reader's organisations: those that wait for the reader, those under way, all. */
public final class TransfersPage {

    private static final int SIZE = 50;
    private static final int LARGEST = 200;
    private static final int MOST_PAGES = 10;

    /**
     * The transfers that are listed.
     *
     * @param list {@code mine}, {@code open} or {@code all}
     * @param tops the reader's organisations, to choose one of
     * @param holders names of those whose turn it is
     * @param today today
     */
    public record View(
            Chrome chrome,
            String list,
            List<Option> tops,
            Page<Transfer> transfers,
            Map<Long, String> holders,
            LocalDate today,
            Map<String, List<String>> query,
            boolean first) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        /** How many days are left. */
        public long days(Transfer transfer) {
            return ChronoUnit.DAYS.between(today, transfer.expiresOn());
        }
    }

    private final Services services;

    TransfersPage(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(Route.get("/transfers", this::show));
    }

    private Reply show(Exchange exchange) {
        List<Organisation> tops = services.tree().tops(exchange.caller(), LocalDate.now());
        String list = exchange.query()
                .filled("list")
                .filter(List.of("open", "all")::contains)
                .orElse("mine");
        Optional<Long> chosen = exchange.query()
                .id("organisation")
                .or(() -> tops.stream().map(Organisation::id).findFirst());
        String after = exchange.query().filled("after").orElse(null);
        Page<Transfer> transfers = list.equals("mine")
                ? mine(exchange, tops)
                : chosen.map(id -> services.transfers().page(exchange.caller(), id, list.equals("open"), after, SIZE))
                        .orElse(new Page<>(List.of(), null));
        View view = new View(
                Chrome.of(exchange, "transfers", services.access()),
                list,
                tops.stream()
                        .map(top ->
                                new Option(String.valueOf(top.id()), top.shortName(), top.id() == chosen.orElse(0L)))
                        .toList(),
                transfers,
                Places.names(services, exchange, transfers.items().stream().map(Transfer::holder)),
                LocalDate.now(),
                exchange.query().values(),
                after == null);
        return Reply.html(200, out -> JtelistGenerated.render(out, null, view));
    }

    /** Those that wait for the reader, in whatever organisation; a bounded number of open ones is looked through. */
    private Page<Transfer> mine(Exchange exchange, List<Organisation> tops) {
        List<Transfer> waiting = tops.stream()
                .flatMap(top -> open(exchange, top.id()))
                .filter(transfer -> Turn.mine(services.access(), exchange.caller(), transfer))
                .distinct()
                .toList();
        return new Page<>(waiting, null);
    }

    private Stream<Transfer> open(Exchange exchange, long organisation) {
        List<Transfer> found = new ArrayList<>();
        String after = null;
        for (int i = 0; i < MOST_PAGES; i++) {
            Page<Transfer> page = services.transfers().page(exchange.caller(), organisation, true, after, LARGEST);
            found.addAll(page.items());
            after = page.next();
            if (after == null) {
                break;
            }
        }
        return found.stream();
    }
}
