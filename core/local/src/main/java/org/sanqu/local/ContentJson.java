package org.sanqu.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.organisation.OrganisationType;

/** Fields and addressees as texts of the database. */
final class ContentJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ContentJson() {}

    static String fields(List<LocalField> fields) {
        return written(list(fields));
    }

    private static ArrayNode list(List<LocalField> fields) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (LocalField field : fields) {
            ObjectNode node = list.addObject()
                    .put("name", field.name())
                    .put("kind", field.kind().code())
                    .put("title", field.title())
                    .put("help", field.help())
                    .put("unit", field.unit())
                    .put("required", field.required())
                    .put("min", text(field.min()))
                    .put("max", text(field.max()));
            field.options().forEach(node.putArray("options")::add);
            node.set("columns", list(field.columns()));
        }
        return list;
    }

    private static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    static List<LocalField> fields(String text) {
        return fields(read(text));
    }

    private static List<LocalField> fields(JsonNode list) {
        List<LocalField> fields = new ArrayList<>();
        list.forEach(node -> fields.add(new LocalField(
                node.path("name").asText(),
                LocalField.Kind.of(node.path("kind").asText()),
                node.path("title").asText(),
                node.path("help").asText(),
                node.path("unit").asText(),
                node.path("required").asBoolean(),
                number(node.path("min")),
                number(node.path("max")),
                texts(node.path("options")),
                fields(node.path("columns")))));
        return fields;
    }

    private static BigDecimal number(JsonNode node) {
        return node.isTextual() ? new BigDecimal(node.textValue()) : null;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    static String addressees(Addressees addressees) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        addressees.organisations().stream().sorted().forEach(node.putArray("organisations")::add);
        ArrayNode types = node.putArray("types");
        addressees.types().stream().map(OrganisationType::code).sorted().forEach(types::add);
        addressees.sectors().stream().sorted().forEach(node.putArray("sectors")::add);
        return written(node);
    }

    static Addressees addressees(String text) {
        JsonNode node = read(text);
        Set<Long> organisations = new HashSet<>();
        node.path("organisations").forEach(id -> organisations.add(id.longValue()));
        Set<OrganisationType> types = new HashSet<>();
        node.path("types").forEach(type -> types.add(OrganisationType.of(type.asText())));
        return new Addressees(organisations, types, new HashSet<>(texts(node.path("sectors"))));
    }

    static String written(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a local form cannot be written", e);
        }
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept local form cannot be read", e);
        }
    }
}
