package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.forms.Street.TODAY;

import java.time.LocalDate;
import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

/** What there is once of a member is brought along to another home. */
class BroughtAlongTest {

    private static final String ONCE = "\"cadence\": \"once\"";
    private static final String CARD =
            """
            { "title": "党员联系卡", "type": "object", "required": ["need"],
              "properties": { "need": { "type": "string", "title": "需求" } },
              "x-form": { "subject": "member", %s } }
            """;

    private Street market;
    private Member member;
    private Submission card;
    private Period period;

    private void move(Store store, String cadence) {
        market = new Street(store);
        period = cadence.contains("yearly") ? Period.of(Period.Kind.YEAR, TODAY) : null;
        market.modules.install("care", Map.of("card", CARD.formatted(cadence)));
        member = market.enrol("李四", market.east, LocalDate.of(2001, 7, 1));
        card = market.submissions.submit(market.root, entry(market.east, "就医"));
        store.write(sql -> {
            market.homes.move(sql, member.id(), market.west.id(), TODAY, null, "test");
            return null;
        });
    }

    private Entry entry(Organisation home, String need) {
        return new Entry("care/card", home.id(), member.id(), period, TestForm.json("{\"need\": \"" + need + "\"}"));
    }

    @OnEachDatabase
    void thePresentHomeIsToldThatThereIsOneAndGoesOnWithIt(Store store) {
        move(store, ONCE);
        Caller west = market.clerk(Role.RECORDER, market.west);
        Refusal there = assertThrows(Refusal.class, () -> market.submissions.submit(west, entry(market.west, "住房")));
        assertEquals(Refusal.Reason.CONFLICT, there.reason());
        assertEquals(String.valueOf(card.id()), there.text().args().get(1));
        assertEquals(card, market.submissions.get(west, card.id()));
        Submission now = market.submissions.revise(west, card.id(), 1, TestForm.json("{\"need\": \"住房\"}"), null);
        assertEquals(market.west.id(), now.organisation());
        assertEquals(1, market.count("submission"));
        Caller east = market.clerk(Role.RECORDER, market.east);
        assertThrows(Refusal.class, () -> market.submissions.get(east, card.id()), "it went along");
        assertEquals(2, market.submissions.history(west, card.id()).size());
    }

    @OnEachDatabase
    void whatWasApprovedAndIsSubmittedAgainByAnotherHomeChangesTheFiguresOfBoth(Store store) {
        move(store, ONCE + ", \"approval\": \"reviewed\"");
        Caller street = market.clerk(Role.REVIEWER, market.street);
        Map<Long, Integer> seen = Map.of(card.id(), card.revision());
        assertEquals(Map.of(), market.reviews.agree(street, seen, null));
        Submission reopened = market.reviews.reopen(street, card.id(), 1, "核对");
        Caller east = market.clerk(Role.RECORDER, market.east);
        Submission same = market.submissions.revise(east, card.id(), reopened.revision(), card.data(), null);
        assertFalse(same.changedAfterApproval(), "it still counts where it did");
        Caller west = market.clerk(Role.RECORDER, market.west);
        Submission moved = market.submissions.revise(west, card.id(), same.revision(), card.data(), null);
        assertEquals(market.west.id(), moved.organisation());
        assertTrue(moved.changedAfterApproval());
    }

    @OnEachDatabase
    void theHomeBeforeStillPutsRightWhatNobodyHasTakenOver(Store store) {
        move(store, ONCE);
        Caller east = market.clerk(Role.RECORDER, market.east);
        Submission now = market.submissions.revise(east, card.id(), 1, TestForm.json("{\"need\": \"就学\"}"), null);
        assertEquals(market.east.id(), now.organisation());
    }

    @OnEachDatabase
    void anEventStaysWithTheHomeOfItsDay(Store store) {
        move(store, "\"cadence\": \"event\"");
        Caller west = market.clerk(Role.RECORDER, market.west);
        assertThrows(Refusal.class, () -> market.submissions.get(west, card.id()));
        market.submissions.submit(west, entry(market.west, "住房"));
        assertEquals(2, market.count("submission"));
    }

    @OnEachDatabase
    void soIsWhatWasFilledInForAPeriodThatIsNotOver(Store store) {
        move(store, "\"cadence\": \"yearly\"");
        Caller west = market.clerk(Role.RECORDER, market.west);
        Refusal there = assertThrows(Refusal.class, () -> market.submissions.submit(west, entry(market.west, "住房")));
        assertEquals(Refusal.Reason.CONFLICT, there.reason());
        assertEquals(
                market.west.id(),
                market.submissions
                        .revise(west, card.id(), 1, TestForm.json("{\"need\": \"住房\"}"), null)
                        .organisation());
    }

    @OnEachDatabase
    void whatIsConfidentialOpensToWhoeverHasTheRoleThere(Store store) {
        move(store, ONCE + ", \"confidential\": [\"discipline-officer\"]");
        Caller recorder = market.clerk(Role.RECORDER, market.west);
        assertThrows(Refusal.class, () -> market.submissions.get(recorder, card.id()));
        Caller officer = market.clerk(Role.DISCIPLINE_OFFICER, market.west);
        assertEquals(card, market.submissions.get(officer, card.id()));
    }
}
