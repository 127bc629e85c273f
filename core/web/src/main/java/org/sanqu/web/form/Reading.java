package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values as readers read them. */
record Reading(Wording wording, Referents referents) {

    private static final int LONGEST = 100;

    String shown(Property property, JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isObject()) {
            return "";
        }
        Kind kind = property.kind();
        return switch (kind) {
            case BOOLEAN, TICK -> wording.labels().code("value", value.asText());
            case CHOICE -> wording.label(property, value);
            case VARIANT -> chosen(wording.variants(property, value), value);
            case CHOICES -> joined(labelled(property, value));
            case MEMBER, ORGANISATION, SUBMISSION -> name(kind, value.asLong());
            case MEMBERS, ORGANISATIONS ->
                joined(List.copyOf(names(kind, ids(value)).values()));
            case MONEY -> value.isNumber() ? money(value.decimalValue()) : value.asText();
            case DATE_TIME -> Clock.momentHere(value.asText()).replace('T', ' ');
            case ATTACHMENT -> file(value.asText());
            case ATTACHMENTS -> joined(texts(value).stream().map(Reading::file).toList());
            case ROWS -> "";
            default -> typed(kind, value);
        };
    }

    /** As people type it: no power of ten, no offset of time, which would not be understood when it is sent again. */
    static String typed(Kind kind, JsonNode value) {
        if (kind == Kind.TIME || kind == Kind.DATE_TIME) {
            return kind == Kind.TIME ? Clock.timeHere(value.asText()) : Clock.momentHere(value.asText());
        }
        boolean plain =
                value.isFloatingPointNumber() && Math.abs(value.decimalValue().scale()) < LONGEST;
        return plain ? value.decimalValue().toPlainString() : value.asText();
    }

    /** What ids stand for, all of them, in their order. */
    Map<Long, String> names(Kind kind, Collection<Long> ids) {
        Map<Long, String> known = ids.isEmpty() ? Map.of() : referents.names(kind.one(), ids);
        Map<Long, String> names = new LinkedHashMap<>();
        ids.forEach(id -> names.put(id, known.getOrDefault(id, unknown(id))));
        return names;
    }

    /** The name of a file in its id. */
    static String file(String id) {
        return id.substring(id.indexOf('/') + 1);
    }

    private List<String> labelled(Property property, JsonNode value) {
        Property item = property.schema().has("x-labels") ? property : property.item(wording.document(), 0);
        return StreamSupport.stream(value.spliterator(), false)
                .map(code -> wording.label(item, code))
                .toList();
    }

    private static String chosen(List<Option> options, JsonNode value) {
        return options.stream()
                .filter(Option::chosen)
                .map(Option::label)
                .findFirst()
                .orElse(value.asText());
    }

    private String name(Kind kind, long id) {
        return referents.name(kind, id).orElseGet(() -> unknown(id));
    }

    private String unknown(long id) {
        return wording.labels().of("value.unknown", String.valueOf(id));
    }

    private String joined(List<String> texts) {
        return texts.stream().collect(Collectors.joining(wording.labels().of("value.separator")));
    }

    private static List<Long> ids(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    private static List<String> texts(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
