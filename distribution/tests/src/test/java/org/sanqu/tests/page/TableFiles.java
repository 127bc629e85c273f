package org.sanqu.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** What is downloaded of a table. */
final class TableFiles {

    private TableFiles() {}

    /** The workbook says what was answered, a line for each. */
    static void workbook(Visit visit) throws IOException {
        Download download = visit.page().waitForDownload(() -> visit.follow("导出全部（xlsx）"));
        List<String> lines = new ArrayList<>();
        try (InputStream in = download.createReadStream();
                Workbook workbook = WorkbookFactory.create(in)) {
            DataFormatter formatter = new DataFormatter();
            for (Row row : workbook.getSheetAt(0)) {
                StringBuilder line = new StringBuilder();
                row.forEach(cell -> line.append(formatter.formatCellValue(cell)).append('|'));
                lines.add(line.toString());
            }
            assertEquals("汇总", workbook.getSheetAt(1).getSheetName());
            assertEquals(
                    CellType.NUMERIC,
                    workbook.getSheetAt(1).getRow(1).getCell(1).getCellType());
        }
        String all = String.join("\n", lines);
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("张值守") && line.contains("12") && line.contains("全部到岗")),
                all);
        assertTrue(lines.stream().anyMatch(line -> line.contains("李值守") && line.contains("部分到岗")), all);
        assertTrue(lines.stream().anyMatch(line -> line.contains("值守人数")), all);
    }

    /** The names of the files of the module that it is saved as. */
    static Set<String> zipped(Visit visit) throws IOException {
        Download download = visit.page().waitForDownload(() -> visit.follow("另存为模块文件"));
        Set<String> names = new TreeSet<>();
        try (ZipInputStream zip = new ZipInputStream(download.createReadStream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
