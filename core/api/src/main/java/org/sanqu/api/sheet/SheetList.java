package org.sanqu.api.sheet;

import java.util.List;
import org.sanqu.api.Text;

/**
 * A list that an import understands as a sheet of its own: each of its rows is an item of what a row of the main sheet says.
 *
 * @param name the field that is a list
 * @param title what its sheet is called in our own template
 * @param columns with {@link #NUMBER} among them
 */
public record SheetList(String name, Text title, List<SheetColumn> columns) {

    /** The column that says to which row of the main sheet an item belongs; there it is the row's own number. */
    public static final String NUMBER = ".number";

    public SheetList {
        columns = List.copyOf(columns);
    }
}
