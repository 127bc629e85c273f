package org.sanqu.web.page.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.sanqu.api.member.Member;
import org.sanqu.web.http.Labels;

/**
 * Something that the roll says of a member, as a reader reads it.
 *
 * @param title what it is
 * @param text what is said; a dash for nothing
 * @param differs whether something else is said of the member that they are compared with
 */
public record Fact(String title, String text, boolean differs) {

    private static final String NOTHING = "—";

    /** What describes the person; compared with another, or with nobody when that is null. */
    public static List<Fact> person(Labels labels, Member member, Member other) {
        Facts facts = new Facts(labels, member, other, new ArrayList<>());
        facts.coded("sex", Member::sex);
        facts.said("birthDate", Member::birthDate);
        facts.said("citizenNumber", Member::citizenNumber);
        facts.said("phone", Member::phone);
        facts.coded("ethnicity", Member::ethnicity);
        facts.coded("education", Member::education);
        facts.coded("degree", Member::degree);
        facts.coded("occupation", Member::occupation);
        facts.said("workUnit", Member::workUnit);
        return facts.found();
    }

    /** What describes the membership; compared with another, or with nobody when that is null. */
    public static List<Fact> membership(Labels labels, Member member, Member other) {
        Facts facts = new Facts(labels, member, other, new ArrayList<>());
        facts.coded("category", Member::category);
        facts.coded("standing", Member::standing);
        facts.coded("state", Member::state);
        facts.said("joinedOn", Member::joinedOn);
        facts.said("convertedOn", Member::convertedOn);
        if (member.lostContactSince() != null) {
            facts.said("lostContactSince", Member::lostContactSince);
        }
        return facts.found();
    }

    /** The facts that were found so far. */
    private record Facts(Labels labels, Member member, Member other, List<Fact> found) {

        void coded(String name, Function<Member, String> code) {
            add(name, code, text -> labels.code(name, text));
        }

        void said(String name, Function<Member, Object> value) {
            add(name, value, Object::toString);
        }

        private <T> void add(String name, Function<Member, T> value, Function<T, String> reading) {
            T says = value.apply(member);
            boolean differs = other != null && !Objects.equals(says, value.apply(other));
            found.add(new Fact(labels.of("ask." + name), says == null ? NOTHING : reading.apply(says), differs));
        }
    }
}
