package org.sanqu.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalField;

/** Gives new fields names that no field of the form ever had, and leaves the others theirs. */
final class FieldNames {

    private final Set<String> known = new HashSet<>();
    private int given;

    /**
     * Names for a form.
     *
     * @param before its fields as they are kept
     * @param given how many names were given before
     */
    FieldNames(List<LocalField> before, int given) {
        this.given = given;
        note(before);
    }

    private void note(List<LocalField> fields) {
        fields.forEach(field -> {
            known.add(field.name());
            note(field.columns());
        });
    }

    /** Content as it is kept: without spaces around it, and with names. */
    LocalContent name(LocalContent content) {
        return new LocalContent(
                content.title().strip(),
                content.note().strip(),
                name(content.fields()),
                content.addressees(),
                content.due());
    }

    private List<LocalField> name(List<LocalField> fields) {
        List<LocalField> named = new ArrayList<>();
        for (LocalField field : fields) {
            String name = known.remove(field.name()) ? field.name() : "a" + ++given;
            named.add(field.named(name).holding(name(field.columns())));
        }
        return named;
    }

    int given() {
        return given;
    }
}
