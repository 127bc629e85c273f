package org.sanqu.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Holdings;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.sheet.SheetColumn;

/** Imports ledgers of organisations. */
@Component(service = {BatchImport.class, OrganisationBatch.class})
public final class OrganisationBatch implements BatchImport {

    private static final List<SheetColumn> COLUMNS =
            SheetColumn.of(OrganisationBatch.class, "/columns/organisations.json");
    private static final int NAMED = 10;
    private static final int TOGETHER = 10_000;

    private final Store store;
    private final Access access;
    private final StoredHierarchies hierarchies;
    private final Directory directory;
    private final StoredHistory history;
    private final List<Holdings> holdings = new CopyOnWriteArrayList<>();
    private final Clock clock = Clock.systemDefaultZone();

    @Activate
    public OrganisationBatch(
            @Reference Store store,
            @Reference Access access,
            @Reference StoredHierarchies hierarchies,
            @Reference Directory directory,
            @Reference StoredHistory history) {
        this.store = store;
        this.access = access;
        this.hierarchies = hierarchies;
        this.directory = directory;
        this.history = history;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindHoldings(Holdings more) {
        holdings.add(more);
    }

    public void unbindHoldings(Holdings gone) {
        holdings.remove(gone);
    }

    @Override
    public String kind() {
        return "organisations";
    }

    @Override
    public List<SheetColumn> columns() {
        return COLUMNS;
    }

    @Override
    public Intake begin(Caller caller, long batch, LocalDate baseline) {
        return intake(caller, batch, baseline);
    }

    /** An intake of a batch, or of rows that are none and cannot be undone together. */
    OrganisationIntake intake(Caller caller, Long batch, LocalDate baseline) {
        if (access.tops(caller, Permission.MAINTAIN).isEmpty()) {
            access.require(caller, Permission.MAINTAIN);
        }
        LocalDate today = LocalDate.now(clock);
        return new OrganisationIntake(
                store,
                hierarchies,
                access,
                caller,
                directory.of(caller, Permission.MAINTAIN, today),
                new OrganisationIntake.Papers(reason(batch), batch),
                baseline,
                today);
    }

    private static String reason(Long batch) {
        return (batch == null ? Message.of("import.founded-rows") : Message.of("import.founded", String.valueOf(batch)))
                .toString();
    }

    /** The tree changes as a whole, and is read again by all after each change. */
    @Override
    public int together() {
        return TOGETHER;
    }

    @Override
    public void requireUndoable(Sql sql, long batch) {
        requireLeft(sql, founded(sql, batch));
    }

    /** All at once, for they hang together. */
    @Override
    public int undo(Sql sql, Caller caller, long batch, int most) {
        Map<Long, String> founded = founded(sql, batch);
        if (!founded.isEmpty()) {
            requireLeft(sql, founded);
            String reason = Message.of("import.undone", String.valueOf(batch)).toString();
            history.withdrawBatch(sql, caller, batch, reason);
        }
        return founded.size();
    }

    private static Map<Long, String> founded(Sql sql, long batch) {
        Map<Long, String> founded = new TreeMap<>();
        sql.each(
                "select distinct o.id, o.code from organisation_event e join organisation_change c on c.event = e.id"
                        + " join organisation o on o.id = c.organisation where e.batch = ? and e.withdrawn_by is null",
                row -> founded.put(row.number("id"), row.text("code")),
                batch);
        return founded;
    }

    /** Passes when nobody and nothing is where something was founded. */
    private void requireLeft(Sql sql, Map<Long, String> founded) {
        List<String> held = new ArrayList<>();
        Chunks.each(founded.keySet(), (some, marks) -> {
            if (held.size() < NAMED && isHeld(sql, some)) {
                some.stream()
                        .filter(each -> isHeld(sql, List.of(each)))
                        .map(founded::get)
                        .forEach(held::add);
            }
        });
        if (!held.isEmpty()) {
            String some = held.stream().sorted().limit(NAMED).collect(Collectors.joining("、"));
            throw new Refusal(Refusal.Reason.CONFLICT, "import.used", some);
        }
    }

    private boolean isHeld(Sql sql, List<Long> organisations) {
        return holdings.stream().anyMatch(any -> any.left(sql, organisations) > 0);
    }
}
