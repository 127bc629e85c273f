package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Roll.JOINED;
import static org.sanqu.members.Roll.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class HomesTest {

    private static final LocalDate DAY = TODAY.minusYears(1);

    private static long event(Roll roll) {
        return roll.store.write(sql -> sql.insert(
                "insert into organisation_event (kind, effective_on, reason, document_number, entered_by, entered_at)"
                        + " values ('merge', ?, '六个社区合并', '文〔2025〕9号', 'root', ?)",
                DAY,
                Instant.now()));
    }

    private static long move(Roll roll, List<Long> members, List<Long> from, long to, LocalDate on, long event) {
        return roll.store.write(sql -> roll.homes.move(sql, members, from, to, on, event));
    }

    private static List<Long> at(Roll roll, List<Long> organisations, LocalDate from) {
        return roll.store.read(sql -> roll.homes.at(sql, organisations, from));
    }

    private static boolean before(Roll roll, long organisation, LocalDate day) {
        return roll.store.read(sql -> (Boolean) roll.homes.before(sql, organisation, day));
    }

    @OnEachDatabase
    void membersMoveAlongWithTheirOrganisationAndBackWhenThatWasWrong(Store store) {
        Roll roll = new Roll(store);
        long committee = roll.found("C", OrganisationType.COMMITTEE, null);
        long east = roll.branch("C1", committee);
        long west = roll.branch("C2", committee);
        long united = roll.branch("C3", committee);
        long first = roll.enrol("李娜", east).id();
        long second = roll.enrol("王强", west).id();
        long third = roll.enrol("赵敏", united).id();
        assertEquals(List.of(first, second), at(roll, List.of(east, west), DAY));
        assertEquals(List.of(), at(roll, List.of(), DAY));

        long event = event(roll);
        assertEquals(2, move(roll, List.of(first, second, third), List.of(east, west), united, DAY, event));

        long moved = roll.store.read(sql -> roll.homes.moved(sql, event));
        assertEquals(2, moved);
        assertEquals(List.of("李娜", "王强", "赵敏"), roll.names(united, DAY));
        assertEquals(List.of("李娜"), roll.names(east, DAY.minusDays(1)));
        assertEquals(3, roll.members.count(roll.root, united, TODAY));
        assertEquals(1, roll.members.count(roll.root, west, DAY.minusDays(1)));
        assertEquals(List.of(), at(roll, List.of(east, west), DAY));
        assertTrue(before(roll, east, DAY));
        assertFalse(before(roll, east, JOINED));
        MemberEvent told = roll.members.history(roll.root, first).get(0);
        assertEquals(
                List.of("reorganise", east, united, "六个社区合并", "文〔2025〕9号"),
                List.of(told.kind(), told.from(), told.to(), told.reason(), told.documentNumber()));

        roll.store.write(sql -> {
            roll.homes.undo(sql, event);
            return null;
        });

        assertEquals(List.of("李娜"), roll.names(east, TODAY));
        assertEquals(List.of("赵敏"), roll.names(united, TODAY));
        assertEquals(1, roll.members.count(roll.root, west, TODAY));
        assertFalse(roll.members.history(roll.root, first).get(0).standing());
    }

    @OnEachDatabase
    void whoWasToComeLaterComesToWhatTookOver(Store store) {
        Roll roll = new Roll(store);
        long committee = roll.found("C", OrganisationType.COMMITTEE, null);
        long east = roll.branch("C1", committee);
        long west = roll.branch("C2", committee);
        long united = roll.branch("C3", committee);
        long member = roll.enrol("李娜", east).id();
        LocalDate later = TODAY.plusMonths(2);
        move(roll, List.of(member), List.of(east), west, later, event(roll));
        assertEquals(List.of(member), at(roll, List.of(west), DAY));

        assertEquals(1, move(roll, List.of(member), List.of(west), united, TODAY.plusMonths(1), event(roll)));

        assertEquals(List.of("李娜"), roll.names(east, later.minusDays(1)));
        assertEquals(List.of("李娜"), roll.names(united, later));
        assertEquals(List.of(), roll.names(west, later));
    }

    @OnEachDatabase
    void aMergedPersonMovesWithTheDaysThatTheyBroughtAlong(Store store) {
        Roll roll = new Roll(store);
        long committee = roll.found("C", OrganisationType.COMMITTEE, null);
        long east = roll.branch("C1", committee);
        long west = roll.branch("C2", committee);
        long united = roll.branch("C3", committee);
        long kept = roll.enrol("李娜", west, TODAY.minusMonths(1)).id();
        long twice = roll.enrol("李娜", east).id();
        roll.members.change(roll.root, twice, new MemberChange.MergeInto(kept), null, "重复登记", null);

        assertEquals(1, move(roll, List.of(kept), List.of(east), united, DAY, event(roll)));

        assertEquals(List.of("李娜"), roll.names(east, DAY.minusDays(1)));
        assertEquals(List.of("李娜"), roll.names(united, DAY));
        assertEquals(List.of("李娜"), roll.names(west, TODAY));
        assertEquals(1, roll.members.count(roll.root, committee, DAY));
    }

    @OnEachDatabase
    void thousandsMoveInFewStatements(Store store) {
        Roll roll = new Roll(store);
        long committee = roll.found("C", OrganisationType.COMMITTEE, null);
        long east = roll.branch("C1", committee);
        long west = roll.branch("C2", committee);
        List<Long> members = new ArrayList<>();
        roll.store.write(sql -> {
            Enrolments enrolments = new Enrolments(sql, roll.secrets, "root", Instant.now(), null);
            List<Enrolment> people = new ArrayList<>();
            for (int i = 0; i < 4_500; i++) {
                people.add(Roll.person("张" + (char) ('一' + i % 400), east, JOINED, null));
            }
            for (long id : enrolments.insert(people)) {
                members.add(id);
            }
            return null;
        });
        long event = event(roll);
        assertEquals(4_500, move(roll, members, List.of(east), west, DAY, event));
        assertEquals(4_500, roll.members.count(roll.root, west, TODAY));
        assertEquals(0, roll.members.count(roll.root, east, TODAY));
        Member one = roll.members.get(roll.root, members.get(4_499), TODAY);
        assertEquals(west, one.home());
    }
}
