package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.CheckDigit;
import org.sanqu.api.Message;

/** Walks through data once: finds what no form may hold, and what refers to members and organisations. */
final class DataWalk {

    private static final int VALUES = 20_000;
    private static final int DEPTH = 24;
    private static final int CHARACTERS = 20_000;
    private static final int NAME = 200;
    private static final int DIGITS = 15;
    private static final BigDecimal LIMIT = BigDecimal.valueOf(100_000_000_000L);

    /** A field that names a member or an organisation by the platform's id. */
    record Reference(Place place, String kind, long id) {}

    /** A field that names a file. */
    record Attached(Place place, String id) {}

    private final Findings findings;
    private final FieldTexts texts;
    private final Findings warnings = new Findings();
    private final List<Reference> references = new ArrayList<>();
    private final List<Attached> attached = new ArrayList<>();
    private final List<String> unfitNumbers = new ArrayList<>();
    private int values;
    private boolean tooLarge;

    DataWalk(Findings findings, FieldTexts texts) {
        this.findings = findings;
        this.texts = texts;
    }

    List<Reference> references() {
        return references;
    }

    List<Attached> attached() {
        return attached;
    }

    /** What may yet be right. */
    Findings warnings() {
        return warnings;
    }

    /** Whether there is more of it than any form needs; the rest was not looked at. */
    boolean tooLarge() {
        return tooLarge;
    }

    void walk(Place place, JsonNode data, int depth) {
        tooLarge |= ++values > VALUES || depth > DEPTH;
        if (tooLarge) {
            return;
        }
        if (data.isObject()) {
            data.properties().forEach(field -> field(place, field.getKey(), field.getValue(), depth + 1));
        } else if (data.isArray()) {
            for (int i = 0; i < data.size(); i++) {
                walk(place.item(i), data.get(i), depth + 1);
            }
        } else if (data.isTextual()) {
            text(place, data.textValue());
        } else if (data.isNumber()) {
            number(place, data);
        }
    }

    private void field(Place place, String name, JsonNode value, int depth) {
        tooLarge |= name.length() > NAME;
        if (tooLarge) {
            return;
        }
        Place field = place.field(name);
        if (isUnfit(name, false)) {
            findings.add(field, texts.about(field, "form.surplus"));
        }
        walk(field, value, depth);
    }

    private void text(Place place, String text) {
        boolean lines = place.says("x-widget").equals("long-text");
        if (text.length() > CHARACTERS) {
            findings.add(place, texts.about(place, "form.too-long", String.valueOf(CHARACTERS)));
        } else if (isUnfit(text, lines)) {
            findings.add(place, texts.about(place, lines ? "form.control" : "form.one-line"));
        } else if (CheckDigit.of(place.says("x-check-digit"))
                .filter(digit -> !digit.agrees(text))
                .isPresent()) {
            warnings.add(place, texts.about(place, "form.check-digit"));
        } else if (place.with("x-attachment") != null) {
            attached.add(new Attached(place, text));
        }
    }

    /** Whether there are control characters or halves of characters, which no database keeps as they are. */
    private static boolean isUnfit(String text, boolean lines) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && !(lines && c == '\n')
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private void number(Place place, JsonNode number) {
        Message reason = unfit(place, number);
        if (reason != null) {
            findings.add(place, reason);
            unfitNumbers.add(place.pointer());
        } else if (!place.says("x-reference").isEmpty() && number.canConvertToExactIntegral()) {
            references.add(new Reference(place, place.says("x-reference"), number.longValue()));
        }
    }

    private Message unfit(Place place, JsonNode number) {
        if (number.isFloatingPointNumber() && !number.isBigDecimal() && !Double.isFinite(number.doubleValue())) {
            return texts.about(place, "form.number");
        }
        BigDecimal value = number.decimalValue();
        if (value.abs().compareTo(LIMIT) >= 0) {
            return texts.about(place, "form.too-great");
        }
        BigDecimal digits = value.stripTrailingZeros();
        if (digits.precision() > DIGITS || digits.scale() > DIGITS) {
            return texts.about(place, "form.too-precise", String.valueOf(DIGITS));
        }
        return place.says("x-widget").equals("money") && digits.scale() > 2 ? texts.about(place, "form.money") : null;
    }

    /** The data without numbers that nobody should calculate with. */
    JsonNode harmless(JsonNode data) {
        if (unfitNumbers.isEmpty()) {
            return data;
        }
        JsonNode copy = data.deepCopy();
        for (String unfit : unfitNumbers) {
            JsonPointer pointer = JsonPointer.compile(unfit);
            JsonNode parent = copy.at(pointer.head());
            if (parent instanceof ObjectNode object) {
                object.set(pointer.last().getMatchingProperty(), IntNode.valueOf(0));
            } else if (parent instanceof ArrayNode array) {
                array.set(pointer.last().getMatchingIndex(), IntNode.valueOf(0));
            }
        }
        return copy;
    }
}
