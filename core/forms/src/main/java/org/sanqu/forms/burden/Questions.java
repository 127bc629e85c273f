package org.sanqu.forms.burden;

import java.util.Map;
import java.util.stream.Collectors;
import org.sanqu.api.form.Form;
import org.sanqu.api.module.Catalogue;

/** What the forms of a catalogue ask, looked at once. Immutable. */
final class Questions {

    private final Catalogue catalogue;
    private final Map<String, Asked> known;

    Questions(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.known =
                catalogue.forms().stream().collect(Collectors.toMap(Form::version, this::read, (one, same) -> one));
    }

    /** Of a form of the catalogue, or one that may come. */
    Asked of(Form form) {
        Asked asked = known.get(form.version());
        return asked == null ? read(form) : asked;
    }

    private Asked read(Form form) {
        return Asking.of(form, id -> catalogue.form(id).isPresent());
    }

    Catalogue catalogue() {
        return catalogue;
    }
}
