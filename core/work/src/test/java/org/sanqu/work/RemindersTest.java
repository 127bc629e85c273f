package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.work.Town.BEFORE;
import static org.sanqu.work.Town.STALL;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.work.Notice;
import org.sanqu.api.work.Reminded;
import org.sanqu.store.OnEachDatabase;

class RemindersTest {

    private static long waiting(Store store) {
        return store.read(sql -> sql.first("select count(*) as n from notice", row -> row.number("n"))
                .orElseThrow());
    }

    private static void add(Store store, List<Notice> notices, Instant now) {
        store.write(sql -> {
            NoticeQueue.add(sql, List.of("post"), notices, now);
            return null;
        });
    }

    /** As many notices as there is room for, and more. */
    private static void fill(Store store) {
        add(store, List.of(new Notice("x", "x@example.org", Locale.CHINESE, "一", "二")), Instant.now());
        String columns = "channel, account, made_at, address, language, subject, text, state, attempts, next_at";
        while (waiting(store) < NoticeQueue.MOST) {
            store.write(sql -> sql.update("insert into notice (" + columns + ") select " + columns + " from notice"));
        }
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
    void whereNobodyCanBeReachedTheNearestAboveHearsOfItAndASecondLevelDisturbsNobodyTwice(Store store) {
        Town town = new Town(store);
        Post post = new Post();
        town.reminders.bindChannel(post);
        clerk(town);
        Caller street = town.account("street", Role.RECORDER, town.east);
        town.accounts.address(street, "street", "street@example.org");
        assertEquals(new Reminded(2, 2, 0), town.deadlines.remind(town.root, STALL, BEFORE, town.east.id(), null));
        assertEquals(new Reminded(4, 0, 2), town.deadlines.remind(town.root, STALL, BEFORE, town.town.id(), null));
        town.reminders.deliver();
        assertEquals(2, post.sent.size());
        Notice above = post.sent.stream()
                .filter(notice -> notice.account().equals("street"))
                .findFirst()
                .orElseThrow();
        assertTrue(above.text().contains("TE2组织"), "its recorder has no address");
        assertFalse(above.text().contains("TE1组织"));
    }

    @OnEachDatabase
    void whoActsForTheRecorderHearsOfIt(Store store) {
        Town town = new Town(store);
        Post post = new Post();
        town.reminders.bindChannel(post);
        town.account("zhang", Role.RECORDER, town.first);
        Caller deputy = town.account("deputy", Role.READER, town.second);
        town.accounts.address(deputy, "deputy", "deputy@example.org");
        town.substitutes.appoint(town.root, "zhang", "deputy", LocalDate.now(), LocalDate.now(), "出差");
        assertEquals(new Reminded(1, 1, 0), town.deadlines.remind(town.root, STALL, BEFORE, town.first.id(), null));
        town.reminders.deliver();
        assertEquals("deputy", post.sent.get(0).account());
    }

    @OnEachDatabase
    void whenTooManyNoticesWaitNobodyIsPressedAndItCanBeTriedAgain(Store store) {
        Town town = new Town(store);
        town.reminders.bindChannel(new Post());
        clerk(town);
        fill(store);
        Refusal full = assertThrows(
                Refusal.class, () -> town.deadlines.remind(town.root, STALL, BEFORE, town.first.id(), "快"));
        assertEquals(Refusal.Reason.TOO_MANY, full.reason());
        assertNull(town.deadlines.urged(town.root, STALL, BEFORE, town.first.id()));
        store.write(sql -> sql.update("delete from notice"));
        town.deadlines.remind(town.root, STALL, BEFORE, town.first.id(), "快");
    }

    @OnEachDatabase
    void oneChannelThatFailsDoesNotStopTheOther(Store store) {
        Town town = new Town(store);
        Post post = new Post();
        Post never = new Post("never");
        never.hopeless = true;
        town.reminders.bindChannel(never);
        town.reminders.bindChannel(post);
        clerk(town);
        town.reminders.remind();
        town.reminders.deliver();
        assertEquals(1, post.sent.size());
        assertEquals(0, waiting(store), "what will never be taken is not tried again");
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
        add(store, List.of(notice), now);
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
        fill(store);
        assertEquals(0, queue.dropOld(Instant.now()));
        Refusal full = assertThrows(Refusal.class, () -> add(store, List.of(notice), Instant.now()));
        assertEquals(Refusal.Reason.TOO_MANY, full.reason());
        assertThrows(
                Refusal.class, () -> queue.remind("zhang", LocalDate.now(), List.of("post"), notice, Instant.now()));
        assertFalse(queue.isReminded("zhang", LocalDate.now()), "it is not lost");
        assertEquals(waiting(store), queue.dropOld(Instant.now().plus(Duration.ofDays(3))));
    }
}
