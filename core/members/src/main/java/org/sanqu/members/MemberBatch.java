package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Holdings;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.sheet.SheetColumn;

/** Imports ledgers of members. */
@Component(service = {BatchImport.class, MemberBatch.class})
public final class MemberBatch implements BatchImport, AutoCloseable {

    private static final List<SheetColumn> COLUMNS = SheetColumn.of(MemberBatch.class, "/columns/members.json");
    private static final int NAMED = 10;

    /** What happened to members of a batch since it was applied. */
    private static final String SINCE =
            """
            select m.id, m.name from member m where m.batch = ? and m.struck = 0 and m.id <= ? and (m.merged_into is not null
             or exists (select 1 from member o where o.merged_into = m.id)
             or exists (select 1 from member_event e where e.member = m.id)
             or exists (select 1 from secondary_affiliation s where s.member = m.id)
             or exists (select 1 from transfer t where t.member = m.id)
             or exists (select 1 from appointment a where a.member = m.id)) order by m.id limit ?
            """;

    private final Store store;
    private final Secrets secrets;
    private final Access access;
    private final Directory directory;
    private final MemberCounts counts;
    private final List<Holdings> holdings = new CopyOnWriteArrayList<>();
    private final Clock clock = Clock.systemDefaultZone();

    /** The common pool has none on two processors, but makes a thread for each task. */
    private final ExecutorService closer = Executors.newFixedThreadPool(2, work -> {
        Thread made = new Thread(work, "sanqu-closing");
        made.setDaemon(true);
        return made;
    });

    /**
     * Imports of members.
     *
     * @param ties not asked: that they are there means that their tables are
     */
    @Activate
    public MemberBatch(
            @Reference Store store,
            @Reference Secrets secrets,
            @Reference Access access,
            @Reference Directory directory,
            @Reference MemberCounts counts,
            @Reference TieChanges ties) {
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.directory = directory;
        this.counts = counts;
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
        return "members";
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
    MemberIntake intake(Caller caller, Long batch, LocalDate baseline) {
        if (access.tops(caller, Permission.MAINTAIN).isEmpty()) {
            access.require(caller, Permission.MAINTAIN);
        }
        LocalDate today = LocalDate.now(clock);
        LedgerRows rows = new LedgerRows(store, directory.of(caller, Permission.MAINTAIN, today), baseline, today);
        return new MemberIntake(store, secrets, access, counts, caller, batch, rows, baseline, closer, clock);
    }

    @Override
    public void requireUndoable(Sql sql, long batch) {
        requireUnused(
                sql,
                batch,
                sql.list("select id from member where batch = ? and struck = 0 order by id", MemberBatch::id, batch));
    }

    @Override
    public int undo(Sql sql, Caller caller, long batch, int most) {
        List<Long> members = new ArrayList<>();
        Set<Long> homes = new LinkedHashSet<>();
        sql.each(
                "select id, enrolled_home from member where batch = ? and struck = 0 order by id limit ?",
                row -> {
                    members.add(row.number("id"));
                    homes.add(row.number("enrolled_home"));
                },
                batch,
                most);
        homes.forEach(home -> access.require(caller, Permission.MAINTAIN, home));
        requireUnused(sql, batch, members);
        String reason = Message.of("import.undone", String.valueOf(batch)).toString();
        EventRows.Paper paper = new EventRows.Paper(reason, null, caller.account(), clock.instant());
        new MemberDesk(sql, secrets, counts, LocalDate.now(clock), paper).strike(members);
        return members.size();
    }

    private static long id(Row row) {
        return row.number("id");
    }

    @Override
    @Deactivate
    public void close() {
        closer.shutdownNow();
    }

    /** The members are the first of what is left of the batch. */
    private void requireUnused(Sql sql, long batch, List<Long> members) {
        if (members.isEmpty()) {
            return;
        }
        long last = members.get(members.size() - 1);
        List<String> used = sql.list(SINCE, MemberBatch::named, batch, last, NAMED);
        if (used.isEmpty()) {
            List<Long> told = holdings.stream()
                    .flatMap(each -> each.members(sql, members).stream())
                    .limit(NAMED)
                    .toList();
            used = told.isEmpty()
                    ? List.of()
                    : sql.list("select id, name from member where id in (" + Ids.list(told) + ")", MemberBatch::named);
        }
        if (!used.isEmpty()) {
            throw new Refusal(Refusal.Reason.CONFLICT, "import.used", String.join("、", used));
        }
    }

    private static String named(Row row) {
        return row.text("name") + "（" + row.number("id") + "）";
    }
}
