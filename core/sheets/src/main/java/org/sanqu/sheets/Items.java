package org.sanqu.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.platform.BatchImport.Intake;
import org.sanqu.api.sheet.SheetImport.RowFault;
import org.sanqu.api.sheet.SheetList;

/** The items of lists, held until the rows come that they belong to. */
final class Items {

    /** A list is held as a whole, for its sheet may stand in any order. */
    private static final int MOST = 100_000;

    private final Map<String, Map<String, List<Item>>> held = new LinkedHashMap<>();
    private int many;

    /**
     * A row of a list's sheet.
     *
     * @param number of the row of the main sheet that it belongs to; empty when it does not say so
     * @param faults what is wrong with cells, at {@code /field}
     */
    record Item(ListSheets.Found from, int row, String number, Map<String, String> values, List<Fault> faults) {

        Intake.Item taken() {
            return new Intake.Item(values, Checking.unread(faults));
        }

        /** What is wrong with it, in words beside the row of the main sheet. */
        RowFault fault(int main, String field, Message reason) {
            String heading = from.heading(field);
            Message said = heading == null
                    ? Message.of("sheet.item-row", from.sheet(), String.valueOf(row), reason)
                    : Message.of("sheet.item", from.sheet(), String.valueOf(row), heading, reason);
            return new RowFault(main, null, said);
        }

        /** What is wrong with an item that belongs to no row. */
        RowFault orphan() {
            Message reason =
                    number.isEmpty() ? Message.of("sheet.item-numberless") : Message.of("sheet.item-orphan", number);
            return fault(row, SheetList.NUMBER, reason);
        }
    }

    void read(Ledger ledger, ListSheets.Found sheet) throws IOException {
        RowReader reader = reader(ledger, sheet);
        ledger.readAll(
                sheet.sheet(),
                row -> row.getRowNum() > sheet.headings().row() ? reader.read(row) : null,
                line -> add(sheet, line));
    }

    static RowReader reader(Ledger ledger, ListSheets.Found sheet) {
        return new RowReader(sheet.mapping(), sheet.list().columns(), ledger.from1904());
    }

    private void add(ListSheets.Found sheet, RowReader.Line line) {
        Map<String, String> values = new HashMap<>(line.values());
        String number = values.remove(SheetList.NUMBER);
        if (values.isEmpty() && line.faults().isEmpty()) {
            // a number alone says nothing
            return;
        }
        many++;
        if (many > MOST) {
            throw Refused.tooLarge("sheet.items", MOST);
        }
        String belongs = number == null ? "" : number;
        held.computeIfAbsent(belongs, unknown -> new HashMap<>())
                .computeIfAbsent(sheet.list().name(), unknown -> new ArrayList<>())
                .add(new Item(sheet, line.row().getRowNum(), belongs, Map.copyOf(values), line.faults()));
    }

    /** Those of a row by their list, which are not held any longer. */
    Map<String, List<Item>> take(String number) {
        Map<String, List<Item>> own = number == null ? null : held.remove(number);
        return own == null ? Map.of() : own;
    }

    /** Those that no row took. */
    List<Item> left() {
        return held.values().stream()
                .flatMap(each -> each.values().stream())
                .flatMap(Collection::stream)
                .toList();
    }
}
