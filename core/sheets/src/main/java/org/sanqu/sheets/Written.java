package org.sanqu.sheets;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.sanqu.api.Message;
import org.sanqu.api.Spelling;

/**
 * What stands in a cell: a text, a number, something that cannot be taken, or nothing.
 *
 * <p>A formula is not taken, whatever value lies beside it: that value is what some program last made of it, perhaps from another file or
 * before the last change, and nobody who signs for a register has written it. Only a formula that shows nothing is nothing.
 *
 * @param text without blanks around it, digits and letters half-width; null when it is none
 * @param number null when it is none
 * @param fault why it cannot be taken; null when it can
 */
record Written(String text, BigDecimal number, Message fault) {

    static final Written NOTHING = new Written(null, null, null);

    /** Stands in the place of what was not believed, and is refused when it comes back. */
    static final String MARK = "※";

    static final String FORMULA = "sheet.cell-formula";
    static final String ROUNDED_AWAY = "sheet.cell-rounded";

    /** Excel keeps fifteen digits of a number and makes the others zeros. */
    private static final int DIGITS = 15;

    private static final int LONGEST = 40;
    private static final int SEEN = 5;
    private static final Pattern ROUNDED = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d+");

    static Written of(Cell cell) {
        if (cell == null) {
            return NOTHING;
        }
        if (cell.getFormula() != null) {
            return formula(cell);
        }
        return switch (cell.getType()) {
            case EMPTY -> NOTHING;
            case NUMBER -> cell.getValue() == null ? NOTHING : new Written(null, (BigDecimal) cell.getValue(), null);
            case BOOLEAN -> fault("sheet.cell-boolean");
            case ERROR -> fault("sheet.cell-error", shown(cell));
            default -> text(cell.getText());
        };
    }

    private static Written formula(Cell cell) {
        boolean showsNothing = cell.getType() == CellType.FORMULA && "".equals(cell.getRawValue());
        return showsNothing ? NOTHING : fault(FORMULA);
    }

    static Written text(String text) {
        String clean = Spelling.halfWidth(stripped(text));
        if (clean.isEmpty()) {
            return NOTHING;
        }
        if (clean.equals(MARK)) {
            return fault("sheet.cell-lost");
        }
        boolean marked = clean.length() > 1 && clean.charAt(0) == '\'' && Character.isDigit(clean.charAt(1));
        return new Written(marked ? clean.substring(1) : clean, null, null);
    }

    /**
     * What people see in the cell, to give it back, where that can be believed: not what a formula came to, and of a number that Excel took
     * digits from no more than those that are left.
     */
    static String shown(Cell cell) {
        if (cell == null || cell.getRawValue() == null || cell.getFormula() != null) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER && cell.getValue() != null) {
            Written number = new Written(null, (BigDecimal) cell.getValue(), null);
            return number.isRounded() ? exponent(number.number) : plain(number.number);
        }
        return cell.getRawValue();
    }

    boolean isNothing() {
        return this == NOTHING;
    }

    /** Whether it is a number that Excel took digits from. */
    boolean isRounded() {
        if (number != null) {
            BigDecimal whole = number.stripTrailingZeros();
            return whole.scale() <= 0 && (long) whole.precision() - whole.scale() > DIGITS;
        }
        return text != null
                && (text.indexOf('E') > 0 || text.indexOf('e') > 0)
                && ROUNDED.matcher(text).matches();
    }

    /** Of a number that Excel took digits from as much as tells people which it was: {@code 4.301…E+17}. */
    String seen() {
        String written = number == null ? text : exponent(number);
        int mark = Math.max(written.indexOf('E'), written.indexOf('e'));
        boolean whole = mark <= SEEN;
        return whole ? written : written.substring(0, SEEN) + "…" + written.substring(mark);
    }

    /** As a text, numbers without exponent and without zeros behind the point. */
    String asText() {
        return number == null ? text : plain(number);
    }

    /** As Excel shows it, which is refused when it comes back. */
    private static String exponent(BigDecimal number) {
        BigDecimal whole = number.stripTrailingZeros();
        String digits = whole.unscaledValue().abs().toString();
        String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
        return digits.charAt(0) + rest + "E+" + (whole.precision() - whole.scale() - 1);
    }

    private static String plain(BigDecimal number) {
        // a number of a few characters may stand for a text of millions
        boolean wild = number.scale() > LONGEST || number.scale() < -LONGEST;
        return wild ? number.toString() : number.stripTrailingZeros().toPlainString();
    }

    private static Written fault(String key, Object... args) {
        return new Written(null, null, Message.of(key, args));
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Spelling.isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && Spelling.isBlank(text.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == text.length() ? text : text.substring(from, to);
    }
}
