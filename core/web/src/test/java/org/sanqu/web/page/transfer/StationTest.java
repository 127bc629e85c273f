package org.sanqu.web.page.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sanqu.api.member.Transfer;

class StationTest {

    private static final Map<Long, String> NAMES = Map.of(10L, "甲街道党工委", 20L, "乙街道党工委");

    private static Transfer transfer(String kind, String state, Long holder, Long to, Object... steps) {
        List<Transfer.Step> done = Stream.iterate(0, i -> i < steps.length, i -> i + 2)
                .map(i -> new Transfer.Step((String) steps[i], (Long) steps[i + 1], null, "a", Instant.EPOCH))
                .toList();
        LocalDate day = LocalDate.of(2025, 7, 1);
        return new Transfer(
                1,
                2,
                "王",
                11L,
                "甲支部",
                to,
                "乙支部",
                kind,
                null,
                day,
                day.plusDays(90),
                YearMonth.of(2025, 6),
                state,
                null,
                holder,
                done);
    }

    private static List<String> drawn(Transfer transfer) {
        return Station.route(transfer, NAMES::get).stream()
                .map(station -> station.state() + " " + (station.name() == null ? "?" : station.name()))
                .toList();
    }

    @Test
    void theOldCommitteeHasTheFirstTurnAndTheNewOneIsNotKnownYet() {
        assertEquals(
                List.of("done 甲支部", "now 甲街道党工委", "ahead ?", "ahead 乙支部"),
                drawn(transfer("internal", "issued", 10L, 21L, "issue", 11L)));
    }

    @Test
    void theNewCommitteeHasItsTurnThenTheBranch() {
        assertEquals(
                List.of("done 甲支部", "done 甲街道党工委", "now 乙街道党工委", "ahead 乙支部"),
                drawn(transfer("internal", "sent", 20L, 21L, "issue", 11L, "send", 10L)));
        assertEquals(
                List.of("done 甲支部", "done 甲街道党工委", "done 乙街道党工委", "now 乙支部"),
                drawn(transfer("internal", "assigned", 21L, 21L, "issue", 11L, "send", 10L, "assign", 20L)));
    }

    @Test
    void oneCommitteeAboveBothIsOneStation() {
        assertEquals(
                List.of("done 甲支部", "done 甲街道党工委", "now 乙支部"),
                drawn(transfer("internal", "assigned", 12L, 12L, "issue", 11L, "send", 10L)));
    }

    @Test
    void whatTheNationalSystemDecidedHasNoCommitteesOfOurs() {
        assertEquals(
                List.of("done 甲支部", "done ", "done 乙支部"),
                drawn(transfer("national", "accepted", null, 21L, "register", 10L)));
    }
}
