package org.sanqu.members;

import java.util.List;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;

/** Checks of single fields that may be left out. */
final class Codes {

    private Codes() {}

    static void check(List<Fault> faults, String at, String table, String code) {
        if (code != null) {
            required(faults, at, table, code);
        }
    }

    static void required(List<Fault> faults, String at, String table, String code) {
        if (code == null || !CodeTable.of(table).codes().contains(code)) {
            faults.add(Fault.at(at, "field.code", code == null ? "" : code));
        }
    }

    static void text(List<Fault> faults, String at, String text, int longest) {
        if (text != null) {
            requiredText(faults, at, text, longest);
        }
    }

    static void requiredText(List<Fault> faults, String at, String text, int longest) {
        if (!Written.good(text, longest)) {
            faults.add(Written.fault(at, text, longest));
        }
    }
}
