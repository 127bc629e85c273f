package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.sanqu.api.form.Form;
import org.sanqu.web.http.Labels;

/** Makes the fields of a form with its data, in the reader's language. */
public final class Fields {

    /** The prefix of the parameter that carries what was searched for in a reference. */
    public static final String SEARCH = "_search:";

    private static final int LONGEST = 100;

    private final Form form;
    private final Document document;
    private final Labels labels;
    private final Referents referents;
    private final Map<String, List<String>> faults;
    private final Map<String, String> searches;

    /**
     * Takes what the fields are made of.
     *
     * @param faults what is wrong, by pointer
     * @param searches what was searched for, by pointer
     */
    public Fields(
            Form form,
            Labels labels,
            Referents referents,
            Map<String, List<String>> faults,
            Map<String, String> searches) {
        this.form = form;
        this.document = Document.of(form.schema());
        this.labels = labels;
        this.referents = referents;
        this.faults = faults;
        this.searches = searches;
    }

    /** The fields of the form's object. */
    public List<Field> of(JsonNode data) {
        return members(document.resolve("", "", form.schema()), "", data, 0);
    }

    /** Whether a field decides about others. */
    public boolean conditional() {
        return !document.conditions().isEmpty();
    }

    private List<Field> members(Property object, String pointer, JsonNode data, int depth) {
        Shape shape = Shape.of(document, object, data);
        return shape.properties().values().stream()
                .map(each -> field(
                        each,
                        pointer + "/" + Shape.escape(each.name()),
                        data.path(each.name()),
                        shape.requires(each.name()),
                        depth))
                .toList();
    }

    private Field field(Property property, String pointer, JsonNode value, boolean required, int depth) {
        Kind kind = property.kind();
        return new Field(
                kind,
                pointer,
                text(property, "/title", property.name()),
                text(property, "/description", ""),
                text(property, "/x-unit", ""),
                required,
                value.isValueNode() ? written(value) : "",
                shown(kind, property, value),
                options(kind, property, pointer, value),
                depth >= Document.DEEPEST ? List.of() : fields(kind, property, pointer, value, depth + 1),
                faults.getOrDefault(pointer, List.of()),
                document.conditions().contains(property.name())
                        || property.schema().path("x-redraws").asBoolean(),
                searches.getOrDefault(pointer, ""),
                offered(pointer, value));
    }

    private List<Field> fields(Kind kind, Property property, String pointer, JsonNode value, int depth) {
        if (kind == Kind.GROUP) {
            return members(property, pointer, value, depth);
        }
        List<Field> rows = new ArrayList<>();
        for (int i = 0; kind == Kind.ROWS && i < Math.min(value.size(), Binder.MOST_ROWS); i++) {
            JsonNode row = value.get(i);
            rows.add(field(property.item(document, i), pointer + "/" + i, row, false, depth));
        }
        return rows;
    }

    private List<Option> options(Kind kind, Property property, String pointer, JsonNode value) {
        return switch (kind) {
            case CHOICE -> choices(property.schema().path("enum"), property.at(), value);
            case CHOICES -> {
                Property item = property.item(document, 0);
                String at = property.schema().has("x-labels") ? property.at() : item.at();
                yield choices(item.schema().path("enum"), at, value);
            }
            case BOOLEAN ->
                List.of(
                        new Option(
                                "true", labels.of("value.true"), value.asText().equals("true")),
                        new Option(
                                "false",
                                labels.of("value.false"),
                                value.asText().equals("false")));
            case MEMBER, ORGANISATION, ORGANISATIONS -> candidates(kind, pointer, value);
            default -> List.of();
        };
    }

    private List<Option> choices(JsonNode codes, String at, JsonNode value) {
        return StreamSupport.stream(codes.spliterator(), false)
                .map(code -> new Option(code.asText(), label(at, code.asText()), chosen(value, code)))
                .toList();
    }

    private static boolean chosen(JsonNode value, JsonNode code) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).anyMatch(code::equals);
        }
        return !value.isMissingNode() && value.asText().equals(code.asText());
    }

    private List<Option> candidates(Kind kind, String pointer, JsonNode value) {
        List<Option> options = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        offered(pointer, value).forEach(option -> listed.add(option.value()));
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (each.canConvertToLong() && listed.add(each.asText())) {
                options.add(new Option(each.asText(), name(kind, each), true));
            }
        }
        String search = searches.getOrDefault(pointer, "");
        if (!search.isBlank()) {
            referents.find(kind, search).stream()
                    .filter(option -> listed.add(option.value()))
                    .forEach(options::add);
        }
        return options;
    }

    private List<Option> offered(String pointer, JsonNode value) {
        return referents.offered(pointer).stream()
                .map(option -> new Option(option.value(), option.label(), chosen(value, option.value())))
                .toList();
    }

    private static boolean chosen(JsonNode value, String id) {
        return StreamSupport.stream((value.isArray() ? value : List.of(value)).spliterator(), false)
                .anyMatch(each -> each.asText().equals(id));
    }

    private String shown(Kind kind, Property property, JsonNode value) {
        if (value instanceof MissingNode || value.isNull() || value.isObject()) {
            return "";
        }
        return switch (kind) {
            case BOOLEAN -> labels.code("value", value.asText());
            case CHOICE -> label(property.at(), value.asText());
            case CHOICES ->
                String.join(
                        labels.of("value.separator"),
                        options(kind, property, "", value).stream()
                                .filter(Option::chosen)
                                .map(Option::label)
                                .toList());
            case MEMBER, ORGANISATION -> name(kind, value);
            case ORGANISATIONS ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(each -> name(kind, each))
                        .collect(Collectors.joining(labels.of("value.separator")));
            case MONEY -> value.isNumber() ? money(value.decimalValue()) : value.asText();
            default -> written(value);
        };
    }

    /** As people type it: no power of ten, which would not be understood when it is sent again. */
    private static String written(JsonNode value) {
        boolean plain =
                value.isFloatingPointNumber() && Math.abs(value.decimalValue().scale()) < LONGEST;
        return plain ? value.decimalValue().toPlainString() : value.asText();
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    private String name(Kind kind, JsonNode id) {
        return referents.name(kind, id.asLong()).orElseGet(() -> labels.of("value.unknown", id.asText()));
    }

    private String label(String at, String code) {
        return form.text(at + "/x-labels/" + Shape.escape(code), code, labels.locale());
    }

    private String text(Property property, String what, String otherwise) {
        return form.text(
                property.at() + what, property.schema().path(what.substring(1)).asText(otherwise), labels.locale());
    }
}
