package org.sanqu.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.form.AskedAgain;
import org.sanqu.api.form.Burden;
import org.sanqu.api.form.Burdens;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/burdens}. */
final class BurdensResource {

    /** A field that asks for what is known. */
    record Again(String form, String field, String knownForm, String knownField, String advice) {

        static Again of(AskedAgain again, Locale locale) {
            return new Again(
                    again.form(),
                    again.field(),
                    again.knownForm(),
                    again.knownField(),
                    again.advice().in(locale));
        }
    }

    /** What is asked. */
    record View(List<Burden> forms, List<Again> askedAgain) {}

    private final Burdens burdens;
    private final Places places;

    BurdensResource(Burdens burdens, Places places) {
        this.burdens = burdens;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/burdens", this::list));
    }

    private Reply list(Exchange exchange) {
        boolean one = exchange.query().filled("organisation").isPresent();
        List<Burden> forms = one
                ? burdens.of(exchange.caller(), places.organisation(exchange, LocalDate.now()))
                : burdens.all(exchange.caller());
        List<String> asked = forms.stream().map(Burden::form).toList();
        List<Again> again = burdens.askedAgain(exchange.caller()).stream()
                .filter(each -> asked.contains(each.form()))
                .map(each -> Again.of(each, exchange.locale()))
                .toList();
        return Api.json(200, new View(forms, again));
    }
}
