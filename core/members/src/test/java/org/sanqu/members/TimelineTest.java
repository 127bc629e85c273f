package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LocalDate JULY = day(7);
    private static final long EAST = 1;
    private static final long WEST = 2;
    private static final long NEW = 3;

    private static LocalDate day(int month) {
        return LocalDate.of(2025, month, 1);
    }

    private static HomeMove move(long id, int month, Long to) {
        return new HomeMove(id, day(month), null, to, false);
    }

    private static HomeMove along(long id, int month, long from, long to) {
        return new HomeMove(id, day(month), from, to, true);
    }

    private static Timeline of(HomeMove... moves) {
        return Timeline.of(new Homestead(EAST, day(1), null), List.of(moves));
    }

    private static Homestead home(long organisation, int from, Integer until) {
        return new Homestead(organisation, day(from), until == null ? null : day(until));
    }

    @Test
    void whoNeverMovesStaysWhereTheyWereEnrolled() {
        assertEquals(List.of(home(EAST, 1, null)), of().homes());
        assertEquals(EAST, of().lasting());
    }

    @Test
    void movesCountByTheirDaysHoweverLateTheyAreEntered() {
        Timeline timeline = of(move(1, 7, NEW), move(2, 3, WEST));
        assertEquals(List.of(home(EAST, 1, 3), home(WEST, 3, 7), home(NEW, 7, null)), timeline.homes());
    }

    @Test
    void whoLeavesAndReturnsIsOffTheRollInBetween() {
        Timeline timeline = of(move(1, 3, null), move(2, 7, WEST));
        assertEquals(List.of(home(EAST, 1, 3), home(WEST, 7, null)), timeline.homes());
        assertNull(timeline.on(day(5)));
        assertEquals(WEST, timeline.on(JULY).organisation());
    }

    @Test
    void whoHadLeftAnOrganisationDoesNotMoveAlongWithIt() {
        Timeline timeline = of(along(1, 7, EAST, NEW), move(2, 3, WEST));
        assertEquals(List.of(home(EAST, 1, 3), home(WEST, 3, null)), timeline.homes());
    }

    @Test
    void whoWasToComeLaterComesToWhatTookOver() {
        Timeline timeline = of(move(1, 9, WEST), along(2, 7, WEST, NEW));
        assertEquals(List.of(home(EAST, 1, 9), home(NEW, 9, null)), timeline.homes());
    }

    @Test
    void whoWasToComeAlongLaterComesToWhatTookOverToo() {
        Timeline timeline = of(along(1, 9, EAST, WEST), along(2, 7, WEST, NEW));
        assertEquals(List.of(home(EAST, 1, 9), home(NEW, 9, null)), timeline.homes());
    }

    @Test
    void whoComesBackToWhatStayedOpenIsNotSentAwayAgain() {
        Timeline timeline = of(along(1, 3, EAST, NEW), move(2, 7, EAST));
        assertEquals(List.of(home(EAST, 1, 3), home(NEW, 3, 7), home(EAST, 7, null)), timeline.homes());
    }

    @Test
    void aReturnToTheSameHomeOnTheSameDayIsNoGap() {
        assertEquals(
                List.of(home(EAST, 1, null)),
                of(move(1, 3, null), move(2, 3, EAST)).homes());
    }

    @Test
    void aMergedPersonGivesTheDaysBeforeTheFirstOfTheOther() {
        Timeline kept = Timeline.of(home(WEST, 5, null), List.of());
        Timeline other = of(move(1, 3, NEW));
        assertEquals(
                List.of(home(EAST, 1, 3), home(NEW, 3, 5), home(WEST, 5, null)),
                kept.filledBy(other, kept).homes());
        assertEquals(other, other.filledBy(kept, other));
        assertEquals(Timeline.NONE, Timeline.NONE.filledBy(other, kept));
    }

    @Test
    void aMergedPersonGivesTheDaysOnWhichTheOtherWasOffTheRoll() {
        Timeline kept = of(move(1, 3, null), move(2, 10, WEST));
        Timeline other = Timeline.of(home(NEW, 2, null), List.of(move(1, 4, EAST), move(2, 6, null)));
        assertEquals(
                List.of(home(EAST, 1, 3), home(NEW, 3, 4), home(EAST, 4, 6), home(WEST, 10, null)),
                kept.filledBy(other, kept).homes());
    }

    @Test
    void whoLeftAfterTheMergerDoesNotStayAsTheMergedPerson() {
        Timeline known = of();
        Timeline left = of(move(1, 3, null));
        Timeline other = of(move(2, 2, WEST));
        assertEquals(left, left.filledBy(other, known));
    }
}
