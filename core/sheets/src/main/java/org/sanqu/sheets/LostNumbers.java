package org.sanqu.sheets;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.Row;
import org.sanqu.api.Message;

/**
 * Numbers that Excel rounded come back as blank cells, and a row whose reasons still name one is not taken while the cell is blank: who corrects
 * bad rows would else enter people without the number that they have.
 */
final class LostNumbers {

    static final String ROUNDED = "sheet.cell-rounded";

    private static final String LOST = "sheet.cell-lost";
    private static final String ANYTHING = "\0";

    private final List<String> headings;
    private final int reasons;
    private final Map<Integer, List<String>> said = new HashMap<>();

    /** The headings of a sheet, among them perhaps that of the reasons. */
    LostNumbers(List<String> headings) {
        this.headings = headings;
        int place = headings.size() - 1;
        while (place >= 0 && !BadRows.isFaultColumn(Headings.plain(headings.get(place)))) {
            place--;
        }
        reasons = place;
    }

    /** What is wrong with the blank cell at a place of a row; null when nothing is. */
    Message fault(Row row, int place) {
        if (reasons < 0 || row.getCellCount() <= reasons) {
            return null;
        }
        String text = Written.shown(row.getCell(reasons));
        boolean lost = !text.isEmpty() && said(place).stream().anyMatch(text::contains);
        return lost ? Message.of(LOST) : null;
    }

    /** How the reasons begin that a number of a place was lost. */
    private List<String> said(int place) {
        return said.computeIfAbsent(
                place,
                unknown -> List.of(
                        reason(place, ROUNDED, Locale.CHINESE),
                        reason(place, ROUNDED, Locale.ENGLISH),
                        reason(place, LOST, Locale.CHINESE),
                        reason(place, LOST, Locale.ENGLISH)));
    }

    private String reason(int place, String key, Locale locale) {
        String whole = Message.of("sheet.fault", headings.get(place), Message.of(key, ANYTHING))
                .in(locale);
        return whole.split(ANYTHING, 2)[0];
    }
}
