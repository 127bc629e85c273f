package org.sanqu.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a sheet of texts row by row and holds but a few of them. What begins like a formula is a text as well. */
final class SheetWriter implements Closeable {

    private static final int HELD = 500;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 40;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    SheetWriter(OutputStream out, String name, List<String> headings) {
        workbook = workbook(out);
        sheet = workbook.newWorksheet(name);
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

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
