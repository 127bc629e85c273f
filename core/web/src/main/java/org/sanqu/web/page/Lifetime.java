package org.sanqu.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.security.Caller;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** Leads whoever asks for an organisation on a day on which it did not exist to the nearest day on which it did. */
public final class Lifetime {

    private final Services services;

    public Lifetime(Services services) {
        this.services = services;
    }

    /** The route, with a look at the day before it answers. */
    Route guard(Route route) {
        boolean aboutOne = route.method().equals("GET") && route.pattern().startsWith("/organisations/{id}");
        return aboutOne
                ? new Route(route.method(), route.pattern(), exchange -> {
                    Optional<Reply> elsewhere = elsewhere(exchange, exchange.id("id"));
                    return elsewhere.isPresent()
                            ? elsewhere.get()
                            : route.action().answer(exchange);
                })
                : route;
    }

    /** Where to go instead; empty when the organisation exists on the day, or never did. */
    public Optional<Reply> elsewhere(Exchange exchange, long organisation) {
        LocalDate asked = exchange.on();
        if (find(exchange.caller(), organisation, asked).isPresent()) {
            return Optional.empty();
        }
        List<OrganisationEvent> events = services.history().of(exchange.caller(), organisation);
        if (never(events, organisation)) {
            String trace = Frame.href("history", organisation);
            boolean there = events.isEmpty() || exchange.path().equals(trace);
            return there ? Optional.empty() : Optional.of(Reply.redirect(trace));
        }
        return founded(events, organisation)
                .flatMap(first -> find(exchange.caller(), organisation, first))
                .map(found -> nearest(found, asked))
                .map(day -> Reply.redirect(here(exchange, day)));
    }

    /** Whether no event that stands founded the organisation. */
    public static boolean never(List<OrganisationEvent> events, long organisation) {
        return founded(events, organisation).isEmpty();
    }

    /** What a closed organisation became, or was given to; empty while it lasts. */
    List<Organisation> successors(Caller caller, Organisation organisation) {
        LocalDate today = LocalDate.now();
        if (organisation.closedOn() == null || organisation.closedOn().isAfter(today)) {
            return List.of();
        }
        List<Long> into = standing(services.history().of(caller, organisation.id()))
                .filter(event -> changes(event, organisation.id(), false))
                .flatMap(event -> event.into().stream())
                .filter(id -> id != organisation.id())
                .toList();
        return services.tree().list(caller, into, today);
    }

    private Optional<Organisation> find(Caller caller, long organisation, LocalDate day) {
        try {
            return Optional.of(services.tree().get(caller, organisation, day));
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static Optional<LocalDate> founded(List<OrganisationEvent> events, long organisation) {
        return standing(events)
                .filter(event -> changes(event, organisation, true))
                .map(OrganisationEvent::effectiveOn)
                .findFirst();
    }

    private static Stream<OrganisationEvent> standing(List<OrganisationEvent> events) {
        return events.stream().filter(event -> event.withdrawnBy() == null && event.withdraws() == null);
    }

    /** Whether an event began or ended an organisation. */
    private static boolean changes(OrganisationEvent event, long organisation, boolean begins) {
        return event.effects().stream()
                .filter(effect -> effect.organisation() == organisation)
                .filter(effect -> effect.attribute().equals("exists"))
                .anyMatch(effect -> Objects.isNull(effect.after()) != begins);
    }

    private static LocalDate nearest(Organisation found, LocalDate asked) {
        boolean over = found.closedOn() != null && !found.closedOn().isAfter(asked);
        return over ? found.closedOn().minusDays(1) : found.establishedOn();
    }

    private static String here(Exchange exchange, LocalDate day) {
        StringBuilder query = new StringBuilder("on=" + day);
        String asked = exchange.request().getQueryString();
        for (String pair : asked == null ? new String[0] : asked.split("&")) {
            if (!pair.isEmpty() && !pair.startsWith("on=")) {
                query.append('&').append(pair);
            }
        }
        return exchange.request().getRequestURI() + "?" + query;
    }
}
