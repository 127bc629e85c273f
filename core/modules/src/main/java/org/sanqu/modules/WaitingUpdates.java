package org.sanqu.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.ModuleStatus.Owner;
import org.sanqu.api.module.ModuleUpdate;
import org.sanqu.api.module.Updates;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Agreeing to updates that wait, declining them, and going back. */
@Component(service = Updates.class)
public final class WaitingUpdates implements Updates {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingUpdates.class);

    private final ServedModules modules;
    private final DeployFolder folder;
    private final Access access;

    @Activate
    public WaitingUpdates(@Reference ServedModules modules, @Reference DeployFolder folder, @Reference Access access) {
        this.modules = modules;
        this.folder = folder;
        this.access = access;
    }

    @Override
    public ModuleUpdate get(Caller caller, String module) {
        access.require(caller, Permission.MANAGE_MODULES);
        Waiting waiting = waiting(module);
        Module fresh = waiting.reading().module();
        Module served = modules.catalogue().modules().get(module);
        return new ModuleUpdate(
                module,
                fresh.title(),
                served == null ? null : served.version(),
                fresh.version(),
                waiting.hash(),
                modules.data().preview(fresh, waiting.hash()).stream()
                        .map(form -> form.with(open(caller, form)))
                        .toList());
    }

    /** Who manages modules need not be one who may read what was filled in. */
    private List<FormUpdate.Example> open(Caller caller, FormUpdate form) {
        Set<Role> roles = new HashSet<>();
        Stream.of(form.before(), form.after())
                .filter(Objects::nonNull)
                .forEach(version -> roles.addAll(version.confidential()));
        return form.examples().stream()
                .filter(example -> access.allows(caller, Permission.READ, example.organisation()))
                .filter(example -> roles.isEmpty()
                        || roles.stream().anyMatch(role -> access.holds(caller, role, example.organisation())))
                .toList();
    }

    private Waiting waiting(String module) {
        return modules.waiting(module)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "modules.update-none", module));
    }

    /** What waits, if it is still what was looked at. */
    private Waiting waiting(String module, String hash) {
        Waiting waiting = waiting(module);
        if (!waiting.hash().equals(hash)) {
            throw changed();
        }
        return waiting;
    }

    private static void log(String key, Caller caller, String module, String version) {
        LOG.info("{}", Message.of(key, caller.account(), module, version));
    }

    static Refusal changed() {
        return new Refusal(Refusal.Reason.CONFLICT, "modules.update-changed");
    }

    @Override
    public void confirm(Caller caller, String module, String hash) {
        access.require(caller, Permission.MANAGE_MODULES);
        Waiting waiting = waiting(module, hash);
        log("modules.log.agreed", caller, module, waiting.reading().version());
        try {
            if (waiting.origin().owner() == Owner.DEPLOY_FOLDER) {
                confirm(waiting, caller.account());
            } else {
                modules.data().confirm(waiting, caller.account());
                modules.offer(waiting.origin(), waiting.reading());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void reject(Caller caller, String module, String hash) {
        access.require(caller, Permission.MANAGE_MODULES);
        if (modules.waiting(module).isEmpty()) {
            return;
        }
        Waiting waiting = waiting(module, hash);
        if (waiting.origin().owner() != Owner.DEPLOY_FOLDER) {
            throw new Refusal(Refusal.Reason.CONFLICT, "modules.update-not-ours");
        }
        log("modules.log.declined", caller, module, waiting.reading().version());
        try {
            reject(waiting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ModuleUpdate.Kept> kept(Caller caller, String module) {
        access.require(caller, Permission.MANAGE_MODULES);
        try {
            return folder.earlier(module).stream()
                    .map(one -> new ModuleUpdate.Kept(one.version(), one.hash(), one.until()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean goBack(Caller caller, String module, String hash) {
        access.require(caller, Permission.MANAGE_MODULES);
        try {
            putBack(caller, module, hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules.waiting(module).isPresent();
    }

    /** Serves what lies in the folder, if that is still what was agreed to. */
    private void confirm(Waiting waiting, String account) throws IOException {
        String name = waiting.origin().place();
        synchronized (folder) {
            same(waiting);
            modules.data().confirm(waiting, account);
            folder.confirmed(waiting);
            refusal(name).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    /** Passes when what lies in the folder is still what was looked at. */
    private void same(Waiting waiting) throws IOException {
        if (!folder.holds(waiting)) {
            throw changed();
        }
    }

    private Optional<Refusal> refusal(String name) {
        List<Fault> faults = modules.faults(name);
        return faults.stream()
                .findFirst()
                .map(first -> new Refusal(
                        Refusal.Reason.CONFLICT, Message.of("modules.update-refused", first.reason()), faults));
    }

    private void reject(Waiting waiting) throws IOException {
        synchronized (folder) {
            same(waiting);
            folder.decline(waiting);
        }
    }

    private void putBack(Caller caller, String id, String hash) throws IOException {
        synchronized (folder) {
            EarlierJars.Earlier version = folder.earlier(id).stream()
                    .filter(one -> one.hash().equals(hash))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "modules.kept-none"));
            Optional<Deployed> before = folder.serving(id);
            String name = before.map(Deployed::file).orElse(id + ".jar");
            log("modules.log.back", caller, id, version.version());
            folder.put(version.path(), name);
            Optional<Refusal> refusal = refusal(name);
            if (refusal.isPresent()) {
                if (before.isPresent()) {
                    folder.put(before.get().jar().path(), name);
                }
                throw refusal.get();
            }
        }
    }
}
