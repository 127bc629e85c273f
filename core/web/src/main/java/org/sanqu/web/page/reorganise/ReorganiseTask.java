package org.sanqu.web.page.reorganise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Binder;
import org.sanqu.web.form.Field;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Standpoint;
import org.sanqu.web.page.form.Filling;

/**
 * One reorganisation on its way.
 *
 * @param organisation as it is on the day that is looked at
 * @param then as it is on the day on which this takes effect
 * @param day the day on which this takes effect, as far as it was said and the organisation exists then
 * @param originals what the form began with
 */
record ReorganiseTask(
        Services services,
        Exchange exchange,
        Reorganisation kind,
        Organisation organisation,
        Organisation then,
        LocalDate day,
        Form form,
        Filling filling,
        Originals originals) {

    /** What somebody asks for who maintains the organisation. */
    static ReorganiseTask of(Services services, Exchange exchange, Reorganisation kind) {
        long id = exchange.id("id");
        services.access().require(exchange.caller(), Permission.MAINTAIN, id);
        Organisation organisation = services.tree().get(exchange.caller(), id, exchange.on());
        ReorganisationForms forms = new ReorganisationForms(exchange.labels());
        LocalDate said = said(Binder.draft(forms.form(kind, true), exchange.form()), exchange.on());
        Optional<Organisation> existing = existing(services, exchange, id, said);
        LocalDate day = existing.isPresent() ? said : exchange.on();
        Organisation then = existing.orElse(organisation);
        List<Organisation> above = services.tree().path(exchange.caller(), id, day).stream()
                .filter(each -> each.id() != id || below(exchange, kind))
                .toList();
        Form form = forms.form(kind, !above.isEmpty() || kind == Reorganisation.FOUND);
        Concerned referents = new Concerned(services, exchange, organisation, above, day);
        Originals originals =
                Originals.of(exchange.form().text(Originals.SENT), standing(kind, organisation), standing(kind, then));
        Filling filling = new Filling(exchange, form, referents);
        return new ReorganiseTask(services, exchange, kind, organisation, then, day, form, filling, originals);
    }

    /** Whether it is about what is below the organisation. */
    private static boolean below(Exchange exchange, Reorganisation kind) {
        return kind == Reorganisation.MERGE && exchange.query().has(Reorganisation.BELOW);
    }

    private static LocalDate said(JsonNode data, LocalDate otherwise) {
        try {
            return LocalDate.parse(data.path("effectiveOn").asText());
        } catch (DateTimeParseException notYet) {
            return otherwise;
        }
    }

    private static Optional<Organisation> existing(
            Services services, Exchange exchange, long organisation, LocalDate day) {
        try {
            return Optional.of(services.tree().get(exchange.caller(), organisation, day));
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static JsonNode standing(Reorganisation kind, Organisation organisation) {
        return kind.replaces() ? kind.before(organisation).path("change") : JsonNodeFactory.instance.objectNode();
    }

    /** What stands in the form before anybody filled it in. */
    ObjectNode before() {
        ObjectNode before = kind.before(organisation);
        if (below(exchange, kind)) {
            before.withObject("/change").remove("from");
        }
        return before;
    }

    String action() {
        String query = exchange.request().getQueryString();
        return exchange.path() + (query == null ? "" : "?" + query);
    }

    String back() {
        String tab = kind == Reorganisation.WITHDRAW ? "history" : "overview";
        return Standpoint.of(exchange).at(Frame.href(tab, organisation.id()));
    }

    /** Where the event is told. */
    String after(OrganisationEvent event) {
        boolean founds = kind == Reorganisation.FOUND || kind == Reorganisation.MERGE || kind == Reorganisation.SPLIT;
        long next = founds && !event.into().isEmpty() ? event.into().get(0) : organisation.id();
        return Frame.href("history", next) + "?notice=reorganised";
    }

    /** The event that is corrected. */
    long event() {
        return exchange.query().id("event").orElseThrow(() -> HttpFault.parameter("event"));
    }

    Sharing sharing(ObjectNode data) {
        return Sharing.of(services, exchange, organisation.id(), day, data);
    }

    /** What is wrong with what was filled in; what nobody touched is brought up to date. */
    List<Fault> faults(ObjectNode data) {
        ObjectNode change = data.withObject("/change");
        List<String> contested = originals.contested(change);
        originals.refresh(change);
        if (!contested.isEmpty()) {
            return contested.stream().map(this::contested).toList();
        }
        return services.forms()
                .judge(exchange.caller(), form, new Entry(form.id(), organisation.id(), null, null, data))
                .faults();
    }

    /** Says what somebody else made of a field meanwhile. */
    private Fault contested(String name) {
        ObjectNode standing = JsonNodeFactory.instance.objectNode();
        standing.set("change", originals.now());
        String text = filling.fields(standing, List.of()).stream()
                .flatMap(Field::all)
                .filter(field -> field.pointer().equals("/change/" + name))
                .map(Field::shown)
                .findFirst()
                .orElse("");
        return Fault.at("/change/" + name, "web.changed-meanwhile", text.replace("\n", " "));
    }

    Decision decision(ObjectNode data) {
        ObjectNode whole = data.deepCopy();
        ObjectNode change = whole.withObject("/change");
        originals.settle(change);
        Long above = below(exchange, kind) ? (Long) organisation.id() : then.parent();
        if (above != null) {
            change.put(Reorganisation.ABOVE, above);
        }
        if (kind == Reorganisation.WITHDRAW) {
            change.put(Reorganisation.EVENT, event());
        }
        if (kind == Reorganisation.SPLIT) {
            sharing(data).into(whole);
        }
        return kind.decision(organisation.id(), whole);
    }
}
