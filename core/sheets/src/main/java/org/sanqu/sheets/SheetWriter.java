package org.sanqu.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a sheet of texts row by row and holds but a few of them; what does not go on one sheet goes on further ones. What begins like a
 * formula is a text as well.
 */
final class SheetWriter implements Closeable {

    /** Of a sheet of Excel's. */
    private static final int ROWS = 1_048_576;

    private static final int HELD = 500;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 40;

    private final Workbook workbook;
    private final String name;
    private final List<String> headings;
    private final int most;
    private Worksheet sheet;
    private int sheets;
    private int row;

    SheetWriter(OutputStream out, String name, List<String> headings) {
        this(out, name, headings, ROWS);
    }

    /** A writer of sheets that have at most so many rows. */
    SheetWriter(OutputStream out, String name, List<String> headings, int most) {
        this(workbook(out), name, headings, most);
    }

    /** A writer of sheets in a workbook that has others as well; to be finished before the next. */
    SheetWriter(Workbook workbook, String name, List<String> headings) {
        this(workbook, name, headings, ROWS);
    }

    private SheetWriter(Workbook workbook, String name, List<String> headings, int most) {
        this.workbook = workbook;
        this.name = name;
        this.headings = headings;
        this.most = most;
        begin();
    }

    private void begin() {
        sheets++;
        sheet = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        headings(sheet, headings);
        row = 1;
    }

    static Workbook workbook(OutputStream out) {
        return new Workbook(out, "Sanqu", "1.0");
    }

    /** Puts headings on top of a sheet, each column as wide as its heading needs, and keeps them there. */
    static void headings(Worksheet sheet, List<String> headings) {
        for (int place = 0; place < headings.size(); place++) {
            sheet.inlineString(0, place, headings.get(place));
            sheet.style(0, place).bold().fillColor("DDE6F0").wrapText(true).set();
            sheet.width(place, Math.max(NARROWEST, Math.min(WIDEST, width(headings.get(place)) + 4)));
        }
        sheet.freezePane(0, 1);
    }

    /** In the widths of a digit, of which a Chinese character takes two. */
    static int width(String text) {
        return text.codePoints().map(each -> each < 0x2e80 ? 1 : 2).sum();
    }

    void row(List<String> texts) throws IOException {
        if (row == most) {
            sheet.finish();
            begin();
        }
        for (int place = 0; place < texts.size(); place++) {
            String text = texts.get(place);
            if (text != null && !text.isEmpty()) {
                sheet.inlineString(row, place, text);
            }
        }
        row++;
        if (row % HELD == 0) {
            sheet.flush();
        }
    }

    /** Ends the last sheet. */
    void finish() throws IOException {
        sheet.finish();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
