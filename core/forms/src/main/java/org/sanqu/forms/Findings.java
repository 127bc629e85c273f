package org.sanqu.forms;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;

/** What is wrong with filled-in data: one reason for each place, the first that was found. */
final class Findings {

    private static final int MOST = 200;
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::order, Findings::compare).thenComparing(finding -> finding.fault.at());

    private record Finding(List<Integer> order, Fault fault) {}

    private final Map<String, Finding> found = new HashMap<>();

    void add(Place place, Message reason) {
        if (found.size() < MOST && !found.containsKey(place.pointer())) {
            found.put(place.pointer(), new Finding(place.order(), new Fault(place.pointer(), reason)));
        }
    }

    /** Something about the data as a whole. */
    void addWhole(Message reason) {
        found.putIfAbsent("", new Finding(List.of(), new Fault("", reason)));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The faults in the order of the form. */
    List<Fault> inOrder() {
        return found.values().stream().sorted(ORDER).map(Finding::fault).toList();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = one.get(i).compareTo(other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
