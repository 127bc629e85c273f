package org.sanqu.web.page.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sanqu.api.Text;
import org.sanqu.api.sheet.SheetColumn;

class SheetPageTest {

    private static SheetColumn column(String name, String lacking) {
        Text title = locale -> name;
        Text needed = lacking == null ? null : locale -> lacking;
        return new SheetColumn(name, title, List.of(), false, List.of(), null, false, null, needed);
    }

    private static List<String> lacking(Map<Integer, String> mapping) {
        List<SheetColumn> columns = List.of(column("name", null), column("convertedOn", "正式党员需要转正日期"));
        SheetPage.View view =
                new SheetPage.View(null, null, null, columns, List.of(), mapping, "", List.of(), Map.of(), true);
        return view.lacking().stream().map(SheetColumn::name).toList();
    }

    @Test
    void whatRowsMayNeedIsToldBeforeCheckingUnlessAHeadingIsMatched() {
        assertEquals(List.of("convertedOn"), lacking(Map.of(0, "name")));
        assertEquals(List.of(), lacking(Map.of(0, "name", 3, "convertedOn")));
    }
}
