package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Prefill;
import org.sanqu.api.metric.Source;
import org.sanqu.api.platform.DeclaredField;

/** What a form begins with: its defaults, and what {@code x-from} says is known already. Thread-safe. */
@Component(service = Prefilling.class)
public final class Prefilling {

    private final SchemaCheck schema;
    private final Known known;
    private final LatestSubmissions latest;

    @Activate
    public Prefilling(@Reference SchemaCheck schema, @Reference Known known, @Reference LatestSubmissions latest) {
        this.schema = schema;
        this.known = known;
        this.latest = latest;
    }

    /** A value and what to say of where it comes from. */
    record Fetched(JsonNode value, Message source) {}

    /**
     * Prefills.
     *
     * @param day the day by which members and organisations are looked up
     * @param key what the entry is about, as far as it was filled in; empty when it was not
     */
    Prefill begin(Surroundings around, Form form, Entry entry, LocalDate day, String key) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        Map<String, Message> sources = new HashMap<>();
        for (DeclaredField field : DeclaredField.of(form.schema(), "default")) {
            if (!field.path().isMany()) {
                put(data, field, field.rule().deepCopy());
            }
        }
        for (DeclaredField field : DeclaredField.of(form.schema(), "x-from")) {
            if (!field.path().isMany()) {
                fetch(around, new LatestSubmissions.Asked(form, entry, day, key), field)
                        .ifPresent(fetched -> {
                            put(data, field, fetched.value());
                            sources.put(field.path().toString(), fetched.source());
                        });
            }
        }
        withdraw(form, data, sources);
        return new Prefill(data, sources);
    }

    private static void put(ObjectNode data, DeclaredField field, JsonNode value) {
        ObjectNode object = data;
        for (String step : field.object().steps()) {
            object = object.get(step) instanceof ObjectNode there ? there : object.putObject(step);
        }
        object.set(field.name(), value);
    }

    /** What was right elsewhere need not be right here; then nothing is better. */
    private void withdraw(Form form, ObjectNode data, Map<String, Message> sources) {
        if (sources.isEmpty()) {
            return;
        }
        List<Fault> faults = schema.check(form, data);
        List.copyOf(sources.keySet()).forEach(pointer -> {
            boolean wrong = faults.stream()
                    .anyMatch(fault -> fault.at().equals(pointer) || fault.at().startsWith(pointer + "/"));
            if (wrong) {
                sources.remove(pointer);
                JsonNode parent = data.at(pointer.substring(0, pointer.lastIndexOf('/')));
                String name = JsonPointer.compile(pointer).last().getMatchingProperty();
                ((ObjectNode) parent).remove(name);
            }
        });
    }

    private Optional<Fetched> fetch(Surroundings around, LatestSubmissions.Asked asked, DeclaredField field) {
        String from = field.rule().asText();
        if (from.equals("last")) {
            return latest.own(around, asked, field.path());
        }
        if (from.indexOf('#') >= 0) {
            return latest.other(around, asked, from);
        }
        Optional<JsonNode> value = from.startsWith("member/")
                ? member(around, asked, from.substring("member/".length()))
                : organisation(around, asked, from.substring("organisation/".length()));
        String source = from.startsWith("member/") ? "form.from.member" : "form.from.organisation";
        return value.map(found -> new Fetched(fitting(found, field.schema()), Message.of(source)));
    }

    /** A number where the form wants a text. */
    private static JsonNode fitting(JsonNode value, JsonNode schema) {
        boolean text = schema.path("type").asText().equals("string");
        return text && value.isValueNode() ? TextNode.valueOf(value.asText()) : value;
    }

    private Optional<JsonNode> member(Surroundings around, LatestSubmissions.Asked asked, String attribute) {
        Long id = asked.entry().member();
        return id == null
                ? Optional.empty()
                : around.member(id, asked.day()).flatMap(member -> switch (attribute) {
                    case "name" -> text(member.name());
                    case "birthDate" -> text(member.birthDate());
                    case "joinedOn" -> text(member.joinedOn());
                    case "convertedOn" -> text(member.convertedOn());
                    default -> census(Source.MEMBERS, asked.day(), id, attribute);
                });
    }

    private Optional<JsonNode> organisation(Surroundings around, LatestSubmissions.Asked asked, String attribute) {
        long id = asked.entry().organisation();
        return around.organisation(id, asked.day()).flatMap(organisation -> switch (attribute) {
            case "name" -> text(organisation.name());
            case "shortName" -> text(organisation.shortName());
            case "code" -> text(organisation.code());
            case "establishedOn" -> text(organisation.establishedOn());
            default -> census(Source.ORGANISATIONS, asked.day(), id, attribute);
        });
    }

    private static Optional<JsonNode> text(Object value) {
        return Optional.ofNullable(value).map(there -> TextNode.valueOf(there.toString()));
    }

    private Optional<JsonNode> census(Source source, LocalDate day, long id, String attribute) {
        return known.of(source, day, id)
                .map(attributes -> attributes.path(attribute))
                .filter(value -> !value.isMissingNode() && !value.isNull());
    }
}
