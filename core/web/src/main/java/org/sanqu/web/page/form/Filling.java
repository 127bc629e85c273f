package org.sanqu.web.page.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;
import org.sanqu.web.Services;
import org.sanqu.web.form.Binder;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Referents;
import org.sanqu.web.form.Rows;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Parameters;

/** One form on its way between a browser and the services: what was sent, what it becomes, how it is drawn again. */
public final class Filling {

    /** The buttons that change the form itself and submit nothing. */
    private static final List<String> CHANGES = List.of("_add", "_remove", "_refresh", "_find");

    private final Exchange exchange;
    private final Form form;
    private final Referents referents;

    public Filling(Services services, Exchange exchange, Form form, long organisation) {
        this(exchange, form, new KnownReferents(services, exchange.caller(), organisation));
    }

    public Filling(Exchange exchange, Form form, Referents referents) {
        this.exchange = exchange;
        this.form = form;
        this.referents = referents;
    }

    /** Where candidates for references are found, around an organisation. */
    public static String references(long organisation) {
        return "/references?organisation=" + organisation;
    }

    /** Whether the browser wants the form changed and not submitted. */
    public boolean changing() {
        return CHANGES.stream().anyMatch(exchange.form()::has);
    }

    /** The data that were sent, with a row added or removed where that was asked for. */
    public ObjectNode changed() {
        ObjectNode data = Binder.draft(form, exchange.form());
        List<Field> fields = fields(data, List.of());
        Parameters sent = exchange.form();
        sent.filled("_add").ifPresent(pointer -> Rows.add(data, fields, pointer));
        sent.filled("_remove").ifPresent(pointer -> Rows.remove(data, fields, pointer));
        return data;
    }

    /** The data that were sent, as they were typed. */
    public ObjectNode draft() {
        return Binder.draft(form, exchange.form());
    }

    /** The data that were sent, to be submitted. */
    public ObjectNode submitted() {
        return Binder.bind(form, exchange.form());
    }

    /** The fields with data and what is wrong with them. */
    public List<Field> fields(JsonNode data, List<Fault> faults) {
        Map<String, List<String>> byPointer = new HashMap<>();
        for (Fault fault : faults) {
            String text = fault.reason().in(exchange.locale());
            byPointer.computeIfAbsent(fault.at(), at -> new ArrayList<>()).add(text);
        }
        Map<String, String> searches = new HashMap<>();
        exchange.form()
                .below(Fields.SEARCH)
                .forEach((name, texts) -> searches.put(name.substring(Fields.SEARCH.length()), texts.get(0)));
        return new Fields(form, exchange.labels(), referents, byPointer, searches).of(data);
    }

    /** Whether fields depend on what is filled in elsewhere. */
    public boolean conditional() {
        return !form.schema().findValues("if").isEmpty()
                || !form.schema().findValues("x-redraws").isEmpty();
    }

    /** The summary: each fault with its field, in the order of the fields; what belongs to no field comes first. */
    public List<Sheet.Fault> summary(List<Field> fields, List<Fault> faults) {
        Map<String, Field> byPointer = new LinkedHashMap<>();
        fields.stream().flatMap(Field::all).forEach(field -> byPointer.put(field.pointer(), field));
        List<String> order = List.copyOf(byPointer.keySet());
        return faults.stream()
                .sorted(Comparator.comparingInt(fault -> order.indexOf(fault.at())))
                .map(fault -> line(byPointer.get(fault.at()), fault))
                .toList();
    }

    private Sheet.Fault line(Field field, Fault fault) {
        String text = fault.reason().in(exchange.locale());
        return field == null
                ? new Sheet.Fault(null, fault.at(), text)
                : new Sheet.Fault("#" + field.id(), field.title(), text);
    }
}
