package org.sanqu.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.RowFault;

/** Says where in a workbook a fault of a field is: beside the heading of the file, or what our template calls it. */
final class FaultWords {

    private final Map<String, String> headings = new HashMap<>();

    FaultWords(BatchImport target, SheetImport shown) {
        target.lists().forEach(list -> headings.put(list.name(), list.title().in(Locale.CHINESE)));
        shown.lists().forEach(list -> headings.put(list.list(), list.sheet()));
        target.columns()
                .forEach(column -> headings.put(column.name(), column.title().in(Locale.CHINESE)));
        shown.mapping()
                .forEach((place, field) -> headings.put(field, shown.headings().get(place)));
    }

    /** The faults of a row, those of its items with where those stand. */
    List<RowFault> reported(int row, List<Fault> faults, Map<String, List<Items.Item>> own) {
        List<RowFault> reported = new ArrayList<>();
        for (Fault fault : faults) {
            String[] at = (fault.at().isEmpty() ? "" : fault.at().substring(1)).split("/");
            List<Items.Item> items = own.getOrDefault(at[0], List.of());
            int index = at.length > 1 && !items.isEmpty() ? Integer.parseInt(at[1]) : items.size();
            // what stands in one cell of the row may have more items than the sheet
            if (index < items.size()) {
                Items.Item item = items.get(index);
                reported.add(item.fault(row, at.length > 2 ? at[2] : "", fault.reason()));
            } else {
                reported.add(new RowFault(row, headings.get(at[0]), fault.reason()));
            }
        }
        own.values()
                .forEach(items -> items.forEach(item -> item.faults()
                        .forEach(
                                fault -> reported.add(item.fault(row, fault.at().substring(1), fault.reason())))));
        return reported;
    }
}
