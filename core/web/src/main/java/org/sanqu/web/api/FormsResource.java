package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Forms;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/forms}. */
final class FormsResource {

    /** A form in a list. */
    record Summary(
            String id,
            String module,
            String name,
            String title,
            String subject,
            String cadence,
            int dueDays,
            String version) {

        static Summary of(Form form, Locale locale) {
            return new Summary(
                    form.id(),
                    form.module(),
                    form.name(),
                    form.title(locale),
                    form.subject().name().toLowerCase(Locale.ROOT),
                    form.cadence().code(),
                    form.dueDays(),
                    form.version());
        }
    }

    /** A form with its document. */
    record Whole(Summary form, List<String> types, List<String> sectors, JsonNode schema) {}

    private final Forms forms;
    private final Places places;

    FormsResource(Forms forms, Places places) {
        this.forms = forms;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/forms", this::list), Route.get("/api/forms/{module}/{form}", this::get));
    }

    private Reply list(Exchange exchange) {
        long organisation = places.organisation(exchange, Asked.day(exchange));
        return Api.json(
                200,
                forms.applicable(exchange.caller(), organisation).stream()
                        .map(form -> Summary.of(form, exchange.locale()))
                        .toList());
    }

    private Reply get(Exchange exchange) {
        Form form = forms.get(exchange.caller(), exchange.variable("module") + "/" + exchange.variable("form"));
        List<String> types = form.appliesTo().types().stream()
                .map(OrganisationType::code)
                .sorted()
                .toList();
        List<String> sectors = form.appliesTo().sectors().stream().sorted().toList();
        return Api.json(200, new Whole(Summary.of(form, exchange.locale()), types, sectors, form.schema()));
    }
}
