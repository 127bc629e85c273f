package org.sanqu.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.sanqu.api.Message;
import org.sanqu.api.sheet.SheetImport.RowFault;

/**
 * The bad rows of an import, as a file of one JSON object a line: what stood in the cells, and what is wrong; behind them for each list its
 * sheet and headings, and the items of those rows.
 */
final class BadRows implements Closeable {

    private static final Message FAULT_COLUMN = Message.of("sheet.fault-column");

    private final Place place;
    private BufferedWriter lines;

    /** Where the file goes, once there is a bad row. */
    interface Place {
        Path file() throws IOException;
    }

    BadRows(Place place) {
        this.place = place;
    }

    /** Adds a row of the main sheet, or of the list that was begun. */
    void add(List<String> cells, List<RowFault> faults) {
        write(Map.of("cells", cells, "faults", Json.faults(faults)));
    }

    /** Begins the items of a list. */
    void begin(String sheet, List<String> headings) {
        write(Map.of("sheet", sheet, "headings", headings));
    }

    private void write(Map<String, Object> line) {
        try {
            if (lines == null) {
                lines = Files.newBufferedWriter(place.file());
            }
            lines.write(Json.of(line));
            lines.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }

    /** Whether a heading, in its plain form, is that of the column that says what is wrong. */
    static boolean isFaultColumn(String plain) {
        return plain.equals(Headings.plain(FAULT_COLUMN.in(Locale.CHINESE)))
                || plain.equals(Headings.plain(FAULT_COLUMN.in(Locale.ENGLISH)));
    }

    /** Writes the rows as a workbook under their headings, what is wrong with each behind it, and the lists on sheets of their own. */
    static void write(Path file, String sheet, List<String> headings, Locale locale, OutputStream out)
            throws IOException {
        List<String> columns = new ArrayList<>(headings);
        columns.removeIf(heading -> isFaultColumn(Headings.plain(heading)));
        columns.add(FAULT_COLUMN.in(locale));
        try (BufferedReader lines = Files.newBufferedReader(file);
                Workbook workbook = SheetWriter.workbook(out)) {
            SheetWriter writer = new SheetWriter(workbook, sheet, columns);
            boolean main = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode read = Json.tree(line);
                if (read.has("sheet")) {
                    writer.finish();
                    writer = new SheetWriter(workbook, read.get("sheet").asText(), texts(read.get("headings")));
                    main = false;
                } else {
                    writer.row(main ? row(read, headings, locale) : texts(read.path("cells")));
                }
            }
            writer.finish();
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText("")));
        return texts;
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
