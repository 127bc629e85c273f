package org.sanqu.api.local;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A field of a local form.
 *
 * @param name its property in the data, {@code a7}; empty for a new one, which is given a name that was never used in this form
 * @param kind what it asks for
 * @param title what it is called, in one line
 * @param help how to fill it in; empty for nothing
 * @param unit of a number; empty for none
 * @param required whether it has to be filled in
 * @param min the least number, or the fewest rows of a table; null for none
 * @param max the greatest number, or the most rows of a table; null for none
 * @param options what can be chosen, for {@link Kind#CHOICE}; else empty
 * @param columns the columns of a {@link Kind#TABLE}; else empty
 */
public record LocalField(
        String name,
        Kind kind,
        String title,
        String help,
        String unit,
        boolean required,
        BigDecimal min,
        BigDecimal max,
        List<String> options,
        List<LocalField> columns) {

    public LocalField {
        options = List.copyOf(options);
        columns = List.copyOf(columns);
    }

    /** A field with a title and nothing else. */
    public static LocalField of(Kind kind, String title) {
        return new LocalField("", kind, title, "", "", false, null, null, List.of(), List.of());
    }

    public LocalField named(String other) {
        return new LocalField(other, kind, title, help, unit, required, min, max, options, columns);
    }

    public LocalField must() {
        return new LocalField(name, kind, title, help, unit, true, min, max, options, columns);
    }

    public LocalField choosing(List<String> choices) {
        return new LocalField(name, kind, title, help, unit, required, min, max, choices, columns);
    }

    public LocalField holding(List<LocalField> cells) {
        return new LocalField(name, kind, title, help, unit, required, min, max, options, cells);
    }

    /** What a field asks for. */
    public enum Kind {
        /** No field: the title above those that follow. */
        SECTION,
        TEXT,
        LONG_TEXT,
        INTEGER,
        DECIMAL,
        MONEY,
        BOOLEAN,
        CHOICE,
        DATE,
        MEMBER,
        ORGANISATION,
        ATTACHMENT,
        /** Rows with a few columns. */
        TABLE;

        /** The name in the database and the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind with a code; null when there is none. */
        public static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return kind;
                }
            }
            return null;
        }

        /** Whether answers are summed. */
        public boolean isNumber() {
            return this == INTEGER || this == DECIMAL || this == MONEY;
        }

        /** Whether a column of a table can be of this kind. */
        public boolean inTable() {
            return this != SECTION && this != TABLE && this != ATTACHMENT && this != LONG_TEXT;
        }
    }
}
