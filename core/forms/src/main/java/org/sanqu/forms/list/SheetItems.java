package org.sanqu.forms.list;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.form.Form;

/**
 * A list of objects, which has a sheet of its own in a form's template.
 *
 * @param fields its columns
 */
public record SheetItems(FormField list, List<SheetField> fields) {

    /** Where it is in the data. */
    public JsonPointer at() {
        return list.at();
    }

    /** Its name beside those of the columns. */
    public String name() {
        return SheetField.name(list.at());
    }

    /** What its sheet is called. */
    public String title(Form form, Locale locale) {
        return list.title(form, locale);
    }
}
