package org.sanqu.local;

import java.util.List;
import java.util.Locale;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Text;

/** Tells that a change does not suit the answers that are there to somebody who writes no files. */
final class Misfit {

    private Misfit() {}

    /** The same in an office's words, at the field that was changed; other faults as they are. */
    static Fault told(Fault fault, FieldPlaces places) {
        List<Object> args = fault.reason().args();
        return switch (fault.reason().key()) {
            case "update.incompatible" -> Fault.at(place(fault, places), "local.misfit", args.get(0), args.get(1));
            case "update.meaning" -> Fault.at(place(fault, places), "local.misfit-meaning", args.get(0));
            case "update.too-many" -> Fault.at(fault.at(), "local.misfit-many");
            default -> fault;
        };
    }

    /** That a field must be filled in is told at what is around it: there it is looked for by its title. */
    private static String place(Fault fault, FieldPlaces places) {
        Object change = fault.reason().args().get(0);
        return change instanceof Message message
                        && message.key().equals("update.diff.required")
                        && message.args().get(0) instanceof Text title
                ? places.titled(fault.at(), title.in(Locale.CHINESE))
                : fault.at();
    }
}
