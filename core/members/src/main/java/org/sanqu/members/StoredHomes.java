package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Sql;

/** The homes in the database, for the acts of others that change them. */
@Component(service = {Homes.class, HomeMoves.class})
public final class StoredHomes implements Homes, HomeMoves {

    private static final int CHUNK = 2_000;

    private final MemberCounts counts;
    private final Clock clock = Clock.systemDefaultZone();

    @Activate
    public StoredHomes(@Reference MemberCounts counts) {
        this.counts = counts;
    }

    /** Whoever enrols somebody meanwhile waits, and then sees what became of the organisation. */
    private static void hold(Sql sql) {
        sql.lock("affiliation");
    }

    @Override
    public Optional<Long> of(Sql sql, long member, LocalDate day) {
        return sql.first(
                "select organisation from affiliation where member = ? and from_on <= ?"
                        + " and (until_on is null or until_on > ?)",
                row -> row.number("organisation"),
                member,
                day,
                day);
    }

    @Override
    public List<Long> at(Sql sql, Collection<Long> organisations, LocalDate from) {
        if (organisations.isEmpty()) {
            return List.of();
        }
        hold(sql);
        String ids = Ids.list(organisations);
        return sql.list(
                "select id from member where home in (" + ids + ") union select member as id from affiliation"
                        + " where until_on is not null and until_on > ? and organisation in (" + ids + ") order by id",
                row -> row.number("id"),
                from);
    }

    @Override
    public boolean before(Sql sql, long organisation, LocalDate day) {
        hold(sql);
        return sql.first(
                        "select id from member where home = ? and home_from < ? union all select member as id"
                                + " from affiliation where until_on is not null and organisation = ? and from_on < ? limit 1",
                        row -> true,
                        organisation,
                        day,
                        organisation,
                        day)
                .isPresent();
    }

    @Override
    public long move(
            Sql sql, Collection<Long> members, Collection<Long> from, long to, LocalDate on, long organisationEvent) {
        hold(sql);
        EventRows.Paper paper = paper(sql, organisationEvent);
        List<Long> all = List.copyOf(members);
        long moved = 0;
        for (int first = 0; first < all.size() && !from.isEmpty(); first += CHUNK) {
            List<Long> some = all.subList(first, Math.min(all.size(), first + CHUNK));
            List<Object[]> rows = sql.list(
                    "select distinct member, organisation from affiliation where member in (" + Ids.list(some)
                            + ") and (until_on is null or until_on > ?) and organisation in (" + Ids.list(from)
                            + ") order by member",
                    row -> EventRows.along(
                            row.number("member"), on, row.number("organisation"), to, organisationEvent, paper),
                    on);
            rows.removeIf(row -> row[4].equals(row[5]));
            List<Long> concerned =
                    rows.stream().map(row -> (Long) row[0]).distinct().toList();
            new EventRows(sql).addAll(rows);
            new EventRows(sql).addAll(ofMerged(sql, concerned, rows));
            new HomeProjection(sql).refresh(concerned);
            moved += concerned.size();
        }
        sql.afterCommit(counts::changed);
        return moved;
    }

    /** The same moves of those merged into somebody, from whom they have their first homes. */
    private static List<Object[]> ofMerged(Sql sql, List<Long> members, List<Object[]> rows) {
        Map<Long, List<Long>> merged = new HashMap<>();
        if (!members.isEmpty()) {
            sql.each(
                    "select id, merged_into from member where merged_into in (" + Ids.list(members) + ")",
                    row -> merged.computeIfAbsent(row.number("merged_into"), into -> new ArrayList<>())
                            .add(row.number("id")));
        }
        return rows.stream()
                .flatMap(row -> merged.getOrDefault(row[0], List.of()).stream().map(id -> EventRows.of(id, row)))
                .toList();
    }

    /** What the event of the organisation rests on is what its members' moves rest on. */
    private EventRows.Paper paper(Sql sql, long organisationEvent) {
        return sql.first(
                        "select reason, document_number, entered_by from organisation_event where id = ?",
                        row -> new EventRows.Paper(
                                row.text("reason"),
                                row.text("document_number"),
                                row.text("entered_by"),
                                clock.instant()),
                        organisationEvent)
                .orElseThrow();
    }

    @Override
    public void undo(Sql sql, long organisationEvent) {
        sql.lock("affiliation");
        List<Long> concerned = sql.list(
                "select distinct member from member_event where organisation_event = ? and standing = 1",
                row -> row.number("member"),
                organisationEvent);
        sql.update("update member_event set standing = 0 where organisation_event = ?", organisationEvent);
        new HomeProjection(sql).refresh(concerned);
        new TieCarriage(sql).undo(organisationEvent);
        sql.afterCommit(counts::changed);
    }

    @Override
    public long moved(Sql sql, long organisationEvent) {
        return sql.first(
                        "select count(distinct coalesce(m.merged_into, m.id)) as members from member_event e"
                                + " join member m on m.id = e.member where e.organisation_event = ?",
                        row -> row.number("members"),
                        organisationEvent)
                .orElseThrow();
    }

    @Override
    public Held held(Sql sql, Collection<Long> organisations, LocalDate from) {
        if (organisations.isEmpty()) {
            return new Held(0, 0);
        }
        String there = " and s.organisation in (" + Ids.list(organisations) + ")";
        return new Held(
                new TieRows(sql).after(from, there).size(),
                new AppointmentRows(sql).after(from, there).size());
    }

    @Override
    public long carry(Sql sql, Collection<Long> from, long to, LocalDate on, long organisationEvent) {
        EventRows.Paper paper = paper(sql, organisationEvent);
        sql.afterCommit(counts::changed);
        return new TieCarriage(sql).carry(from, to, on, organisationEvent, paper.account(), paper.at());
    }

    @Override
    public void move(Sql sql, long member, Long to, LocalDate on, String documentNumber, String account) {
        HomeActs acts = new HomeActs(sql, counts);
        acts.transfer(member, to, on, new EventRows.Paper(null, documentNumber, account, clock.instant()));
    }

    @Override
    public void comeBack(Sql sql, long member, long to, LocalDate on, String documentNumber, String account) {
        HomeActs acts = new HomeActs(sql, counts);
        acts.comeBack(member, to, on, new EventRows.Paper(null, documentNumber, account, clock.instant()));
    }
}
