package org.sanqu.web.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * A field as a template draws it.
 *
 * @param kind what it is
 * @param pointer its JSON Pointer into the data, which is the name it is sent by and the id it is found by
 * @param title what is asked
 * @param help what may help; empty for nothing
 * @param unit behind the number; empty for none
 * @param required whether it has to be filled in
 * @param value what was typed or chosen; empty for nothing yet
 * @param shown the value for readers
 * @param options what can be chosen
 * @param fields the fields of a group, or the rows of a list
 * @param faults what is wrong with it
 * @param condition whether other fields depend on it
 * @param search what was searched for, in a reference
 * @param offered what can be chosen without a search, in a reference
 * @param aside what else stands beside it
 */
public record Field(
        Kind kind,
        String pointer,
        String title,
        String help,
        String unit,
        boolean required,
        String value,
        String shown,
        List<Option> options,
        List<Field> fields,
        List<String> faults,
        boolean condition,
        String search,
        List<Option> offered,
        Aside aside) {

    public Field(
            Kind kind,
            String pointer,
            String title,
            String help,
            String unit,
            boolean required,
            String value,
            String shown,
            List<Option> options,
            List<Field> fields,
            List<String> faults,
            boolean condition,
            String search) {
        this(
                kind,
                pointer,
                title,
                help,
                unit,
                required,
                value,
                shown,
                options,
                fields,
                faults,
                condition,
                search,
                List.of(),
                Aside.NONE);
    }

    /** The id of its element. */
    public String id() {
        return "field" + pointer;
    }

    /** The ids of what describes it; null for nothing, so that the attribute is left out. */
    public String describedBy() {
        String ids = (help.isEmpty() ? "" : id() + "-help ")
                + (aside.source().isEmpty() ? "" : id() + "-source ")
                + (aside.warnings().isEmpty() ? "" : id() + "-warnings ")
                + (faults.isEmpty() ? "" : id() + "-faults");
        return ids.isBlank() ? null : ids.strip();
    }

    /** Whether it is worked out and not typed. */
    public boolean computed() {
        return aside.computed() != null;
    }

    public boolean faulty() {
        return !faults.isEmpty();
    }

    /** Whether it is a group that is drawn as if its fields stood by themselves. */
    public boolean flat() {
        return kind == Kind.GROUP && title.isEmpty();
    }

    /** The class that marks a faulty control. */
    public String mark() {
        return faulty() ? "is-invalid" : "";
    }

    /** Whether it is drawn as a set of controls, with a legend and not a label. */
    public boolean set() {
        return switch (kind) {
            case GROUP, ROWS, BOOLEAN, CHOICES, VARIANT, MEMBER, MEMBERS, ORGANISATION, ORGANISATIONS, SUBMISSION ->
                !computed();
            case ATTACHMENT, ATTACHMENTS -> true;
            default -> false;
        };
    }

    /** The type of its input; a field that holds what its browser would not show is drawn as text. */
    public String type() {
        return switch (kind) {
            case DATE -> fits("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? "date" : "text";
            case TIME -> fits("[0-9]{2}:[0-9]{2}(:[0-9]{2})?") ? "time" : "text";
            case DATE_TIME ->
                fits("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?") ? "datetime-local" : "text";
            case EMAIL -> "email";
            case URI -> "url";
            default -> "text";
        };
    }

    private boolean fits(String pattern) {
        return value.isEmpty() || value.matches(pattern);
    }

    /** Which keys a telephone shows; null for all. */
    public String inputMode() {
        return kind == Kind.INTEGER ? "numeric" : kind.number() ? "decimal" : null;
    }

    /** What stands behind the input: its unit, for money without one the given currency. */
    public String suffix(String currency) {
        return unit.isEmpty() && kind == Kind.MONEY ? currency : unit;
    }

    /** Itself and all fields below it, in order. */
    public Stream<Field> all() {
        return Stream.concat(Stream.of(this), fields.stream().flatMap(Field::all));
    }
}
