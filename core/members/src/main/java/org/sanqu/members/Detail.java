package org.sanqu.members;

import java.util.ArrayList;
import java.util.List;

/** What an event changed, as one line: {@code standing: in-service → retired}. */
final class Detail {

    private static final String NOTHING = "–";

    private final List<String> parts = new ArrayList<>();

    /** Adds a change; nothing where both are the same. */
    Detail add(String attribute, Object before, Object after) {
        String was = before == null ? NOTHING : before.toString();
        String is = after == null ? NOTHING : after.toString();
        if (!was.equals(is)) {
            parts.add(attribute + ": " + was + " → " + is);
        }
        return this;
    }

    /** The name of a column as the API has it. */
    static String attribute(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public String toString() {
        return String.join("; ", parts);
    }
}
