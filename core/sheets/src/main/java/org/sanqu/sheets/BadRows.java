package org.sanqu.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.Message;
import org.sanqu.api.sheet.SheetImport.RowFault;

/** The bad rows of an import, as a file of one JSON object a line: what stood in the cells, and what is wrong. */
final class BadRows implements Closeable {

    private static final Message FAULT_COLUMN = Message.of("sheet.fault-column");

    private final BufferedWriter lines;

    BadRows(Path file) throws IOException {
        lines = Files.newBufferedWriter(file);
    }

    void add(List<String> cells, List<RowFault> faults) throws IOException {
        lines.write(Json.of(Map.of("cells", cells, "faults", Json.faults(faults))));
        lines.newLine();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Whether a heading, in its plain form, is that of the column that says what is wrong. */
    static boolean isFaultColumn(String plain) {
        return plain.equals(Headings.plain(FAULT_COLUMN.in(Locale.CHINESE)))
                || plain.equals(Headings.plain(FAULT_COLUMN.in(Locale.ENGLISH)));
    }

    /** Writes the rows as a workbook under their headings, what is wrong with each behind it. */
    static void write(Path file, String sheet, List<String> headings, Locale locale, OutputStream out)
            throws IOException {
        List<String> columns = new ArrayList<>(headings);
        columns.removeIf(heading -> isFaultColumn(Headings.plain(heading)));
        columns.add(FAULT_COLUMN.in(locale));
        try (BufferedReader lines = Files.newBufferedReader(file);
                SheetWriter writer = new SheetWriter(out, sheet, columns)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                writer.row(row(Json.tree(line), headings, locale));
            }
        }
    }

    private static List<String> row(JsonNode line, List<String> headings, Locale locale) {
        List<String> texts = new ArrayList<>();
        for (int place = 0; place < headings.size(); place++) {
            if (!isFaultColumn(Headings.plain(headings.get(place)))) {
                texts.add(line.path("cells").path(place).asText(""));
            }
        }
        List<String> reasons = new ArrayList<>();
        Json.faults(line.path("faults")).forEach(fault -> reasons.add(reason(fault, locale)));
        texts.add(String.join("\n", reasons));
        return texts;
    }

    private static String reason(RowFault fault, Locale locale) {
        return fault.column() == null
                ? fault.reason().in(locale)
                : Message.of("sheet.fault", fault.column(), fault.reason()).in(locale);
    }
}
