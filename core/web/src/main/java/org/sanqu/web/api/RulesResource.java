package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.rule.Finding;
import org.sanqu.api.rule.Rule;
import org.sanqu.api.rule.Rules;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/rules} and {@code /api/findings}. */
final class RulesResource {

    /** A rule with the numbers that hold somewhere on a day. */
    record View(
            String id,
            String about,
            String title,
            String source,
            String article,
            String advice,
            LocalDate from,
            LocalDate until,
            Map<String, BigDecimal> parameters) {

        static View of(Rule rule, Locale locale) {
            return new View(
                    rule.id(),
                    rule.about().name().toLowerCase(Locale.ROOT),
                    rule.title().in(locale),
                    rule.source().in(locale),
                    rule.article(),
                    rule.advice().in(locale),
                    rule.from(),
                    rule.until(),
                    new TreeMap<>(rule.parameters()));
        }
    }

    /** What a rule found. */
    record Found(String rule, String title, long organisation, Long member, String text) {
        static Found of(Finding finding, Locale locale) {
            return new Found(
                    finding.rule().id(),
                    finding.rule().title().in(locale),
                    finding.organisation(),
                    finding.member(),
                    finding.text().in(locale));
        }
    }

    /** Numbers for an organisation, an id or {@code code:XYZ}, and what is below it; null takes a local number back. */
    record Request(JsonNode organisation, Map<String, BigDecimal> parameters, LocalDate from) {}

    private final Rules rules;
    private final Places places;

    RulesResource(Rules rules, Places places) {
        this.rules = rules;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/rules", this::list),
                Route.put("/api/rules/{rule}", this::set),
                Route.get("/api/findings", this::findings),
                Route.get("/api/findings/counts", this::counts));
    }

    private Reply list(Exchange exchange) {
        LocalDate day = Asked.day(exchange);
        List<Rule> there = rules.rules(exchange.caller(), places.organisation(exchange, day), day);
        return Api.json(
                200,
                there.stream().map(rule -> View.of(rule, exchange.locale())).toList());
    }

    private Reply set(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        LocalDate from = Required.value("from", request.from());
        Rule rule = rules.set(
                exchange.caller(),
                places.on(exchange, from).required("organisation", request.organisation()),
                exchange.variable("rule"),
                Required.value("parameters", request.parameters()),
                from);
        return Api.json(200, View.of(rule, exchange.locale()));
    }

    private Reply findings(Exchange exchange) {
        LocalDate day = Asked.day(exchange);
        return Api.json(
                200,
                rules.findings(
                                exchange.caller(),
                                places.organisation(exchange, day),
                                Asked.text(exchange, "rule"),
                                Asked.after(exchange),
                                Asked.size(exchange),
                                day)
                        .map(finding -> Found.of(finding, exchange.locale())));
    }

    private Reply counts(Exchange exchange) {
        LocalDate day = Asked.day(exchange);
        return Api.json(200, new TreeMap<>(rules.counts(exchange.caller(), places.organisation(exchange, day), day)));
    }
}
