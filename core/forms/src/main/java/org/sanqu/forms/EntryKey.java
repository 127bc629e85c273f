package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import org.sanqu.api.form.Form;

/** What data is about within owner and form: the fields of the form's key as one text. */
public final class EntryKey {

    /** So many characters it may have. */
    public static final int LONGEST = 200;

    /** Cannot occur in a field of one line, so that two keys are never one text. */
    private static final String BETWEEN = "\u001f";

    private EntryKey() {}

    /** The key; empty for a form that has none. */
    public static String of(Form form, JsonNode filled) {
        return form.key().stream().map(pointer -> text(filled.at(pointer))).collect(Collectors.joining(BETWEEN));
    }

    /** The key; empty where a field of it is not filled in. */
    static String whole(Form form, JsonNode filled) {
        boolean whole = form.key().stream()
                .noneMatch(pointer -> text(filled.at(pointer)).isEmpty());
        return whole ? of(form, filled) : "";
    }

    private static String text(JsonNode value) {
        // A number of a billion digits is asked about before anybody refused it.
        return value.isNumber() && Math.abs((long) value.decimalValue().scale()) <= LONGEST
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.asText("").strip();
    }
}
