package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Roll.JOINED;
import static org.sanqu.members.Roll.TODAY;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.Work;
import org.sanqu.store.OnEachDatabase;

/** Those who change members wait for one another in one order, so that nobody waits for ever. */
class MemberLocksTest {

    /** In nanoseconds; so long that whoever is going to wait waits. */
    private static final long WHILE = 600_000_000L;

    private static void pause() {
        LockSupport.parkNanos(WHILE);
    }

    /** Starts an act beside the test. */
    private static <T> Future<T> beside(Callable<T> act) {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            return one.submit(act);
        } finally {
            one.shutdown();
        }
    }

    private static <T> T ended(Future<T> act) throws Exception {
        return act.get(20, TimeUnit.SECONDS);
    }

    @OnEachDatabase
    void whoLeavesAnOrganisationThatIsBeingMergedWaitsForTheMerger(Store store) throws Exception {
        Roll roll = new Roll(store);
        long east = roll.branch("E", null);
        long west = roll.branch("W", null);
        long li = roll.enrol("李娜", east).id();
        CountDownLatch held = new CountDownLatch(1);
        Future<Long> merger = beside(() -> store.write(sql -> {
            sql.lock("organisation_event");
            long event = sql.insert(
                    "insert into organisation_event (kind, effective_on, reason, entered_by, entered_at)"
                            + " values ('merge', ?, '合并', 'root', ?)",
                    TODAY.minusDays(9),
                    Instant.now());
            List<Long> there = roll.homes.at(sql, List.of(east), TODAY.minusDays(9));
            held.countDown();
            pause();
            return roll.homes.move(sql, there, List.of(east), west, TODAY.minusDays(9), event);
        }));
        held.await();
        MemberChange leave = new MemberChange.Leave("moved-away");
        Future<Member> leaving = beside(() -> roll.members.change(roll.root, li, leave, TODAY, "迁出", null));

        assertEquals(1, ended(merger));
        assertNull(ended(leaving).home());
        assertEquals(west, roll.members.get(roll.root, li, TODAY.minusDays(1)).home());
    }

    @OnEachDatabase
    void twoWhoMergeTheSamePeopleTheOtherWayRoundDoNotWaitForEachOther(Store store) throws Exception {
        Roll roll = new Roll(store);
        long east = roll.branch("E", null);
        long one = roll.enrol("李娜", east).id();
        long two = roll.enrol("李娜", east).id();
        CountDownLatch held = new CountDownLatch(1);
        Future<?> holder = beside(() -> store.write(sql -> {
            Person.lock(sql, roll.secrets, one);
            Person.lock(sql, roll.secrets, two);
            held.countDown();
            pause();
            return null;
        }));
        held.await();
        Future<Member> first = beside(() -> merge(roll, one, two));
        Future<Member> second = beside(() -> merge(roll, two, one));
        ended(holder);
        List<Throwable> refused =
                Stream.of(first, second).flatMap(MemberLocksTest::failure).toList();
        assertEquals(1, refused.size());
        assertEquals(Refusal.class, refused.get(0).getClass(), "the one who came late is told why");
        assertEquals(1, roll.members.count(roll.root, east, TODAY));
    }

    private static Member merge(Roll roll, long from, long into) {
        return roll.members.change(roll.root, from, new MemberChange.MergeInto(into), null, "同一人", null);
    }

    private static Stream<Throwable> failure(Future<Member> act) {
        try {
            ended(act);
            return Stream.of();
        } catch (ExecutionException e) {
            return Stream.of(e.getCause());
        } catch (Exception e) {
            return Stream.of(e);
        }
    }

    @OnEachDatabase
    void aRefusedChangeDoesNotMakeCountsSlow(Store store) {
        Counted counted = new Counted(store, new AtomicInteger());
        Roll roll = new Roll(counted);
        long committee = roll.found("C", OrganisationType.COMMITTEE, null);
        long east = roll.branch("E", committee);
        long li = roll.enrol("李娜", east, JOINED).id();
        MemberChange away = new MemberChange.Leave("moved-away");
        roll.members.change(roll.root, li, away, TODAY, "迁出", null);
        MemberChange nowhere = new MemberChange.Return(987_654);
        MemberChange early = new MemberChange.Return(
                roll.founded(Roll.closing("T", committee)).id());
        assertThrows(Refusal.class, () -> roll.members.change(roll.root, li, nowhere, TODAY, "恢复", null));
        assertThrows(Refusal.class, () -> roll.members.change(roll.root, li, early, TODAY, "恢复", null));

        assertEquals(0, roll.members.count(roll.root, east, TODAY));
        int before = counted.reads.get();
        assertTrue(before > 0);
        assertEquals(0, roll.members.count(roll.root, east, TODAY));
        assertEquals(before, counted.reads.get(), "counted once, not again");
    }

    /** A store that counts how often it is read. */
    private record Counted(Store store, AtomicInteger reads) implements Store {

        @Override
        public <T> T read(Work<T> work) {
            reads.incrementAndGet();
            return store.read(work);
        }

        @Override
        public <T> T write(Work<T> work) {
            return store.write(work);
        }

        @Override
        public void migrate(String owner, List<Migration> migrations) {
            store.migrate(owner, migrations);
        }

        @Override
        public Path directory() {
            return store.directory();
        }
    }
}
