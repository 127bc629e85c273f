package org.sanqu.web.page.transfer;

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
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Places;
import org.sanqu.web.template.transfer.JtelistGenerated;

/** The transfers of the reader's organisations: those that wait for the reader, those under way, all. */
public final class TransfersPage {

    private static final int SIZE = 50;

    /**
     * The transfers that are listed.
     *
     * @param list {@code mine}, {@code open} or {@code all}
     * @param tops the reader's organisations, to choose one of
     * @param holders names of those whose turn it is
     * @param today today
     * @param recorder whether the reader may register a transfer somewhere
     */
    public record View(
            Chrome chrome,
            String list,
            List<Option> tops,
            Page<Transfer> transfers,
            Map<Long, String> holders,
            LocalDate today,
            Map<String, List<String>> query,
            boolean first,
            boolean recorder) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        /** How many days are left. */
        public long days(Transfer transfer) {
            return ChronoUnit.DAYS.between(today, transfer.expiresOn());
        }
    }

    /**
     * How far the reader's organisations were looked through, as a cursor.
     *
     * @param top which of them comes next
     * @param after the cursor within it; null for its beginning
     */
    record Place(int top, String after) {

        /** The place that a cursor says; the beginning for none. */
        static Place of(String cursor) {
            if (cursor == null) {
                return new Place(0, null);
            }
            String[] parts = cursor.split("~", 2);
            if (parts.length < 2 || !parts[0].matches("[0-9]{1,6}")) {
                throw HttpFault.parameter("after");
            }
            return new Place(Integer.parseInt(parts[0]), parts[1].isEmpty() ? null : parts[1]);
        }

        @Override
        public String toString() {
            return top + "~" + (after == null ? "" : after);
        }
    }

    private final Services services;

    public TransfersPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
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
                ? mine(exchange, tops, Place.of(after))
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
                after == null,
                Stream.of(Permission.RECORD, Permission.REVIEW).anyMatch(permission -> !services.access()
                        .tops(exchange.caller(), permission)
                        .isEmpty()));
        return Reply.html(200, out -> JtelistGenerated.render(out, null, view));
    }

    /** Those that wait for the reader: one of the reader's organisations after the other. */
    private Page<Transfer> mine(Exchange exchange, List<Organisation> tops, Place from) {
        List<Transfer> waiting = new ArrayList<>();
        Place place = from;
        while (waiting.size() < SIZE && place.top() < tops.size()) {
            long top = tops.get(place.top()).id();
            Page<Transfer> page =
                    services.transfers().waiting(exchange.caller(), top, place.after(), SIZE - waiting.size());
            waiting.addAll(page.items());
            place = page.next() == null ? new Place(place.top() + 1, null) : new Place(place.top(), page.next());
        }
        return new Page<>(waiting, place.top() < tops.size() ? place.toString() : null);
    }
}
