package org.sanqu.shell;

import java.time.LocalDate;
import java.util.Locale;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;

/** What commands print: tables with headings in the operator's language, and refusals as sentences. */
final class Table {

    static final Locale LOCALE = Locale.getDefault();

    private Table() {}

    /** A table with a heading for each key. */
    static ShellTable of(String... headings) {
        ShellTable table = new ShellTable();
        for (String heading : headings) {
            table.column(text("shell.column." + heading));
        }
        return table;
    }

    static String text(String key, Object... args) {
        return Message.of(key, args).in(LOCALE);
    }

    static LocalDate today() {
        return LocalDate.now();
    }

    /** A refusal with its faults, a line each. */
    static String lines(Refusal refusal) {
        StringBuilder lines = new StringBuilder(refusal.text().in(LOCALE));
        for (Fault fault : refusal.faults()) {
            lines.append(System.lineSeparator())
                    .append(fault.at())
                    .append("  ")
                    .append(fault.reason().in(LOCALE));
        }
        return lines.toString();
    }
}
