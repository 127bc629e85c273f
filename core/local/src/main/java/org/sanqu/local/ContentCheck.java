package org.sanqu.local;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.api.local.LocalForms;

/** What is wrong with what an office wrote: what cannot even be kept, and what cannot be sent yet. */
final class ContentCheck {

    static final int TITLE = 60;
    private static final int NOTE = 1_000;
    private static final int HELP = 300;
    private static final int UNIT = 12;
    private static final int OPTIONS = 60;
    private static final int COLUMNS = 15;
    private static final int ROWS = 500;
    private static final int DECIMALS = 4;
    private static final int AHEAD = 366;
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);

    private final List<Fault> faults = new ArrayList<>();

    /** How many fields people are asked, columns of tables included. */
    static int count(List<LocalField> fields) {
        return fields.stream()
                .filter(field -> field.kind() != Kind.SECTION)
                .mapToInt(field -> field.kind() == Kind.TABLE ? Math.max(1, count(field.columns())) : 1)
                .sum();
    }

    /** Why content cannot be kept, not even as a draft. */
    static List<Fault> unfit(LocalContent content) {
        ContentCheck check = new ContentCheck();
        check.line("/title", content.title(), TITLE);
        check.lines("/note", content.note(), NOTE);
        int fields = count(content.fields());
        if (fields > LocalForms.MOST_FIELDS || content.fields().size() > LocalForms.MOST_FIELDS * 2) {
            check.fault("/fields", "local.too-many-fields", fields, LocalForms.MOST_FIELDS);
        } else {
            check.bounds("/fields/", content.fields());
        }
        return check.faults;
    }

    private void fault(String at, String key, Object... args) {
        faults.add(Fault.at(at, key, args));
    }

    private void bounds(String at, List<LocalField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            LocalField field = fields.get(i);
            String here = at + i;
            line(here + "/title", field.title(), TITLE);
            lines(here + "/help", field.help(), HELP);
            line(here + "/unit", field.unit(), UNIT);
            number(here + "/min", field.min());
            number(here + "/max", field.max());
            if (field.options().size() > OPTIONS) {
                fault(here + "/options", "local.too-many-options", OPTIONS);
            } else {
                field.options().forEach(option -> line(here + "/options", option, TITLE));
            }
            bounds(here + "/columns/", field.columns());
        }
    }

    private void number(String at, BigDecimal number) {
        if (number != null && (number.abs().compareTo(LARGEST) >= 0 || number.scale() > DECIMALS)) {
            fault(at, "local.number", DECIMALS);
        }
    }

    private void line(String at, String text, int longest) {
        if (text.length() > longest) {
            fault(at, "local.too-long", longest);
        } else if (text.chars().anyMatch(each -> each == '\n') || !printable(text)) {
            fault(at, "local.characters");
        }
    }

    private void lines(String at, String text, int longest) {
        if (text.length() > longest) {
            fault(at, "local.too-long", longest);
        } else if (!printable(text)) {
            fault(at, "local.characters");
        }
    }

    /** Whether a text shows as it is written: no control characters, no broken pairs, nothing that turns its direction. */
    private static boolean printable(String text) {
        return text.codePoints()
                .allMatch(each -> each == '\n'
                        || !switch (Character.getType(each)) {
                            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
                            case Character.FORMAT ->
                                each >= 0x202A && each <= 0x202E || each >= 0x2066 && each <= 0x2069;
                            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                            default -> false;
                        });
    }

    /** Why content that was kept cannot be sent; whom it asks is looked at elsewhere. */
    static List<Fault> unready(LocalContent content, boolean sent, LocalDateTime now) {
        ContentCheck check = new ContentCheck();
        if (content.title().isBlank()) {
            check.fault("/title", "local.title-missing");
        }
        if (count(content.fields()) == 0) {
            check.fault("/fields", "local.no-fields");
        }
        check.fields("/fields/", content.fields(), false);
        check.sections(content.fields());
        if (!sent) {
            check.due(content.due(), now);
        }
        return check.faults;
    }

    private void due(LocalDateTime due, LocalDateTime now) {
        if (due == null) {
            fault("/due", "local.due-missing");
        } else if (!due.isAfter(now)) {
            fault("/due", "local.due-past");
        } else if (due.isAfter(now.plusDays(AHEAD))) {
            fault("/due", "local.due-far", AHEAD);
        }
    }

    private void fields(String at, List<LocalField> fields, boolean columns) {
        Set<String> titles = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            LocalField field = fields.get(i);
            if (field.kind() == Kind.SECTION) {
                titles.clear();
            }
            if (field.title().isBlank()) {
                fault(at + i + "/title", "local.field-title-missing");
            } else if (field.kind() != Kind.SECTION && !titles.add(field.title().strip())) {
                fault(at + i + "/title", "local.field-title-twice", field.title());
            }
            if (columns && !field.kind().inTable()) {
                fault(at + i + "/kind", "local.column-kind");
            }
            field(at + i, field);
        }
    }

    private void field(String at, LocalField field) {
        switch (field.kind()) {
            case CHOICE -> options(at, field);
            case TABLE -> table(at, field);
            case INTEGER -> {
                whole(at + "/min", field.min());
                whole(at + "/max", field.max());
            }
            default -> {}
        }
        if (field.min() != null && field.max() != null && field.min().compareTo(field.max()) > 0) {
            fault(at + "/max", "local.max-below-min");
        }
    }

    private void whole(String at, BigDecimal number) {
        if (number != null && number.stripTrailingZeros().scale() > 0) {
            fault(at, "local.whole");
        }
    }

    private void options(String at, LocalField field) {
        if (field.options().size() < 2) {
            fault(at + "/options", "local.options-missing");
        } else if (new HashSet<>(field.options()).size() < field.options().size()
                || field.options().stream().anyMatch(String::isBlank)) {
            fault(at + "/options", "local.options-twice");
        }
    }

    private void table(String at, LocalField field) {
        if (field.columns().isEmpty()) {
            fault(at + "/columns", "local.columns-missing");
        } else if (field.columns().size() > COLUMNS) {
            fault(at + "/columns", "local.too-many-columns", COLUMNS);
        }
        rows(at + "/min", field.min());
        rows(at + "/max", field.max());
        fields(at + "/columns/", field.columns(), true);
    }

    private void rows(String at, BigDecimal number) {
        whole(at, number);
        if (number != null && (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(ROWS)) > 0)) {
            fault(at, "local.rows", ROWS);
        }
    }

    /** A title needs something below it. */
    private void sections(List<LocalField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            boolean last = i + 1 == fields.size();
            if (fields.get(i).kind() == Kind.SECTION
                    && (last || fields.get(i + 1).kind() == Kind.SECTION)) {
                fault("/fields/" + i, "local.section-empty");
            }
        }
    }
}
