package org.sanqu.web.page.act;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.sanqu.api.CodeTable;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Labels;

/**
 * One thing that an act asks for, under the name that the service's faults point at. Its title is the text {@code ask.<name>} until it is
 * called otherwise.
 *
 * @param kind how it is asked
 * @param name the field
 * @param title the key of its title
 * @param help the key of what may help; null for nothing
 * @param required whether it has to be answered
 * @param pattern what an answer looks like; null for anything
 * @param was what the field holds before anybody answers; empty for nothing
 * @param stands what the record says now and an answer would replace; null where an answer replaces nothing
 * @param options what can be chosen
 */
public record Question(
        Kind kind,
        String name,
        String title,
        String help,
        boolean required,
        String pattern,
        String was,
        String stands,
        List<Option> options) {

    private static Question of(Kind kind, String name, String pattern, List<Option> options) {
        return new Question(kind, name, "ask." + name, null, false, pattern, "", null, options);
    }

    public static Question text(String name) {
        return of(Kind.TEXT, name, null, List.of());
    }

    public static Question lines(String name) {
        return of(Kind.LONG_TEXT, name, null, List.of());
    }

    public static Question day(String name) {
        return of(Kind.DATE, name, "[0-9]{4}-[0-9]{2}-[0-9]{2}", List.of());
    }

    /** A month, {@code 2025-07}. */
    public static Question month(String name) {
        return of(Kind.TEXT, name, "[0-9]{4}-(0[1-9]|1[0-2])", List.of());
    }

    public static Question money(String name) {
        return of(Kind.MONEY, name, "[0-9]{1,9}([.][0-9]{1,2})?", List.of());
    }

    public static Question number(String name) {
        return of(Kind.DECIMAL, name, "[0-9]{1,9}([.][0-9]{1,4})?", List.of());
    }

    /** Yes or no. */
    public static Question truth(String name, Labels labels) {
        List<Option> options = List.of(
                new Option("true", labels.of("value.true"), false),
                new Option("false", labels.of("value.false"), false));
        return of(Kind.BOOLEAN, name, "true|false", options);
    }

    /** A code of a table. */
    public static Question code(String name, String table, Labels labels) {
        return among(
                name,
                CodeTable.of(table).codes().stream()
                        .map(code -> new Option(code, labels.code(table, code), false))
                        .toList());
    }

    public static Question among(String name, List<Option> options) {
        return of(Kind.CHOICE, name, null, options);
    }

    /** A member that the reader searches for. */
    public static Question member(String name) {
        return of(Kind.MEMBER, name, "[0-9]{1,18}", List.of());
    }

    /** An organisation that the reader searches for. */
    public static Question organisation(String name) {
        return of(Kind.ORGANISATION, name, "[0-9]{1,18}", List.of());
    }

    public Question must() {
        return new Question(kind, name, title, help, true, pattern, was, stands, options);
    }

    public Question called(String key) {
        return new Question(kind, name, key, help, required, pattern, was, stands, options);
    }

    public Question help(String key) {
        return new Question(kind, name, title, key, required, pattern, was, stands, options);
    }

    /** With a proposal that the field holds at first; null for nothing. */
    public Question was(Object value) {
        return new Question(kind, name, title, help, required, pattern, written(value), stands, options);
    }

    /** With what the record says, null for nothing: only another answer is one, and nobody overwrites what they have not seen. */
    public Question stands(Object value) {
        String text = written(value);
        return new Question(kind, name, title, help, required, pattern, text, text, options);
    }

    /** With what the record says but the field does not show, null for nothing: left blank it stays. */
    public Question veils(String masked) {
        return new Question(kind, name, title, help, required, pattern, was, written(masked), options);
    }

    private static String written(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
    }

    /** Whether the field does not show what stands. */
    boolean veiled() {
        return stands != null && !stands.equals(was);
    }

    /** What somebody chose or typed, as readers know it. */
    String shown(String answer) {
        return options.stream()
                .filter(option -> option.value().equals(answer))
                .map(Option::label)
                .findFirst()
                .orElse(answer);
    }

    /** The name it is sent by, as a pointer. */
    String pointer() {
        return "/" + name;
    }

    /** The name by which what stood when the field was drawn is sent back. */
    public String origin() {
        return "_stood:" + pointer();
    }

    /** What somebody typed as it is meant: full-width digits are digits where the answer has a pattern. */
    String tidy(String typed) {
        return pattern == null
                ? typed.strip()
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    /** The text that says what is wrong with an answer; null when nothing is. */
    String fault(String answer, Labels labels) {
        if (answer.isEmpty()) {
            boolean chosen = kind == Kind.CHOICE || kind == Kind.BOOLEAN || kind.reference();
            return required ? labels.of(chosen ? "ask.unchosen" : "ask.unanswered", labels.of(title)) : null;
        }
        return pattern == null || answer.matches(pattern) && (kind != Kind.DATE || exists(answer))
                ? null
                : labels.of(misunderstood());
    }

    private String misunderstood() {
        return switch (kind) {
            case DATE -> "ask.no-day";
            case MONEY -> "ask.no-money";
            case DECIMAL, INTEGER -> "ask.no-number";
            default -> "ask.misunderstood";
        };
    }

    private static boolean exists(String day) {
        try {
            LocalDate.parse(day);
            return true;
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }
}
