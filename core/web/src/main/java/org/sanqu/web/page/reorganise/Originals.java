package org.sanqu.web.page.reorganise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a form showed when it was opened, held against what stands now: nobody's change in between is undone unseen.
 *
 * @param shown by the fields' names; what stands now where the form does not say
 * @param now what stands now
 * @param then what stands on the day on which the change takes effect
 */
record Originals(JsonNode shown, JsonNode now, JsonNode then) {

    /** The parameter that carries what the form showed. */
    static final String SENT = "_was";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 100_000;

    /** Takes what a form says that it showed. */
    static Originals of(String sent, JsonNode now, JsonNode then) {
        return new Originals(read(sent, now), now, then);
    }

    private static JsonNode read(String sent, JsonNode otherwise) {
        try {
            JsonNode shown = sent.isEmpty() || sent.length() > LONGEST ? null : JSON.readTree(sent);
            return shown != null && shown.isObject() ? shown : otherwise;
        } catch (JsonProcessingException tampered) {
            return otherwise;
        }
    }

    /** The fields that somebody else changed meanwhile, and otherwise than they were filled in now. */
    List<String> contested(JsonNode filled) {
        return names().filter(name -> !same(shown, now, name))
                .filter(name -> !same(filled, shown, name) && !same(filled, now, name))
                .toList();
    }

    /** Gives the fields that nobody touched what stands now. */
    void refresh(ObjectNode filled) {
        names().filter(name -> same(filled, shown, name)).forEach(name -> put(filled, name, now));
    }

    /** Gives the fields that nobody touched, of a form that was refreshed, what stands on the day. */
    void settle(ObjectNode filled) {
        names().filter(name -> same(filled, now, name)).forEach(name -> put(filled, name, then));
    }

    private Stream<String> names() {
        return Stream.of(shown, now, then)
                .flatMap(each -> StreamSupport.stream(((Iterable<String>) each::fieldNames).spliterator(), false))
                .distinct();
    }

    private static void put(ObjectNode filled, String name, JsonNode from) {
        if (from.has(name)) {
            filled.set(name, from.get(name));
        } else {
            filled.remove(name);
        }
    }

    private static boolean same(JsonNode one, JsonNode other, String name) {
        return text(one.path(name)).equals(text(other.path(name)));
    }

    /** As it is compared: however the lines end, whatever the order of ticks. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .sorted()
                        .collect(Collectors.joining(","))
                : value.asText("").replace("\r\n", "\n").strip();
    }
}
