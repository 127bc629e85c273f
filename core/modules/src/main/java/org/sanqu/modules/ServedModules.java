package org.sanqu.modules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.CatalogueListener;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.ModuleStatus.Owner;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.UpdateGuard;
import org.sanqu.api.platform.UpdateGuard.Verdict;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which modules are served, of those that were found. Thread-safe. */
@Component(
        immediate = true,
        service = {Modules.class, ServedModules.class})
public final class ServedModules implements Modules {
    private static final Logger LOG = LoggerFactory.getLogger(ServedModules.class);

    private final Access access;
    private final SortedMap<String, Served> served = new TreeMap<>();
    private final SetAside aside = new SetAside();
    private final LiveCatalogue catalogue = new LiveCatalogue();
    private final DataOnHand data = new DataOnHand();
    private volatile List<ModuleStatus> statuses = List.of();

    @Activate
    public ServedModules(@Reference Access access) {
        this.access = access;
    }

    @Override
    public Catalogue catalogue() {
        return catalogue.get();
    }

    @Override
    public List<ModuleStatus> statuses(Caller caller) {
        boolean manages = access.allows(caller, Permission.MANAGE_MODULES);
        if (!manages && access.tops(caller, Permission.READ).isEmpty()) {
            access.require(caller, Permission.READ);
        }
        List<ModuleStatus> all = statuses;
        return manages ? all : all.stream().map(ServedModules::withoutFaults).toList();
    }

    private static ModuleStatus withoutFaults(ModuleStatus status) {
        return new ModuleStatus(
                status.id(),
                status.title(),
                status.serving(),
                status.refused(),
                status.waiting(),
                List.of(),
                status.owner());
    }

    /** What modules do to the data on hand. */
    DataOnHand data() {
        return data;
    }

    /** Has somebody look at modules before they are served; null for nobody. */
    void guard(UpdateGuard present) {
        data.guard(present);
        if (present != null) {
            List<Served> karaf;
            synchronized (this) {
                karaf = served.values().stream()
                        .filter(one -> one.origin().owner() == Owner.KARAF)
                        .toList();
            }
            karaf.forEach(this::lookAgain);
        }
    }

    /** What Karaf started before anybody could look at it. */
    private void lookAgain(Served one) {
        Module module = one.module();
        Verdict verdict = data.examine(module, DataOnHand.content(module));
        if (!verdict.faults().isEmpty() || verdict.waits()) {
            withdraw(one.origin().place());
            admit(one.origin(), new Reading(module.id(), module.version(), module.title(), module, List.of()), verdict);
        }
    }

    /** Serves what was read when the data on hand allows it; it waits or is refused when not. */
    boolean admit(Origin origin, Reading reading) {
        if (!reading.isGood() || origin.owner() != Owner.KARAF) {
            return offer(origin, reading);
        }
        return admit(origin, reading, data.examine(reading.module(), DataOnHand.content(reading.module())));
    }

    private boolean admit(Origin origin, Reading reading, Verdict verdict) {
        if (!verdict.faults().isEmpty()) {
            refuse(origin, reading.refused(verdict.faults()));
            return false;
        }
        if (verdict.waits()) {
            await(new Waiting(origin, reading, DataOnHand.content(reading.module())), verdict.touched());
            return false;
        }
        return offer(origin, reading);
    }

    /** Notes that a module waits for somebody's agreement; what is served goes on. */
    synchronized void await(Waiting one, long touched) {
        aside.await(one);
        LOG.info(
                "{}",
                Message.of(
                        "modules.log.waiting-for-agreement",
                        one.reading().id(),
                        one.reading().version(),
                        touched));
        statuses = aside.statuses(served);
    }

    /** The version of a module that waits; the last one where there are several. */
    synchronized Optional<Waiting> waiting(String id) {
        return aside.waiting(id);
    }

    /** Where versions of a module were found that wait or were refused. */
    synchronized Set<String> places(String id) {
        return aside.places(id);
    }

    /** What was found there and waits. */
    synchronized Optional<Waiting> waitingAt(String place) {
        return aside.waitingAt(place);
    }

    /** Serves what was read, in place of what was served before from an origin that yields to this one, or refuses it. */
    synchronized boolean offer(Origin origin, Reading reading) {
        List<Fault> faults = reading.isGood() ? conflict(reading.id(), origin) : reading.faults();
        if (!faults.isEmpty()) {
            refuse(origin, reading.refused(faults));
            return false;
        }
        aside.forget(origin.place());
        served.values().removeIf(other -> other.origin().place().equals(origin.place()));
        served.put(reading.id(), new Served(origin, reading.module()));
        LOG.info(
                "{}",
                Message.of("modules.log.serving", reading.id(), reading.version(), forms(reading), metrics(reading)));
        replace();
        return true;
    }

    private static String forms(Reading reading) {
        return String.valueOf(reading.module().forms().size());
    }

    private static String metrics(Reading reading) {
        return String.valueOf(reading.module().metrics().size());
    }

    /** The fault of a module that somebody else owns; empty when it may be served. */
    synchronized List<Fault> conflict(String id, Origin origin) {
        if (id.equals(Origin.LOCAL) != (origin.owner() == Owner.DISTRICT)) {
            return List.of(Fault.at("", "modules.reserved", Origin.LOCAL));
        }
        Served there = served.get(id);
        if (there == null || there.origin().yieldsTo(origin)) {
            return List.of();
        }
        Message owner = Message.of("modules.owner." + there.origin().owner().code());
        return List.of(Fault.at("", "modules.owned", id, owner));
    }

    /** Notes that what was found there is not served, and why; what is served goes on. */
    synchronized void refuse(Origin origin, Reading reading) {
        aside.refuse(origin, reading);
        LOG.warn(
                "{}",
                Message.of("modules.log.refused", reading.id(), reading.version(), origin.place(), reading.why()));
        serving(reading.id())
                .ifPresent(module ->
                        LOG.warn("{}", Message.of("modules.log.still-serving", module.id(), module.version())));
        statuses = aside.statuses(served);
    }

    /** Forgets what was found there; says whether it was served. */
    synchronized boolean withdraw(String place) {
        aside.forget(place);
        Optional<Served> gone = served.values().stream()
                .filter(one -> one.origin().place().equals(place))
                .findFirst();
        gone.ifPresent(one -> {
            served.remove(one.module().id());
            LOG.info(
                    "{}",
                    Message.of(
                            "modules.log.withdrawn",
                            one.module().id(),
                            one.module().version()));
            replace();
        });
        statuses = aside.statuses(served);
        return gone.isPresent();
    }

    /** Whether the module that was found there is the one that is served. */
    synchronized boolean serves(String place) {
        return served.values().stream().anyMatch(one -> one.origin().place().equals(place));
    }

    /** Why what was found there is not served; empty when it is, or was never found. */
    synchronized List<Fault> faults(String place) {
        return aside.faults(place);
    }

    private Optional<Module> serving(String id) {
        return Optional.ofNullable(served.get(id)).map(Served::module);
    }

    private void replace() {
        SortedMap<String, Module> modules = new TreeMap<>();
        served.forEach((id, one) -> modules.put(id, one.module()));
        statuses = aside.statuses(served);
        catalogue.replace(modules);
    }

    /** Tells a listener of every change from now on, and of what is served already as if it had come at once. */
    synchronized void listen(CatalogueListener listener) {
        catalogue.listen(listener);
    }

    synchronized void unlisten(CatalogueListener listener) {
        catalogue.unlisten(listener);
    }
}
