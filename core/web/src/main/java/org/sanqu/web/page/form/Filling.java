package org.sanqu.web.page.form;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;
import org.sanqu.api.member.Member;
import org.sanqu.web.Services;
import org.sanqu.web.form.Binder;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Pasted;
import org.sanqu.web.form.Referents;
import org.sanqu.web.form.Remarks;
import org.sanqu.web.form.Rows;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;

/** One form on its way between a browser and the services: what was sent, what it becomes, how it is drawn again. */
public final class Filling {

    /** The prefix of the parameter that carries a list of names. */
    public static final String NAMES = "_paste:";

    /** The buttons that change the form itself and submit nothing. */
    private static final List<String> CHANGES = List.of("_add", "_remove", "_refresh", "_find", "_all", "_names");

    /** Those of them that add or remove something. */
    private static final List<String> CHANGES_OF_DATA = List.of("_add", "_remove", "_all", "_names");

    /** A row more may have some boxes. */
    private static final int MOST_BEFORE_ADDING = Fields.MOST - 200;

    private final Exchange exchange;
    private final Form form;
    private final Referents referents;
    private final Roster roster;
    private final Map<String, Pasted> pasted = new HashMap<>();
    private final Map<String, List<String>> limits = new HashMap<>();
    private Parameters sent;

    public Filling(Services services, Exchange exchange, Form form, long organisation) {
        this.exchange = exchange;
        this.form = form;
        this.referents = new KnownReferents(services, exchange.caller(), organisation);
        this.roster = new Roster(services, exchange.caller(), organisation);
        this.sent = exchange.form();
    }

    /** One in which no members are listed. */
    public Filling(Exchange exchange, Form form, Referents referents) {
        this.exchange = exchange;
        this.form = form;
        this.referents = referents;
        this.roster = null;
        this.sent = exchange.form();
    }

    /** Where candidates for references are found, around an organisation. */
    public static String references(long organisation) {
        return "/references?organisation=" + organisation;
    }

    /** Whether the browser wants the form changed and not submitted. */
    public boolean changing() {
        return CHANGES.stream().anyMatch(exchange.form()::has);
    }

    /** The data that were sent, with a row or members added or removed where that was asked for. */
    public ObjectNode changed() {
        ObjectNode data = draft();
        if (CHANGES_OF_DATA.stream().noneMatch(sent::has)) {
            return data;
        }
        List<Field> fields = fields(data, Remarks.NONE);
        sent.filled("_add").ifPresent(pointer -> add(data, fields, pointer));
        sent.filled("_remove").ifPresent(pointer -> Rows.remove(data, fields, pointer));
        sent.filled("_all")
                .filter(pointer -> listsMembers(fields, pointer))
                .ifPresent(pointer -> enterAll(data, pointer));
        sent.filled("_names")
                .filter(pointer -> listsMembers(fields, pointer))
                .ifPresent(pointer -> paste(data, pointer));
        return data;
    }

    private void add(ObjectNode data, List<Field> fields, String pointer) {
        if (Fields.boxes(fields) < MOST_BEFORE_ADDING) {
            Rows.add(data, fields, pointer);
        } else {
            limits.put(pointer, List.of(exchange.labels().of("rows.limit")));
        }
    }

    private boolean listsMembers(List<Field> fields, String pointer) {
        return roster != null
                && fields.stream()
                        .flatMap(Field::all)
                        .anyMatch(field ->
                                field.kind() == Kind.MEMBERS && field.pointer().equals(pointer));
    }

    private void enterAll(ObjectNode data, String pointer) {
        List<Long> members = roster.everybody().stream().map(Member::id).toList();
        enter(data, pointer, members, roster.count() - members.size());
    }

    private List<Long> paste(ObjectNode data, String pointer) {
        String list = sent.text(NAMES + pointer);
        Set<Long> chosen = new LinkedHashSet<>();
        data.at(pointer).forEach(each -> chosen.add(each.asLong()));
        Set<Long> found = new LinkedHashSet<>();
        Pasted come = roster.named(list, chosen, found, exchange.labels());
        List<Long> entered = enter(data, pointer, found, 0);
        pasted.put(pointer, limits.containsKey(pointer) ? new Pasted(come.told(), list, come.namesakes()) : come);
        return entered;
    }

    /**
     * Chooses what was typed to be found and pasted to be entered, as far as there is no doubt.
     *
     * @return what is left of it, which must not be submitted as if it had not been typed
     */
    public List<Fault> settle() {
        if (Stream.of(Fields.SEARCH, NAMES)
                .flatMap(prefix -> sent.below(prefix).values().stream())
                .allMatch(texts -> texts.get(0).isBlank())) {
            return List.of();
        }
        ObjectNode data = draft();
        List<Fault> left = new ArrayList<>();
        List<Field> all = new Fields(form, exchange.labels(), referents, Remarks.NONE)
                .of(data).stream().flatMap(Field::all).toList();
        all.stream()
                .filter(field -> field.kind() == Kind.MEMBERS && roster != null)
                .map(Field::pointer)
                .filter(pointer -> sent.filled(NAMES + pointer).isPresent())
                .forEach(pointer -> settleNames(data, pointer).ifPresent(left::add));
        Unchosen unchosen = new Unchosen(referents, sent);
        all.forEach(unchosen::settle);
        sent = unchosen.sent();
        left.addAll(unchosen.faults());
        return left;
    }

    private Optional<Fault> settleNames(ObjectNode data, String pointer) {
        for (long member : paste(data, pointer)) {
            sent = sent.with(pointer, String.valueOf(member));
        }
        return pasted.get(pointer).rest().isEmpty()
                ? Optional.empty()
                : Optional.of(Fault.at(pointer, "web.names-left"));
    }

    /**
     * Enters members as far as the list takes them, and tells how many it does not, with those that were not even read.
     *
     * @return those that were entered
     */
    private List<Long> enter(ObjectNode data, String pointer, Collection<Long> members, long unread) {
        ArrayNode list = data.withArray(JsonPointer.compile(pointer));
        Set<Long> there = new LinkedHashSet<>();
        list.forEach(each -> there.add(each.asLong()));
        List<Long> others = members.stream().filter(there::add).toList();
        int room = Math.max(0, Binder.MOST_MEMBERS - list.size());
        List<Long> entered = others.stream().limit(room).toList();
        entered.forEach(list::add);
        long left = Math.max(0, others.size() - room) + Math.max(0, unread);
        if (left > 0) {
            String told = exchange.labels().of("members.limit", Binder.MOST_MEMBERS, left);
            limits.put(pointer, List.of(told));
        }
        return entered;
    }

    /** The data that were sent, as they were typed. */
    public ObjectNode draft() {
        return Binder.draft(form, sent);
    }

    /** The data that were sent, to be submitted. */
    public ObjectNode submitted() {
        return Binder.bind(form, sent);
    }

    /** The fields with data and what is wrong with them. */
    public List<Field> fields(JsonNode data, List<Fault> faults) {
        return fields(data, Remarks.of(texts(faults), Map.of()));
    }

    /** The fields with data and what is to be said of them; what was searched for and pasted is known here. */
    public List<Field> fields(JsonNode data, Remarks remarks) {
        Map<String, String> searches = new HashMap<>();
        sent.below(Fields.SEARCH)
                .forEach((name, texts) -> searches.put(name.substring(Fields.SEARCH.length()), texts.get(0)));
        sent.below(NAMES)
                .forEach((name, texts) -> pasted.putIfAbsent(
                        name.substring(NAMES.length()), new Pasted(List.of(), texts.get(0), List.of())));
        Remarks all = new Remarks(faults(remarks), remarks.warnings(), remarks.sources(), searches, pasted);
        List<Field> fields = new Fields(form, exchange.labels(), referents, all).of(data);
        boolean opened = exchange.request().getMethod().equals("GET");
        if (opened && Fields.boxes(fields) > Fields.MOST) {
            // what would come back in part only must not be begun
            throw HttpFault.of(409, "form.too-large");
        }
        return fields;
    }

    /** With what went beyond a limit just now. */
    private Map<String, List<String>> faults(Remarks remarks) {
        Map<String, List<String>> faults = new HashMap<>(remarks.faults());
        limits.forEach((pointer, texts) ->
                faults.merge(pointer, texts, (those, these) -> Stream.concat(those.stream(), these.stream())
                        .toList()));
        return faults;
    }

    /** Texts by pointer. */
    public Map<String, List<String>> texts(List<Fault> faults) {
        Map<String, List<String>> byPointer = new HashMap<>();
        for (Fault fault : faults) {
            String text = fault.reason().in(exchange.locale());
            byPointer.computeIfAbsent(fault.at(), at -> new ArrayList<>()).add(text);
        }
        return byPointer;
    }

    /** Whether fields depend on what is filled in elsewhere. */
    public boolean conditional() {
        return new Fields(form, exchange.labels(), referents, Remarks.NONE).conditional()
                || form.schema().findValue("oneOf") != null
                || form.schema().findValue("x-computed") != null
                || form.schema().findValue("x-redraws") != null;
    }

    /** The summary: each fault with its field, in the order of the fields; what belongs to no field comes first. */
    public List<Sheet.Fault> summary(List<Field> fields, List<Fault> faults) {
        if (faults.isEmpty()) {
            return List.of();
        }
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
