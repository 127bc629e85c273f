package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Forms;
import org.sanqu.api.form.Judgement;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Prefill;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Parameters;
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

    /** What is sent to be judged; the organisation is an id or {@code code:XYZ}. */
    record Question(JsonNode organisation, Long member, String period, JsonNode data) {}

    /** What the platform thinks of it; without the data when there are numbers in it that nobody writes out. */
    record Judged(JsonNode data, List<Problem.At> faults, List<Problem.At> warnings) {}

    /** What a form begins with. */
    record Begun(JsonNode data, Map<String, String> sources) {}

    private static final int LONGEST = 1_000;

    private final Forms forms;
    private final Places places;

    FormsResource(Forms forms, Places places) {
        this.forms = forms;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/forms", this::list),
                Route.get("/api/forms/{module}/{form}", this::get),
                Route.post("/api/forms/{module}/{form}/judge", this::judge),
                Route.get("/api/forms/{module}/{form}/prefill", this::prefill));
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
        Form form = form(exchange);
        List<String> types = form.appliesTo().types().stream()
                .map(OrganisationType::code)
                .sorted()
                .toList();
        List<String> sectors = form.appliesTo().sectors().stream().sorted().toList();
        return Api.json(200, new Whole(Summary.of(form, exchange.locale()), types, sectors, form.schema()));
    }

    private Form form(Exchange exchange) {
        return forms.get(exchange.caller(), exchange.variable("module") + "/" + exchange.variable("form"));
    }

    private Reply judge(Exchange exchange) throws IOException {
        Form form = form(exchange);
        Question asked = Api.body(exchange, Question.class);
        Long organisation =
                places.organisation(exchange.caller(), "organisation", asked.organisation(), LocalDate.now());
        Entry entry = new Entry(
                form.id(),
                Required.value("organisation", organisation),
                asked.member(),
                asked.period() == null ? null : SubmissionsResource.period(asked.period()),
                Required.value("data", asked.data()));
        Judgement judgement = forms.judge(exchange.caller(), form, entry);
        return Api.json(
                200,
                new Judged(
                        isWritable(judgement.data()) ? judgement.data() : null,
                        Problem.At.list(judgement.faults(), exchange.locale()),
                        Problem.At.list(judgement.warnings(), exchange.locale())));
    }

    private static boolean isWritable(JsonNode data) {
        boolean writable =
                !data.isBigDecimal() || Math.abs((long) data.decimalValue().scale()) <= LONGEST;
        for (JsonNode inside : data) {
            writable = writable && isWritable(inside);
        }
        return writable;
    }

    private Reply prefill(Exchange exchange) {
        Form form = form(exchange);
        Long member = exchange.query()
                .filled("member")
                .map(id -> Parameters.id("member", id))
                .orElse(null);
        Period period = exchange.query()
                .filled("period")
                .map(SubmissionsResource::period)
                .orElse(null);
        long organisation = places.organisation(exchange, LocalDate.now());
        Prefill begun =
                forms.prefill(exchange.caller(), form, new Entry(form.id(), organisation, member, period, null));
        Map<String, String> sources = new TreeMap<>();
        begun.sources().forEach((pointer, source) -> sources.put(pointer, source.in(exchange.locale())));
        return Api.json(200, new Begun(begun.data(), sources));
    }
}
