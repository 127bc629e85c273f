package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sanqu.api.member.Member;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Organisation;

/** Data with the members and organisations that it names in the place of their ids, for checks; made for one question, not thread-safe. */
final class Resolution {

    private final Known known;
    private final Surroundings around;
    private final DataCheck.Asked asked;
    private final SchemaCheck.Examination examined;

    Resolution(Known known, Surroundings around, DataCheck.Asked asked, SchemaCheck.Examination examined) {
        this.known = known;
        this.around = around;
        this.asked = asked;
        this.examined = examined;
    }

    /** The data, with {@code $organisation} and, for a form about a member, {@code $member}. */
    JsonNode resolved() {
        JsonNode whole = examined.data().deepCopy();
        replace(whole, Source.MEMBERS, "member");
        replace(whole, Source.ORGANISATIONS, "organisation");
        if (whole instanceof ObjectNode root) {
            root.set("$organisation", owner());
            if (asked.member() != null) {
                root.set("$member", member());
            }
        }
        return whole;
    }

    /** What is known of who fills it in. */
    JsonNode owner() {
        return one(Source.ORGANISATIONS, asked.owner());
    }

    /** What is known of whom it is about; null when it is about the organisation. */
    JsonNode member() {
        return asked.member() == null ? null : one(Source.MEMBERS, asked.member());
    }

    private JsonNode one(Source source, long id) {
        return attributes(source, List.of(id)).getOrDefault(id, NullNode.getInstance());
    }

    private void replace(JsonNode whole, Source source, String kind) {
        List<DataWalk.Reference> references = examined.references().stream()
                .filter(reference -> reference.kind().equals(kind))
                .toList();
        TreeSet<Long> ids = new TreeSet<>();
        references.forEach(reference -> ids.add(reference.id()));
        Map<Long, JsonNode> found = attributes(source, ids);
        for (DataWalk.Reference reference : references) {
            JsonPointer at = JsonPointer.compile(reference.place().pointer());
            JsonNode parent = whole.at(at.head());
            JsonNode target = found.getOrDefault(reference.id(), NullNode.getInstance());
            if (parent instanceof ObjectNode object) {
                object.set(at.last().getMatchingProperty(), target);
            } else if (parent instanceof ArrayNode list) {
                list.set(at.last().getMatchingIndex(), target);
            }
        }
    }

    /** Of those that the caller may see: as they were on the day, or as they are today. */
    private Map<Long, JsonNode> attributes(Source source, Collection<Long> ids) {
        Map<Long, JsonNode> found = new HashMap<>(known.of(source, asked.today(), ids));
        found.putAll(known.of(source, asked.day(), ids));
        Map<Long, JsonNode> named = new HashMap<>();
        for (long id : ids) {
            name(source, id).ifPresent(name -> {
                ObjectNode object = found.get(id) instanceof ObjectNode attributes
                        ? attributes.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
                named.put(id, object.put("name", name));
            });
        }
        return named;
    }

    private Optional<String> name(Source source, long id) {
        return name(source, id, asked.day()).or(() -> name(source, id, asked.today()));
    }

    private Optional<String> name(Source source, long id, LocalDate day) {
        return source == Source.MEMBERS
                ? around.member(id, day).map(Member::name)
                : around.organisation(id, day).map(Organisation::name);
    }
}
