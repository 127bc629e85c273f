package org.sanqu.forms;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.forms.list.Naming;

/** What one caller may see around an entry, asked once and remembered while one request lasts; not thread-safe. */
final class Surroundings {

    private final OrganisationTree tree;
    private final MemberRegister members;
    private final Access access;
    private final Caller caller;
    private final Map<List<Object>, Object> known = new HashMap<>();

    Surroundings(OrganisationTree tree, MemberRegister members, Access access, Caller caller) {
        this.tree = tree;
        this.members = members;
        this.access = access;
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    /** Passes when the caller may fill in forms of the organisation; FORBIDDEN otherwise. */
    void requireRecord(long organisation) {
        once(List.of("record", organisation), () -> {
            access.require(caller, Permission.RECORD, organisation);
            return true;
        });
    }

    /** Passes when there is any organisation for which the caller may fill in forms; FORBIDDEN otherwise. */
    void requireRecordSomewhere() {
        if (access.tops(caller, Permission.RECORD).isEmpty()) {
            access.require(caller, Permission.RECORD);
        }
    }

    Optional<Organisation> organisation(long id, LocalDate day) {
        return once(List.of("organisation", id, day), () -> tree.list(caller, List.of(id), day).stream()
                .findFirst());
    }

    Optional<Organisation> organisation(String code, LocalDate day) {
        return once(List.of("code", code, day), () -> tree.find(caller, code, day));
    }

    Optional<Member> member(long id, LocalDate day) {
        return once(List.of("member", id, day), () -> members.list(caller, List.of(id), day).stream()
                .findFirst());
    }

    Optional<Member> member(String citizenNumber, LocalDate day) {
        return once(List.of("citizen", citizenNumber, day), () -> members.find(caller, citizenNumber, day));
    }

    /** What members and organisations are called on a day. */
    Naming naming(LocalDate day) {
        return new Naming() {
            @Override
            public Optional<String> member(long id) {
                return Surroundings.this.member(id, day).map(Member::name);
            }

            @Override
            public Optional<String> organisation(long id) {
                return Surroundings.this.organisation(id, day).map(Organisation::name);
            }
        };
    }

    @SuppressWarnings("unchecked") // a question is always answered by the same kind of thing
    private <T> T once(List<Object> question, Question<T> ask) {
        Object answer = known.get(question);
        if (answer == null) {
            answer = ask.answer();
            known.put(question, answer);
        }
        return (T) answer;
    }

    private interface Question<T> {
        T answer();
    }
}
