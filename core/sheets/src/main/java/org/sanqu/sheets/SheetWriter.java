package org.sanqu.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a sheet of texts and numbers row by row and holds but a few of them; what does not go on one sheet goes on further ones. What begins like a
 * formula is a text as well.
 */
final class SheetWriter implements Closeable {

    /** Of a sheet of Excel's. */
    private static final int ROWS = 1_048_576;

    private static final int HELD = 500;

    /** Of a number Excel keeps so many. */
    private static final int DIGITS = 15;

    /** Of a text that may be such a number. */
    private static final int LONGEST = 40;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

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

    void row(List<?> cells) throws IOException {
        if (row == most) {
            sheet.finish();
            begin();
        }
        for (int place = 0; place < cells.size(); place++) {
            if (cells.get(place) instanceof Number number) {
                number(place, number);
            } else if (cells.get(place) != null && !"".equals(cells.get(place))) {
                sheet.inlineString(row, place, cells.get(place).toString());
            }
        }
        row++;
        if (row % HELD == 0) {
            sheet.flush();
        }
    }

    private void number(int place, Number number) {
        sheet.value(row, place, number);
        if (number instanceof BigDecimal decimal && decimal.scale() > 0) {
            sheet.style(row, place).format("0." + "0".repeat(decimal.scale())).set();
        }
    }

    /** A number as the cell that shows all its digits: a text where Excel would take some. */
    static Object number(String text) {
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal plain = number.stripTrailingZeros();
        boolean kept = plain.precision() <= DIGITS && plain.precision() - plain.scale() <= DIGITS;
        return kept && number.scale() <= DIGITS ? number : text;
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
