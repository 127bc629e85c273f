package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.form.Form;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

/** Makes the fields of a form with its data, in the reader's language. */
public final class Fields {

    /** The prefix of the parameter that carries what was searched for in a reference. */
    public static final String SEARCH = "_search:";

    /** As many boxes can be sent back at once, with what goes along. */
    public static final int MOST = Parameters.MOST - 200;

    private static final Set<Kind> SEVERAL =
            EnumSet.of(Kind.CHOICES, Kind.MEMBERS, Kind.ORGANISATIONS, Kind.ATTACHMENTS);

    private final Document document;
    private final Named referents;
    private final Remarks remarks;
    private final Wording wording;
    private final Reading reading;

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
        this(form, labels, referents, Remarks.of(faults, searches));
    }

    /** Takes what the fields are made of. */
    public Fields(Form form, Labels labels, Referents referents, Remarks remarks) {
        this.document = Document.of(form);
        this.referents = Named.of(referents);
        this.remarks = remarks;
        this.wording = new Wording(form, document, labels);
        this.reading = new Reading(wording, this.referents);
    }

    /** The fields of the form's object. */
    public List<Field> of(JsonNode data) {
        if (document.root().findValue("x-reference") != null) {
            referents.ahead(() -> drawn(data));
        }
        return drawn(data);
    }

    private List<Field> drawn(JsonNode data) {
        return members(document.resolve("", "", document.root()), "", data, 0);
    }

    /** How many boxes fields are drawn with. */
    public static int boxes(List<Field> fields) {
        return fields.stream()
                .flatMap(Field::all)
                .mapToInt(field -> SEVERAL.contains(field.kind())
                        ? 1
                                + Math.max(
                                        field.options().size(),
                                        field.aside().files().size())
                        : 1)
                .sum();
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
                wording.text(property, "/title", property.name()),
                wording.text(property, "/description", ""),
                wording.text(property, "/x-unit", ""),
                required && !property.computed(),
                value.isValueNode() ? Reading.typed(kind, value) : "",
                reading.shown(property, value),
                options(kind, property, pointer, value),
                depth >= Document.DEEPEST ? List.of() : fields(kind, property, pointer, value, depth + 1),
                remarks.faults().getOrDefault(pointer, List.of()),
                decides(kind, property),
                remarks.searches().getOrDefault(pointer, ""),
                offered(pointer, value),
                aside(kind, property, pointer, value));
    }

    private boolean decides(Kind kind, Property property) {
        return kind == Kind.VARIANT
                || document.conditions().contains(property.name())
                || property.schema().path("x-redraws").asBoolean();
    }

    private List<Field> fields(Kind kind, Property property, String pointer, JsonNode value, int depth) {
        if (kind == Kind.GROUP) {
            return members(property, pointer, value, depth);
        }
        List<Field> rows = new ArrayList<>();
        for (int i = 0; kind == Kind.ROWS && i < value.size(); i++) {
            JsonNode row = value.get(i);
            rows.add(field(property.item(document, i), pointer + "/" + i, row, false, depth));
        }
        return rows;
    }

    private Aside aside(Kind kind, Property property, String pointer, JsonNode value) {
        Pasted pasted = remarks.pasted().getOrDefault(pointer, Pasted.NONE);
        JsonNode attached = kind == Kind.ATTACHMENTS ? property.items() : property.schema();
        return new Aside(
                remarks.warnings().getOrDefault(pointer, List.of()),
                remarks.sources().getOrDefault(pointer, ""),
                property.computed() ? property.schema().get("x-computed").toString() : null,
                kind == Kind.SUBMISSION
                        ? wording.form(property.schema().path("x-reference").asText())
                        : null,
                kind.attachment() ? files(value) : List.of(),
                kind.attachment() ? Accepted.of(attached.path("x-attachment").path("kinds")) : null,
                attached.path("x-attachment").path("maxMegabytes").asInt(10),
                pasted.told(),
                pasted.rest());
    }

    private List<Attachment> files(JsonNode value) {
        return each(value).stream()
                .map(JsonNode::asText)
                .filter(id -> !id.isEmpty())
                .map(id -> referents.attachment(id).orElseGet(() -> new Attachment(id, Reading.file(id), "", 0)))
                .toList();
    }

    private List<Option> options(Kind kind, Property property, String pointer, JsonNode value) {
        return switch (kind) {
            case CHOICE -> choices(property, property.schema(), value);
            case VARIANT -> wording.variants(property, value);
            case CHOICES -> choices(property, property.items(), value);
            case BOOLEAN -> wording.truths(value);
            case MEMBER, MEMBERS, ORGANISATION, ORGANISATIONS, SUBMISSION -> candidates(kind, property, pointer, value);
            default -> List.of();
        };
    }

    private List<Option> choices(Property property, JsonNode schema, JsonNode value) {
        Property labelled =
                property.kind() == Kind.CHOICES && !property.schema().has("x-labels")
                        ? property.item(document, 0)
                        : property;
        return Typed.constants(schema).stream()
                .map(code -> new Option(code.asText(), wording.label(labelled, code), chosen(value, code.asText())))
                .toList();
    }

    private List<Option> candidates(Kind kind, Property property, String pointer, JsonNode value) {
        List<Option> options = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        offered(pointer, value).forEach(option -> listed.add(option.value()));
        Set<Long> chosen = new LinkedHashSet<>();
        each(value).stream()
                .filter(JsonNode::canConvertToLong)
                .filter(id -> listed.add(id.asText()))
                .forEach(id -> chosen.add(id.asLong()));
        reading.names(kind, chosen).forEach((id, name) -> options.add(new Option(id.toString(), name, true)));
        remarks.pasted().getOrDefault(pointer, Pasted.NONE).namesakes().stream()
                .filter(option -> listed.add(option.value()))
                .forEach(options::add);
        String search = remarks.searches().getOrDefault(pointer, "");
        if (!search.isBlank()) {
            found(kind, property, search).stream()
                    .filter(option -> listed.add(option.value()))
                    .forEach(options::add);
        }
        return options;
    }

    private List<Option> found(Kind kind, Property property, String search) {
        return switch (kind) {
            case SUBMISSION ->
                referents.submissions(
                        wording.form(property.schema().path("x-reference").asText()), search);
            case MEMBERS -> referents.find(Kind.MEMBER, search);
            default -> referents.find(kind, search);
        };
    }

    private List<Option> offered(String pointer, JsonNode value) {
        return referents.offered(pointer).stream()
                .map(option -> new Option(option.value(), option.label(), chosen(value, option.value())))
                .toList();
    }

    private static boolean chosen(JsonNode value, String code) {
        return each(value).stream().anyMatch(each -> each.asText().equals(code));
    }

    /** The values of a list, or the value alone; nothing for nothing. */
    private static List<JsonNode> each(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).toList();
        }
        return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
    }
}
