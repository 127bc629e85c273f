package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.Text;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.platform.Sql;

/**
 * Takes events of a member back, as if they had not been entered; refuses where what followed could then not have been entered.
 *
 * @param sql the transaction
 * @param counts is told whose home changed
 * @param today the day
 * @param paper what the withdrawal rests on
 * @param entering is told of each organisation where the member is at home by that, and may refuse
 */
record Withdrawal(Sql sql, MemberCounts counts, LocalDate today, EventRows.Paper paper, LongConsumer entering) {

    /** Why events of other kinds are not taken back, each by what is done instead. */
    private static final Map<String, String> INSTEAD = Map.of(
            "enrol", "member.withdraw-enrol",
            "correct", "member.withdraw-correct",
            "reorganise", "member.withdraw-reorganise",
            "merge-into", "member.withdraw-merge",
            "merged-from", "member.withdraw-merge",
            "strike", "member.withdraw-strike",
            "withdraw", "member.withdraw-withdraw");

    private static final Set<String> MOVES = Set.of("leave", "return", "transfer");

    void of(long member, long id) {
        MemberEvent event = withdrawable(member, id);
        EventRows events = new EventRows(sql);
        events.undo(id);
        if (MOVES.contains(event.kind())) {
            rehome(event);
        }
        if (event.kind().equals("convert")) {
            sql.update("update member set converted_on = null where id = ?", member);
        } else {
            Attributes.replayed(sql, member).write(sql);
        }
        events.add(member, "withdraw", today, null, "event: " + id, paper);
        if (!MOVES.contains(event.kind())) {
            counts.changing(sql, new HomeProjection.Changed(List.of(), List.of()));
        }
    }

    private MemberEvent withdrawable(long member, long id) {
        if (id == 0) {
            throw refused("member.withdraw-enrol");
        }
        MemberEvent event = new EventRows(sql)
                .withId(id)
                .filter(found -> found.member() == member || new HomeDays(sql).keptAs(found.member()) == member)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "member.withdraw-absent", String.valueOf(id)));
        if (!event.standing()) {
            throw refused("member.withdraw-done");
        }
        if (INSTEAD.containsKey(event.kind())) {
            throw refused(INSTEAD.get(event.kind()));
        }
        if (event.member() != member) {
            throw refused("member.withdraw-merged", String.valueOf(event.member()));
        }
        if (event.kind().equals("amend") && !new EventRows(sql).isDated(id)) {
            throw refused("member.withdraw-phone");
        }
        return event;
    }

    /** Writes where the member is at home without the event. */
    private void rehome(MemberEvent event) {
        long member = event.member();
        requirePossible(event);
        HomeDays days = new HomeDays(sql);
        Long before = days.on(List.of(member), today).get(member);
        Set<Long> offRoll = heldOffRoll(member);
        HomeProjection.Changed changed = new HomeProjection(sql).refresh(List.of(member));
        List<Fault> faults = new Dwelling(sql).faults("", changed.begun());
        if (!faults.isEmpty()) {
            throw refused("member.withdraw-home", faults.get(0).reason());
        }
        if (!offRoll.containsAll(heldOffRoll(member))) {
            throw refused("member.withdraw-held");
        }
        changed.begun().stream().map(Homestead::organisation).distinct().forEach(entering::accept);
        counts.changing(sql, changed);
        if (!Objects.equals(before, days.on(List.of(member), today).get(member))) {
            new Aftermath(sql, today, paper).rehomed(member);
        }
        takeBack(event);
    }

    /** Refuses where somebody would leave or move who is off the roll, or return who is on it. */
    private void requirePossible(MemberEvent event) {
        LocalDate enrolled = sql.first(
                        "select enrolled_from from member where id = ?",
                        row -> row.date("enrolled_from"),
                        event.member())
                .orElseThrow();
        List<HomeMove> after = new HomeProjection(sql).moves(event.member());
        List<HomeMove> before = new ArrayList<>(after);
        before.add(new HomeMove(event.id(), event.on(), event.from(), event.to(), false));
        List<Long> impossible = impossible(enrolled, after);
        impossible.removeAll(impossible(enrolled, before));
        if (!impossible.isEmpty()) {
            MemberEvent later = new EventRows(sql).withId(impossible.get(0)).orElseThrow();
            Text kind = locale -> CodeTable.of("member-event").label(later.kind(), locale);
            throw refused("member.withdraw-later", later.on().toString(), kind);
        }
    }

    private static List<Long> impossible(LocalDate enrolled, List<HomeMove> moves) {
        List<HomeMove> steps = new ArrayList<>(moves);
        steps.add(new HomeMove(0, enrolled, null, 0L, false));
        steps.removeIf(HomeMove::along);
        steps.sort(HomeMove.BY_DAY);
        List<Long> impossible = new ArrayList<>();
        boolean onRoll = false;
        for (HomeMove step : steps) {
            boolean comes = step.from() == null;
            if (comes == onRoll) {
                impossible.add(step.id());
            }
            onRoll = step.to() != null;
        }
        return impossible;
    }

    /** The ties (negative) and posts of a member that begin on a day off the roll. */
    private Set<Long> heldOffRoll(long member) {
        String begun = " s where s.member in (select id from member where id = ? or merged_into = ?)"
                + " and (s.until_on is null or s.until_on > s.from_on) and not exists (select 1 from affiliation a"
                + " where a.member = ? and a.from_on <= s.from_on and (a.until_on is null or a.until_on > s.from_on))";
        return Set.copyOf(sql.list(
                "select -s.id as id from secondary_affiliation" + begun + " union all select s.id from appointment"
                        + begun,
                row -> row.number("id"),
                member,
                member,
                member,
                member,
                member,
                member));
    }

    /** The transfer by which it came, if it came by one, is over as if it had been withdrawn. */
    private void takeBack(MemberEvent event) {
        TransferRows rows = new TransferRows(sql, today);
        rows.of(event.member()).stream()
                .filter(kept -> kept.state().equals("accepted")
                        && event.on().equals(kept.acceptedOn())
                        && Objects.equals(event.to(), kept.to()))
                .findFirst()
                .filter(kept -> rows.change(kept, "withdrawn", kept.from(), kept.to(), null))
                .ifPresent(kept -> rows.step(
                        kept.id(), new Transfer.Step("withdraw", null, paper.reason(), paper.account(), paper.at())));
    }

    private static Refusal refused(String key, Object... args) {
        return new Refusal(Refusal.Reason.CONFLICT, key, args);
    }
}
