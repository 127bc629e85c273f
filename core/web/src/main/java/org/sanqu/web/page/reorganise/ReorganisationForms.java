package org.sanqu.web.page.reorganise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.CodeTable;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.form.Approval;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Labels;
import org.sanqu.web.page.Sectors;

/** The forms of reorganisations: their fields are in {@code reorganisation.json}, their texts among the labels. */
final class ReorganisationForms {

    private static final JsonNode FIELDS = read();

    /** Groups whose fields stand by themselves. */
    private static final Set<String> FLAT = Set.of("change", "founding");

    /** Those that offer organisations and members as they are on the day. */
    private static final Set<Reorganisation> DATED =
            EnumSet.of(Reorganisation.MERGE, Reorganisation.SPLIT, Reorganisation.CLOSE);

    private final Labels labels;

    ReorganisationForms(Labels labels) {
        this.labels = labels;
    }

    /**
     * The form of a reorganisation.
     *
     * @param approved whether there is an organisation above, which has to approve
     */
    Form form(Reorganisation kind, boolean approved) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.put("title", labels.of("reorganise." + kind.code()));
        ArrayNode required =
                schema.putArray("required").add("change").add("effectiveOn").add("reason");
        ObjectNode properties = schema.putObject("properties");
        if (DATED.contains(kind)) {
            properties.putObject("effectiveOn");
        }
        properties.set("change", FIELDS.path(kind.code()).deepCopy());
        properties.withObject("/change").put("type", "object");
        properties.setAll((ObjectNode) FIELDS.path("decision").deepCopy());
        if (DATED.contains(kind)) {
            properties.withObject("/effectiveOn").put("x-redraws", true);
        }
        if (approved) {
            required.add("approvedBy");
        }
        describe(kind, schema);
        String version = "reorganise-" + kind.code() + "-" + labels.locale().getLanguage() + "-" + approved;
        return new Form(
                "core",
                kind.code(),
                version,
                1,
                schema,
                Subject.ORGANISATION,
                Cadence.EVENT,
                0,
                null,
                AppliesTo.ALL,
                List.of(),
                null,
                Approval.FILED,
                Set.of(),
                List.of(),
                Map.of());
    }

    /** Gives every property its title, its help and its codes. */
    private void describe(Reorganisation kind, JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("x-founding")) {
            founding(object, object.remove("x-founding"));
        }
        schema.path("properties").properties().forEach(each -> {
            if (each.getValue() instanceof ObjectNode property) {
                property.put("title", FLAT.contains(each.getKey()) ? "" : text(kind, "field", each.getKey()));
                String help = text(kind, "help", each.getKey());
                if (!help.isEmpty()) {
                    property.put("description", help);
                }
            }
        });
        if (schema instanceof ObjectNode object && object.has("x-codes")) {
            codes(object, object.remove("x-codes").asText());
        }
        schema.forEach(below -> describe(kind, below));
    }

    /** What is asked of an organisation that is founded, as far as it is wanted here. */
    private static void founding(ObjectNode property, JsonNode wanted) {
        JsonNode whole = FIELDS.path("founding");
        property.put("type", "object").set("required", whole.path("required"));
        ObjectNode properties = property.putObject("properties");
        wanted.forEach(name -> properties.set(
                name.asText(), whole.at("/properties/" + name.asText()).deepCopy()));
    }

    private void codes(ObjectNode property, String table) {
        ArrayNode codes = property.putArray("enum");
        ObjectNode texts = property.putObject("x-labels");
        for (String code : codes(table)) {
            codes.add(code);
            texts.put(code, labels.code(table, code));
        }
    }

    private List<String> codes(String table) {
        return switch (table) {
            case "sector" -> Sectors.known(labels);
            case "way" -> List.of("new", "stays");
            case "type" ->
                Arrays.stream(OrganisationType.values())
                        .map(OrganisationType::code)
                        .toList();
            default -> List.copyOf(CodeTable.of(table).codes());
        };
    }

    /** The text of a field in this kind of reorganisation, else in all; empty for none. */
    private String text(Reorganisation kind, String what, String field) {
        String own = "reorganise." + what + "-" + kind.code() + "-" + field;
        String common = "reorganise." + what + "-" + field;
        return labels.texts().containsKey(own)
                ? labels.of(own)
                : labels.texts().containsKey(common) ? labels.of(common) : "";
    }

    private static JsonNode read() {
        try (InputStream in = ReorganisationForms.class.getResourceAsStream("/org/sanqu/web/reorganisation.json")) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
