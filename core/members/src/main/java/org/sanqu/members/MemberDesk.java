package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.StoreFailure;

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
    private static final Map<String, String> STATE_AFTER =
            Map.of("deceased", "deceased", "removed", "removed", "withdrawn", "removed", "expelled", "removed");

    void change(long member, MemberChange change, LocalDate on) {
        Person person = known(member);
        if (person.mergedInto() != null) {
            throw new Refusal(
                    Refusal.Reason.NOT_FOUND,
                    "member.merged",
                    String.valueOf(member),
                    String.valueOf(person.mergedInto()));
        }
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
        Map<String, String> changes =
                Attributes.differing(attributes.on(on), Amendment.values(amend, attributes.on(on), on));
        Detail detail = Amendment.detail(attributes.on(on), changes);
        detail.add(
                "phone",
                Phone.masked(person.phone()),
                Phone.masked(amend.phone() == null ? person.phone() : amend.phone()));
        boolean phone = amend.phone() != null && !amend.phone().equals(person.phone());
        require(!detail.isEmpty() || phone, "", "member.change-nothing");
        attributes.with(on, changes).write(sql);
        if (phone) {
            phone(person.id(), amend.phone());
        }
        new EventRows(sql).add(person.id(), "amend", on, null, detail.toString(), paper);
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
        try {
            correction.write(sql, secrets);
        } catch (StoreFailure failure) {
            if (failure.duplicate()) {
                throw new Refusal(Refusal.Reason.CONFLICT, "member.on-roll");
            }
            throw failure;
        }
        new EventRows(sql).add(person.id(), "correct", today, null, detail.toString(), paper);
        touch();
    }

    private void leave(Person person, String cause, LocalDate on) {
        acts().leave(person.id(), on, "cause: " + cause, paper);
        String state = STATE_AFTER.get(cause);
        if (state != null) {
            state(person, on, state);
        }
    }

    private void comeBack(Person person, long home, LocalDate on) {
        acts().comeBack(person.id(), home, on, paper);
        state(person, on, "normal");
    }

    private void state(Person person, LocalDate on, String state) {
        Attributes attributes = Attributes.read(sql, person.id());
        attributes.with(on, Map.of("state", state)).write(sql);
    }

    /** The other keeps their identity; what this one has from before the other's first day is theirs too. */
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
        sql.update(
                "update member set merged_into = ? where id = ? or merged_into = ?",
                kept.id(),
                person.id(),
                person.id());
        hand(person, kept);
        EventRows events = new EventRows(sql);
        events.add(person.id(), "merge-into", today, null, "member: " + kept.id(), paper);
        events.add(kept.id(), "merged-from", today, null, "member: " + person.id(), paper);
        acts().settle(List.of(person.id(), kept.id()), "/member");
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
        for (int from = 0; from < members.size(); from += CHUNK) {
            List<Long> some = members.subList(from, Math.min(members.size(), from + CHUNK));
            Map<Long, Timeline> before = new HomeProjection(sql).timelines(some);
            new EventRows(sql)
                    .addAll(some.stream()
                            .map(member -> EventRows.struck(member, today, before.get(member), paper))
                            .toList());
            sql.update("update member set struck = 1, citizen_number_hash = null, phone_hash = null where id in ("
                    + Ids.list(some) + ")");
        }
        acts().settle(members, "");
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
