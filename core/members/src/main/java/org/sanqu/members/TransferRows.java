package org.sanqu.members;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.StoreFailure;

/**
 * The rows of transfers and of what was done about them.
 *
 * @param sql the transaction
 * @param today the day on which they are looked at
 */
record TransferRows(Sql sql, LocalDate today) {

    private static final String OPEN = "s.state in ('issued', 'sent', 'assigned')";

    /** Keeps organisations from closing and others from changing or transferring a member until the end of the transaction. */
    void hold(long member) {
        sql.lock("organisation_event");
        sql.update("update member set struck = struck where id = ?", member);
    }

    private String select() {
        return "select s.*, m.id as person, m.name, h.organisation as home" + withHome() + "where ";
    }

    /** Transfers with the member and their home of today. */
    private String withHome() {
        String day = "'" + today + "'";
        return " from transfer s" + TieRows.MEMBER + "left join affiliation h on h.member = m.id and h.kind = 'home'"
                + " and h.from_on <= " + day + " and (h.until_on is null or h.until_on > " + day + ") ";
    }

    Optional<Kept> withId(long transfer) {
        return sql.first(select() + "s.id = ?", this::read, transfer);
    }

    List<Kept> of(long member) {
        return sql.list(select() + TieRows.WHOSE + " order by s.id desc", this::read, member, member);
    }

    /** Transfers behind one, the latest first. */
    List<Kept> latest(boolean open, String condition, Long behind, int most) {
        String valid = open ? " and " + OPEN + " and s.expires_on > '" + today + "'" : "";
        String after = behind == null ? "" : " and s.id < " + behind;
        return sql.list(
                select() + "1 = 1" + valid + after + condition + " order by s.id desc limit ?", this::read, most);
    }

    /** A condition that spares the database what has nothing to do with any of the organisations. */
    String concerning(Collection<Long> organisations) {
        String in = " in (" + Ids.list(organisations) + ")";
        return " and s.id in (select id from transfer where from_organisation" + in
                + " union select id from transfer where to_organisation" + in
                + " union select id from transfer where to_committee" + in
                + " union select s.id" + withHome() + "where " + OPEN
                + " and h.organisation" + in + ")";
    }

    /** Says of those of a member that have expired that they have, so that another may begin. */
    void expire(long member) {
        sql.update(
                "update transfer set state = 'expired', revision = revision + 1 where id in (select s.id from transfer s"
                        + " where " + TieRows.WHOSE + " and " + OPEN + " and s.expires_on <= ?)",
                member,
                member,
                today);
    }

    boolean underWay(long member) {
        return !open(List.of(member)).isEmpty();
    }

    /** Those of members that are not said to be over. */
    List<Kept> open(Collection<Long> members) {
        String ids = Ids.list(members);
        return members.isEmpty()
                ? List.of()
                : sql.list(
                        select() + "s.member in (select v.id from member v where v.id in (" + ids
                                + ") or v.merged_into in (" + ids + ")) and " + OPEN + " order by s.id",
                        this::read);
    }

    /** The open ones of a member without the one that may go on: that under their own number, or else one out of their home. */
    List<Kept> surplus(long member) {
        List<Kept> open = new ArrayList<>(open(List.of(member)));
        Optional<Long> own = sql.first(
                "select s.id from transfer s where s.member = ? and " + OPEN, row -> row.number("id"), member);
        Optional<Kept> going = open.stream()
                .filter(kept -> own.isPresent() ? kept.id() == own.get() : Objects.equals(kept.from(), kept.home()))
                .findFirst();
        going.ifPresent(open::remove);
        return open;
    }

    /**
     * Keeps a new one.
     *
     * @throws StoreFailure a duplicate when one is under way
     */
    long insert(Kept kept) {
        return sql.insert(
                "insert into transfer (member, from_organisation, to_organisation, to_committee, to_name, kind,"
                        + " letter_number, issued_on, expires_on, dues_paid_to, state, accepted_on, revision)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                kept.member(),
                kept.from(),
                kept.to(),
                kept.committee(),
                kept.toName(),
                kept.kind(),
                kept.letterNumber(),
                kept.issuedOn(),
                kept.expiresOn(),
                kept.duesPaidTo().toString(),
                kept.state(),
                kept.acceptedOn());
    }

    /** Keeps what was done to one; false when somebody else did something to it in the meantime. */
    boolean change(Kept kept, String state, Long from, Long to, LocalDate acceptedOn) {
        return sql.update(
                        "update transfer set state = ?, from_organisation = ?, to_organisation = ?, accepted_on = ?,"
                                + " revision = revision + 1 where id = ? and revision = ?",
                        state,
                        from,
                        to,
                        acceptedOn,
                        kept.id(),
                        kept.revision())
                == 1;
    }

    void step(long transfer, Transfer.Step step) {
        sql.update(
                "insert into transfer_step (transfer, act, organisation, grounds, account, at) values (?, ?, ?, ?, ?, ?)",
                transfer,
                step.act(),
                step.organisation(),
                step.grounds(),
                step.by(),
                step.at());
    }

    /** What was done about transfers, by transfer, in order. */
    Map<Long, List<Transfer.Step>> steps(Collection<Long> transfers) {
        Map<Long, List<Transfer.Step>> steps = new HashMap<>();
        if (!transfers.isEmpty()) {
            sql.each(
                    "select * from transfer_step where transfer in (" + Ids.list(transfers) + ") order by id",
                    row -> steps.computeIfAbsent(row.number("transfer"), id -> new ArrayList<>())
                            .add(step(row)));
        }
        return steps;
    }

    private static Transfer.Step step(Row row) {
        Instant at = row.instant("at");
        return new Transfer.Step(
                row.text("act"), row.numberOrNull("organisation"), row.text("grounds"), row.text("account"), at);
    }

    private Kept read(Row row) {
        return new Kept(
                row.number("id"),
                row.number("person"),
                row.text("name"),
                row.numberOrNull("from_organisation"),
                row.numberOrNull("to_organisation"),
                row.numberOrNull("to_committee"),
                row.text("to_name"),
                row.text("kind"),
                row.text("letter_number"),
                row.date("issued_on"),
                row.date("expires_on"),
                YearMonth.parse(row.text("dues_paid_to")),
                row.text("state"),
                row.date("accepted_on"),
                row.numberOrNull("home"),
                row.number("revision"));
    }

    /**
     * A transfer as it is kept.
     *
     * @param to the new home; null while only the committee is known and for one outside
     * @param committee the committee that is to find the new home; null when it was known from the beginning
     * @param toName what was written for one outside; null inside
     * @param state as it was said last; that it has expired is not always said
     * @param home where the member is at home today; null off the roll
     * @param revision how often it was changed
     */
    record Kept(
            long id,
            long member,
            String name,
            Long from,
            Long to,
            Long committee,
            String toName,
            String kind,
            String letterNumber,
            LocalDate issuedOn,
            LocalDate expiresOn,
            YearMonth duesPaidTo,
            String state,
            LocalDate acceptedOn,
            Long home,
            long revision) {

        boolean outwards() {
            return toName != null;
        }
    }
}
