package org.sanqu.forms;

import java.util.Locale;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;

/**
 * A text of a form, in the reader's language.
 *
 * @param pointer where it stands in the form's document
 * @param otherwise what is said when nothing stands there
 */
public record FormText(Form form, String pointer, String otherwise) implements Text {

    @Override
    public String in(Locale locale) {
        return form.text(pointer, otherwise, locale);
    }
}
