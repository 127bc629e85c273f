package org.sanqu.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.ModuleStatus.Owner;

/** What was found and is not served, by place: refused, or waiting until somebody agrees. Not thread-safe. */
final class SetAside {

    private final Map<String, Refused> refused = new LinkedHashMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    private record Refused(Origin origin, Reading reading) {}

    void refuse(Origin origin, Reading reading) {
        forget(origin.place());
        refused.put(origin.place(), new Refused(origin, reading));
    }

    void await(Waiting one) {
        refused.remove(one.origin().place());
        waiting.put(one.origin().place(), one);
    }

    void forget(String place) {
        refused.remove(place);
        waiting.remove(place);
    }

    /** The version of a module that waits; the last one where there are several. */
    Optional<Waiting> waiting(String id) {
        return waiting.values().stream()
                .filter(one -> one.reading().id().equals(id))
                .reduce((first, last) -> last);
    }

    Optional<Waiting> waitingAt(String place) {
        return Optional.ofNullable(waiting.get(place));
    }

    /** Where something of a module was found. */
    Set<String> places(String id) {
        Stream<Origin> bad = refused.values().stream()
                .filter(one -> one.reading().id().equals(id))
                .map(Refused::origin);
        Stream<Origin> good = waiting.values().stream()
                .filter(one -> one.reading().id().equals(id))
                .map(Waiting::origin);
        return Stream.concat(bad, good).map(Origin::place).collect(Collectors.toSet());
    }

    /** Why what was found there was refused; empty when it was not. */
    List<Fault> faults(String place) {
        return refused.containsKey(place) ? refused.get(place).reading().faults() : List.of();
    }

    /**
     * The state of every module, by id.
     *
     * @param served by id
     */
    List<ModuleStatus> statuses(SortedMap<String, Served> served) {
        SortedMap<String, ModuleStatus> all = new TreeMap<>();
        served.forEach((id, one) -> all.put(id, serving(id, one)));
        refused.values().forEach(one -> {
            Reading reading = one.reading();
            ModuleStatus there = there(all, one.origin().owner(), reading);
            all.put(reading.id(), status(there, reading.version(), there.waiting(), reading.faults()));
        });
        waiting.values().forEach(one -> {
            Reading reading = one.reading();
            ModuleStatus there = there(all, one.origin().owner(), reading);
            all.put(reading.id(), status(there, there.refused(), reading.version(), there.faults()));
        });
        return List.copyOf(all.values());
    }

    private static ModuleStatus serving(String id, Served one) {
        Module module = one.module();
        Owner owner = one.origin().owner();
        return new ModuleStatus(id, module.title(), module.version(), null, null, List.of(), owner);
    }

    private static ModuleStatus there(SortedMap<String, ModuleStatus> all, Owner owner, Reading reading) {
        ModuleStatus none = new ModuleStatus(reading.id(), reading.title(), null, null, null, List.of(), owner);
        return all.getOrDefault(reading.id(), none);
    }

    private static ModuleStatus status(ModuleStatus there, String refused, String waiting, List<Fault> faults) {
        return new ModuleStatus(there.id(), there.title(), there.serving(), refused, waiting, faults, there.owner());
    }
}
