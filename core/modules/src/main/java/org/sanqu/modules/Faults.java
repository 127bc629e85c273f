package org.sanqu.modules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;

/** Gathers the faults of a module, each once and a bounded number. Not thread-safe. */
final class Faults {
    private static final int MOST = 200;

    private final Set<Fault> found = new LinkedHashSet<>();

    /** Notes a fault in a whole file. */
    void in(String file, String key, Object... args) {
        add(Fault.at(file, key, args));
    }

    /** Notes a fault at a pointer into a file. */
    void at(String file, String pointer, String key, Object... args) {
        add(Fault.at(file + "#" + pointer, key, args));
    }

    private void add(Fault fault) {
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    int count() {
        return found.size();
    }

    List<Fault> list() {
        return new ArrayList<>(found);
    }
}
