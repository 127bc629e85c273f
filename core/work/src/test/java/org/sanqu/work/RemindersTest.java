package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.work.Town.BEFORE;
import static org.sanqu.work.Town.STALL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.work.Notice;
import org.sanqu.store.OnEachDatabase;

class RemindersTest {

    private static long waiting(Store store) {
        return store.read(sql -> sql.first("select count(*) as n from notice", row -> row.number("n"))
                .orElseThrow());
    }

    private static void clerk(Town town) {
        Caller clerk = town.account("zhang", Role.RECORDER, town.first);
        town.accounts.address(clerk, "zhang", "zhang@example.org");
        town.account("li", Role.RECORDER, town.second);
    }

    @OnEachDatabase
    void onceADayEveryoneWithAnAddressHearsWhatAwaitsThem(Store store) {
        Town town = new Town(store);
        Post post = new Post();
        town.reminders.bindChannel(post);
        clerk(town);
        town.enrol("赵秘密", town.first);
        town.reminders.remind();
        town.reminders.remind();
        town.reminders.deliver();
        assertEquals(1, post.sent.size());
        Notice notice = post.sent.get(0);
        assertEquals("zhang@example.org", notice.address());
        assertTrue(notice.subject().contains("已逾期"), notice.subject());
        assertTrue(notice.text().contains("摊位 " + BEFORE), notice.text());
        assertTrue(notice.text().contains("联系卡"), notice.text());
        assertFalse(notice.text().contains("赵秘密"));
        assertEquals(0, waiting(store));
        town.clock.forward(Duration.ofDays(1));
        town.reminders.remind();
        town.reminders.deliver();
        assertEquals(2, post.sent.size());
    }

    @OnEachDatabase
    void whoHasNothingToDoHearsNothing(Store store) {
        Town town = new Town(store);
        Post post = new Post();
        town.reminders.bindChannel(post);
        Caller reader = town.account("reader", Role.READER, town.town);
        town.accounts.address(reader, "reader", "reader@example.org");
        town.reminders.remind();
        town.reminders.deliver();
        assertEquals(List.of(), post.sent);
    }

    @OnEachDatabase
    void whoIsPressedHearsItAtOnceWithTheWordsOfTheSuperior(Store store) {
        Town town = new Town(store);
        Post post = new Post();
        town.reminders.bindChannel(post);
        clerk(town);
        Caller reviewer = town.account("reviewer", Role.REVIEWER, town.east);
        town.deadlines.remind(reviewer, STALL, BEFORE, town.east.id(), "周五前报");
        town.reminders.deliver();
        assertEquals(1, post.sent.size());
        assertTrue(post.sent.get(0).text().contains("周五前报"));
        assertTrue(post.sent.get(0).text().contains("TE1组织"));
        assertFalse(post.sent.get(0).text().contains("TE2组织"));
    }

    @OnEachDatabase
    void whatCouldNotBeSentIsSentWhenTheRoadIsOpenAgainAndOnce(Store store) {
        Town town = new Town(store);
        Post post = new Post();
        post.broken = true;
        town.reminders.bindChannel(post);
        clerk(town);
        town.reminders.remind();
        town.reminders.deliver();
        assertEquals(1, waiting(store));
        post.broken = false;
        town.reminders.deliver();
        assertEquals(0, post.sent.size(), "not at once");
        town.clock.forward(Duration.ofMinutes(2));
        Post other = new Post();
        town.reminders.unbindChannel(post);
        town.reminders.bindChannel(other);
        town.reminders.deliver();
        town.reminders.deliver();
        assertEquals(1, other.sent.size(), "also by whoever comes after a restart");
        assertEquals(0, waiting(store));
    }

    @OnEachDatabase
    void whatSomebodyBeganToSendWhenThePowerFailedIsNeverSentTwice(Store store) {
        NoticeQueue queue = new NoticeQueue(store);
        Instant now = Instant.now();
        Notice notice = new Notice("zhang", "zhang@example.org", Locale.CHINESE, "一", "二");
        assertTrue(queue.add(List.of("post"), List.of(notice), now));
        Optional<NoticeQueue.Queued> taken = queue.take("post", now);
        assertEquals(notice, taken.orElseThrow().notice());
        NoticeQueue restarted = new NoticeQueue(store);
        assertEquals(Optional.empty(), restarted.take("post", now.plusSeconds(3600)));
        assertEquals(1, restarted.dropAbandoned(now.plusSeconds(3600)));
        assertEquals(0, waiting(store));
    }

    @OnEachDatabase
    void theQueueIsBounded(Store store) {
        NoticeQueue queue = new NoticeQueue(store);
        Notice notice = new Notice("zhang", "zhang@example.org", Locale.CHINESE, "一", "二");
        List<Notice> many = java.util.Collections.nCopies(NoticeQueue.MOST, notice);
        assertTrue(queue.add(List.of("post"), many, Instant.now()));
        assertFalse(queue.add(List.of("post"), List.of(notice), Instant.now()));
    }
}
