package org.sanqu.web.page.member;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.organisation.Hierarchy;

class PostsHeldTest {

    private static final long STREET = 0;
    private static final long OLD = 1;
    private static final long GROUP = 2;
    private static final long NEW = 3;
    private static final LocalDate MOVED = LocalDate.of(2024, 3, 1);
    private static final List<MemberEvent> TRANSFERRED = List.of(transferred(true));

    private static MemberEvent transferred(boolean standing) {
        return new MemberEvent(
                1, 7, "transfer", MOVED, OLD, NEW, null, null, null, "clerk", Instant.ofEpochSecond(0), standing);
    }

    private static Appointment post(long organisation, LocalDate from) {
        return new Appointment(9, 7, organisation, "secretary", false, null, "elected", from, null, null, null);
    }

    private static boolean left(long organisation, LocalDate from, Long home, List<MemberEvent> events) {
        return PostsHeld.left(new Street(), post(organisation, from), home, events);
    }

    @Test
    void aPostInTheOldHomeIsLeftBehind() {
        assertTrue(left(OLD, MOVED.minusYears(1), NEW, TRANSFERRED));
        assertTrue(left(OLD, MOVED, NEW, TRANSFERRED));
        assertTrue(left(OLD, MOVED.minusYears(1), null, TRANSFERRED));
    }

    @Test
    void aPostAboveBothHomesIsNot() {
        assertFalse(left(STREET, MOVED.minusYears(1), NEW, TRANSFERRED));
        assertTrue(left(STREET, MOVED.minusYears(1), null, TRANSFERRED));
    }

    @Test
    void whoWasGivenAPostElsewhereOrAfterwardsHoldsItOnPurpose() {
        assertFalse(left(OLD, MOVED.plusDays(1), NEW, TRANSFERRED));
        assertFalse(left(OLD, MOVED.minusYears(1), NEW, List.of()));
    }

    @Test
    void whoCameBackOrNeverMovedLeavesNothing() {
        assertFalse(left(OLD, MOVED.minusYears(1), OLD, TRANSFERRED));
        assertFalse(left(OLD, MOVED.minusYears(1), GROUP, TRANSFERRED));
        assertFalse(left(OLD, MOVED.minusYears(1), NEW, List.of(transferred(false))));
    }

    /** A street with an old home, which has a group below it, and a new one. */
    private record Street() implements Hierarchy {

        private static final int[] PARENTS = {-1, 0, 1, 0};
        private static final int[] DEPTHS = {0, 1, 2, 1};
        private static final int[] ENDS = {4, 3, 3, 4};

        @Override
        public int size() {
            return PARENTS.length;
        }

        @Override
        public int ordinal(long organisation) {
            return organisation < PARENTS.length ? (int) organisation : -1;
        }

        @Override
        public int standIn(long organisation) {
            return ordinal(organisation);
        }

        @Override
        public long organisation(int ordinal) {
            return ordinal;
        }

        @Override
        public int parent(int ordinal) {
            return PARENTS[ordinal];
        }

        @Override
        public int depth(int ordinal) {
            return DEPTHS[ordinal];
        }

        @Override
        public int position(int ordinal) {
            return ordinal;
        }

        @Override
        public int end(int ordinal) {
            return ENDS[ordinal];
        }

        @Override
        public int count() {
            return PARENTS.length;
        }

        @Override
        public int at(int position) {
            return position;
        }
    }
}
