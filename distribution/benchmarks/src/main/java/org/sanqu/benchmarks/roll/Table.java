package org.sanqu.benchmarks.roll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Figures as a table of Markdown, to be pasted. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    Table(String... headings) {
        row(headings);
        row(Collections.nCopies(headings.length, "---").toArray(String[]::new));
    }

    void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    void print() {
        System.out.println();
        lines.forEach(System.out::println);
    }

    static String seconds(double seconds) {
        return String.format("%.2f s", seconds);
    }
}
