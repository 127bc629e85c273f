package org.sanqu.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.karaf.features.BootFinished;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.module.ModuleStatus;
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.platform.Setting;
import org.sanqu.api.platform.Startup;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the platform up in order: Karaf's own boot, the modules of the deploy folder, and the example district if asked for. */
@Component(service = Startup.class, immediate = true)
public final class OrderlyStart implements Startup {

    private static final Logger LOG = LoggerFactory.getLogger(OrderlyStart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(50);

    private final Accounts accounts;
    private final OrganisationTree tree;
    private final Modules modules;
    private final Path data;
    private final Path home;
    private final boolean example;
    private final Thread thread;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            fieldOption = FieldOption.REPLACE)
    private volatile List<RowImport> imports = List.of();

    private volatile Message stage = Message.of("startup.modules");
    private volatile boolean complete;

    @Activate
    public OrderlyStart(
            BundleContext context,
            @Reference BootFinished boot,
            @Reference Store store,
            @Reference Accounts accounts,
            @Reference OrganisationTree tree,
            @Reference Modules modules) {
        this.accounts = accounts;
        this.tree = tree;
        this.modules = modules;
        this.data = store.directory();
        this.home = Path.of(context.getProperty("karaf.home"));
        this.example = Boolean.parseBoolean(Setting.of(context::getProperty, "sanqu.example", ""));
        this.thread = new Thread(this::run, "sanqu-start");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public Message stage() {
        return stage;
    }

    @Deactivate
    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            DeployFolder deploy = new DeployFolder(data.resolve("deploy"));
            boolean wanted = example && exampleWanted();
            if (wanted) {
                deploy.fill(home.resolve("modules"));
            }
            boolean brought = await(deploy.modules());
            if (!brought) {
                // a module that never comes must not keep the others from serving
                LOG.warn("{}", impatient().text());
            }
            if (wanted) {
                importExample();
            }
            stage = Message.of("startup.complete");
            complete = true;
            LOG.info("{}", stage);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            stage = Message.of("startup.failed", e instanceof Refusal refusal ? refusal.text() : String.valueOf(e));
            LOG.error("{}", stage, e);
        }
    }

    /** An empty platform wants it, and one on which its import was cut off. */
    private boolean exampleWanted() {
        return Files.exists(unfinished())
                || tree.tops(accounts.console(), LocalDate.now()).isEmpty();
    }

    private Path unfinished() {
        return data.resolve("example-unfinished");
    }

    private boolean await(List<String> ids) throws InterruptedException {
        Caller console = accounts.console();
        return await(() -> modules.statuses(console).stream()
                .map(ModuleStatus::id)
                .collect(Collectors.toSet())
                .containsAll(ids));
    }

    /** Whether the condition came to hold in time. */
    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(STEP.toMillis());
        }
        return true;
    }

    private static Refusal impatient() {
        return new Refusal(Refusal.Reason.UNAVAILABLE, "startup.impatient", PATIENCE.toSeconds());
    }

    private void importExample() throws IOException, InterruptedException {
        if (!await(() -> kinds().containsAll(RowFiles.KINDS))) {
            throw impatient();
        }
        if (!Files.exists(unfinished())) {
            Files.createFile(unfinished());
        }
        RowFiles files = new RowFiles(imports);
        for (String kind : RowFiles.KINDS) {
            stage = Message.of("startup.example", Message.of("startup.kind." + kind));
            int rows = files.apply(accounts.console(), kind, home.resolve("example/" + kind + ".json"));
            LOG.info("example: {} {}", rows, kind);
        }
        Files.delete(unfinished());
    }

    private Set<String> kinds() {
        return imports.stream().map(RowImport::kind).collect(Collectors.toSet());
    }
}
