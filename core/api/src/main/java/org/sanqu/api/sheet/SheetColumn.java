package org.sanqu.api.sheet;

import java.util.List;
import org.sanqu.api.Text;

/**
 * A column that an import of a kind understands.
 *
 * @param name the field, {@code birthDate}
 * @param title its heading in our own template
 * @param headings what other ledgers call it, in Simplified characters; may be empty
 * @param required whether a row needs it
 * @param codes the name of the {@link org.sanqu.api.CodeTable} that its values are from; null for free text, dates and numbers
 * @param date whether its values are dates
 */
public record SheetColumn(
        String name, Text title, List<String> headings, boolean required, String codes, boolean date) {

    public SheetColumn {
        headings = List.copyOf(headings);
    }
}
