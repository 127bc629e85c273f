package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;

/**
 * Changes members, inside one transaction.
 *
 * @param sql the transaction
 * @param secrets opens and closes the numbers
 * @param counts is told whose home changed
 * @param today no change lies ahead of it
 * @param paper what the changes rest on
 */
record MemberDesk(Sql sql, Secrets secrets, MemberCounts counts, LocalDate today, EventRows.Paper paper) {

    private static final int CHUNK = 2_000;
    private static final String ORGANISATION_EVENT = "organisation_event";

    void change(long member, MemberChange change, LocalDate on) {
        hold(member, change);
        Person person = present(member);
        if (change instanceof MemberChange.Amend amend) {
            amend(person, amend, on);
        } else if (change instanceof MemberChange.Convert) {
            convert(person, on);
        } else if (change instanceof MemberChange.Correct correct) {
            correct(person, correct);
        } else if (change instanceof MemberChange.Leave leave) {
            leave(person, leave.cause(), on);
        } else if (change instanceof MemberChange.Return back) {
            comeBack(person, back.home(), on);
        } else if (change instanceof MemberChange.MergeInto merge) {
            merge(person, known(merge.member()));
        } else if (change instanceof MemberChange.Strike) {
            strike(List.of(person.id()));
        }
    }

    /**
     * Takes an event of a member back.
     *
     * @param entering is told of each organisation where they are at home by that on days on which they were not, and may refuse
     */
    void withdraw(long member, long event, LongConsumer entering) {
        sql.lock(ORGANISATION_EVENT);
        Person person = present(member);
        new Withdrawal(sql, counts, today, paper, entering).of(person.id(), event);
    }

    /** Waits for the organisations before the member, as whoever moves members with their organisations does, and for two in order. */
    private void hold(long member, MemberChange change) {
        boolean moves = change instanceof MemberChange.Leave
                || change instanceof MemberChange.Return
                || change instanceof MemberChange.MergeInto
                || change instanceof MemberChange.Strike;
        if (moves) {
            sql.lock(ORGANISATION_EVENT);
        }
        if (change instanceof MemberChange.MergeInto merge && merge.member() < member) {
            known(merge.member());
        }
    }

    private Person present(long member) {
        Person person = known(member);
        if (person.mergedInto() != null) {
            throw new Refusal(
                    Refusal.Reason.NOT_FOUND,
                    "member.merged",
                    String.valueOf(member),
                    String.valueOf(person.mergedInto()));
        }
        return person;
    }

    private Person known(long member) {
        Person person = Person.lock(sql, secrets, member)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "member.not-found", String.valueOf(member)));
        if (person.struck()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, "member.struck", String.valueOf(member));
        }
        return person;
    }

    private void amend(Person person, MemberChange.Amend amend, LocalDate on) {
        require(acts().timeline(person.id()).on(on) != null, "/on", "member.off-roll", on.toString());
        Attributes attributes = Attributes.read(sql, person.id());
        Map<String, String> said = Amendment.values(amend, attributes.on(on), on);
        Detail detail = Amendment.detail(attributes.on(on), Attributes.differing(attributes.on(on), said));
        detail.add(
                "phone",
                Phone.masked(person.phone()),
                Phone.masked(amend.phone() == null ? person.phone() : amend.phone()));
        boolean phone = amend.phone() != null && !amend.phone().equals(person.phone());
        require(!detail.isEmpty() || phone, "", "member.change-nothing");
        attributes.with(on, said).write(sql);
        if (phone) {
            phone(person.id(), amend.phone());
        }
        new EventRows(sql).add(person.id(), "amend", on, null, said, detail.toString(), paper);
        touch();
    }

    private void phone(long member, String phone) {
        sql.update(
                "update member set phone = ?, phone_hash = ? where id = ?",
                secrets.encrypt(phone),
                secrets.fingerprint(Phone.plain(phone)),
                member);
    }

    private void convert(Person person, LocalDate on) {
        require(person.convertedOn() == null, "/on", "member.not-probationary", on.toString());
        require(
                !on.isBefore(person.joinedOn()),
                "/on",
                "member.on-early",
                person.joinedOn().toString());
        require(acts().timeline(person.id()).on(on) != null, "/on", "member.off-roll", on.toString());
        sql.update("update member set converted_on = ? where id = ?", on, person.id());
        new EventRows(sql).add(person.id(), "convert", on, null, null, paper);
        touch();
    }

    private void correct(Person person, MemberChange.Correct correct) {
        Correction correction = new Correction(person, correct);
        refuse(correction.faults(today));
        Detail detail = correction.detail();
        require(!detail.isEmpty(), "", "member.change-nothing");
        correction.write(sql, secrets);
        EventRows events = new EventRows(sql);
        if (correct.neverConverted()) {
            events.undo(person.id(), "convert");
        }
        events.add(person.id(), "correct", today, null, detail.toString(), paper);
        touch();
    }

    private void leave(Person person, String cause, LocalDate on) {
        acts().leave(person.id(), cause, on, paper);
        aftermath().gone(List.of(person.id()), "leave");
    }

    private void comeBack(Person person, long home, LocalDate on) {
        acts().comeBack(person.id(), home, on, paper);
    }

    /** The other keeps their identity; where this one was at home while the other was not is theirs too. */
    private void merge(Person person, Person kept) {
        require(person.id() != kept.id(), "/member", "member.same-person");
        require(
                kept.mergedInto() == null,
                "/member",
                "member.merged",
                String.valueOf(kept.id()),
                String.valueOf(kept.mergedInto()));
        Timeline going = acts().timeline(person.id());
        Timeline staying = acts().timeline(kept.id());
        require(going.on(today) == null || staying.on(today) != null, "/member", "member.merge-off-roll");
        EventRows events = new EventRows(sql);
        long event = events.add(person.id(), "merge-into", today, null, "member: " + kept.id(), paper);
        sql.update(
                "update member set merged_into = ?, merged_by = ? where id = ? or merged_into = ?",
                kept.id(),
                event,
                person.id(),
                person.id());
        hand(person, kept);
        events.add(kept.id(), "merged-from", today, null, "member: " + person.id(), paper);
        acts().settle(List.of(person.id(), kept.id()), "/member");
        aftermath().merged(kept.id());
    }

    /** Gives the one who stays the numbers that only the other had. */
    private void hand(Person person, Person kept) {
        if (kept.citizenNumber() == null && person.citizenNumber() != null) {
            sql.update("update member set citizen_number = null, citizen_number_hash = null where id = ?", person.id());
            sql.update(
                    "update member set citizen_number = ?, citizen_number_hash = ? where id = ?",
                    secrets.encrypt(person.citizenNumber()),
                    secrets.fingerprint(person.citizenNumber()),
                    kept.id());
        }
        if (kept.phone() == null && person.phone() != null) {
            phone(kept.id(), person.phone());
        }
    }

    /** Takes people off who were never on the roll; their numbers are free again. */
    void strike(List<Long> members) {
        sql.lock(ORGANISATION_EVENT);
        for (int from = 0; from < members.size(); from += CHUNK) {
            List<Long> some = members.subList(from, Math.min(members.size(), from + CHUNK));
            Map<Long, Timeline> before = new HomeProjection(sql).timelines(some);
            new EventRows(sql)
                    .addAll(some.stream()
                            .map(member -> EventRows.struck(member, today, before.get(member), paper))
                            .toList());
            sql.update("update member set struck = 1, citizen_number_hash = null, phone_hash = null where id in ("
                    + Ids.list(some) + ")");
            aftermath().gone(some, "strike");
        }
        acts().settle(members, "");
    }

    private Aftermath aftermath() {
        return new Aftermath(sql, today, paper);
    }

    private HomeActs acts() {
        return new HomeActs(sql, counts);
    }

    /** Tells those who count members by what is true of them. */
    private void touch() {
        counts.changing(sql, new HomeProjection.Changed(List.of(), List.of()));
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("member.change-invalid", faults.size()), faults);
        }
    }

    private static void require(boolean condition, String at, String key, Object... args) {
        if (!condition) {
            refuse(List.of(Fault.at(at, key, args)));
        }
    }
}
