package org.sanqu.web.page.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.Fault;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Referents;
import org.sanqu.web.http.Parameters;

/** What somebody typed to find what a field refers to, and then chose nothing. Not thread-safe. */
final class Unchosen {

    private final Referents referents;
    private final List<Fault> faults = new ArrayList<>();
    private Parameters sent;

    Unchosen(Referents referents, Parameters sent) {
        this.referents = referents;
        this.sent = sent;
    }

    /** What was sent, with what there was no doubt about. */
    Parameters sent() {
        return sent;
    }

    /** What has still to be chosen. */
    List<Fault> faults() {
        return faults;
    }

    /** Chooses the only one who is called exactly so; else that is a fault. */
    void settle(Field field) {
        String pointer = field.pointer();
        String typed = sent.text(Fields.SEARCH + pointer);
        if (typed.isEmpty() || sent.has(pointer) || field.computed() || !refers(field.kind())) {
            return;
        }
        Optional<Long> only = referents.only(field.kind().one(), typed);
        if (only.isPresent()) {
            sent = sent.with(pointer, String.valueOf(only.get())).without(Fields.SEARCH + pointer);
        } else {
            faults.add(Fault.at(pointer, "web.unchosen", typed));
        }
    }

    private static boolean refers(Kind kind) {
        return kind.one().reference();
    }
}
