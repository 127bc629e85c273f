package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class SheetWriterTest {

    private static Row written(List<?> cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out, "名册", List.of("号"))) {
            writer.row(cells);
        }
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return book.getFirstSheet().read().get(1);
        }
    }

    @Test
    void numbersCanBeSummedAndTextsStayAsTheyAre() throws IOException {
        Row row = written(List.of(SheetWriter.number("12"), SheetWriter.number("-2.50"), 7L, "007", "13800000000"));
        assertEquals(
                List.of(CellType.NUMBER, CellType.NUMBER, CellType.NUMBER, CellType.STRING, CellType.STRING),
                row.stream().map(cell -> cell.getType()).toList());
        assertEquals(
                0, new BigDecimal("-2.5").compareTo((BigDecimal) row.getCell(1).getValue()));
        assertEquals("007", row.getCellText(3));
    }

    @Test
    void aNumberThatExcelWouldTakeDigitsFromIsAText() throws IOException {
        Row row = written(List.of(SheetWriter.number("123456789012345"), SheetWriter.number("1234567890123456")));
        assertEquals(CellType.NUMBER, row.getCell(0).getType());
        assertEquals("1234567890123456", row.getCellText(1));
        assertEquals(CellType.STRING, row.getCell(1).getType());
        assertEquals("", SheetWriter.number(""));
    }
}
