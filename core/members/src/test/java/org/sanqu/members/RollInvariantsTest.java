package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Roll.TODAY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.opentest4j.TestAbortedException;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.store.DatabaseStore;
import org.sanqu.store.TestPostgres;

/** Whatever is done, in whatever order: who is on the roll has one home on every day, who is off it has none, and sums are sums. */
class RollInvariantsTest {

    private static final LocalDate FIRST = TODAY.minusDays(20);
    private static final int DAYS = RollModel.DAYS;
    private static final int BRANCHES = 4;

    private enum Kind {
        ENROL,
        TRANSFER,
        LEAVE,
        RETURN,
        AMEND,
        CONVERT,
        NEVER_CONVERTED,
        WITHDRAW,
        MERGE,
        STRIKE,
        MOVE,
        UNDO
    }

    private static final List<String> STANDINGS = List.of("in-service", "retired", "student");

    /** An event of a member. */
    private record Own(long member, long event) {}

    /** Something is done about one of the members or branches, with another. */
    record Act(Kind kind, int one, int other, int day) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(6, Kind.ENROL),
                Tuple.of(8, Kind.TRANSFER),
                Tuple.of(5, Kind.LEAVE),
                Tuple.of(5, Kind.RETURN),
                Tuple.of(5, Kind.AMEND),
                Tuple.of(3, Kind.CONVERT),
                Tuple.of(3, Kind.NEVER_CONVERTED),
                Tuple.of(8, Kind.WITHDRAW),
                Tuple.of(3, Kind.MERGE),
                Tuple.of(1, Kind.STRIKE),
                Tuple.of(7, Kind.MOVE),
                Tuple.of(3, Kind.UNDO));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, DAYS - 1))
                .as(Act::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    @Property(tries = 60)
    void onSqlite(@ForAll("acts") List<Act> acts) throws IOException {
        run("", acts);
    }

    @Property(tries = 15)
    void onPostgres(@ForAll("acts") List<Act> acts) throws IOException {
        String url;
        try {
            url = TestPostgres.emptyDatabase();
        } catch (IOException e) {
            throw new TestAbortedException("no PostgreSQL can be started on this machine: " + e.getMessage(), e);
        }
        run(url, acts);
    }

    private static void run(String url, List<Act> acts) throws IOException {
        Path directory = Files.createTempDirectory("sanqu-roll");
        try (DatabaseStore store = new DatabaseStore(directory, url)) {
            Story story = new Story(store);
            for (Act act : acts) {
                try {
                    story.does(act);
                } catch (Refusal refusal) {
                    assertTrue(refusal.reason().status() < 500);
                }
                story.checkHomes();
            }
            story.checkWhatIsTrueOfThem();
            story.checkSums();
            story.checkFoldedFromNothing();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A committee with four branches, and what is done there. */
    private static final class Story {

        private final Roll roll;
        private final long committee;
        private final List<Long> branches = new ArrayList<>();
        private final List<Long> members = new ArrayList<>();
        private final List<Long> events = new ArrayList<>();
        private final List<Own> own = new ArrayList<>();
        private final RollModel model = new RollModel();

        Story(DatabaseStore store) {
            roll = new Roll(store);
            committee = roll.found("C", OrganisationType.COMMITTEE, null);
            for (int i = 0; i < BRANCHES; i++) {
                branches.add(roll.branch("B" + i, committee));
            }
        }

        private long branch(int number) {
            return branches.get(number % BRANCHES);
        }

        void does(Act act) {
            LocalDate day = FIRST.plusDays(act.day);
            if (act.kind == Kind.ENROL) {
                long member = roll.enrol("李娜", branch(act.one), day).id();
                members.add(member);
                model.enrol(member, branch(act.one), act.day);
            } else if (act.kind == Kind.MOVE) {
                moveAlong(branch(act.one), branch(act.other), act.day);
            } else if (act.kind == Kind.UNDO && !events.isEmpty()) {
                undo(events.remove(act.one % events.size()));
            } else if (act.kind == Kind.WITHDRAW && !own.isEmpty()) {
                withdraw(own.get((act.one + act.other * 8) % own.size()));
            } else if (!members.isEmpty()) {
                about(members.get(act.one % members.size()), act, day);
            }
        }

        private void about(long member, Act act, LocalDate day) {
            long other = members.get(act.other % members.size());
            switch (act.kind) {
                case TRANSFER -> transfer(member, branch(act.other), act.day);
                case LEAVE -> {
                    change(member, new MemberChange.Leave("moved-away"), day);
                    model.move(member, null, act.day, own(member));
                }
                case RETURN -> {
                    change(member, new MemberChange.Return(branch(act.other)), day);
                    model.move(member, branch(act.other), act.day, own(member));
                }
                case AMEND -> {
                    String standing = STANDINGS.get(act.other % STANDINGS.size());
                    String before = model.standing(member, act.day);
                    change(member, new MemberChange.Amend(null, null, null, null, standing, null, null, null), day);
                    assertNotEquals(before, standing, "what is so already is no change");
                    model.amend(member, standing, act.day, own(member));
                }
                case CONVERT -> {
                    change(member, new MemberChange.Convert(), day);
                    model.convert(member, act.day, own(member));
                }
                case NEVER_CONVERTED -> {
                    change(member, new MemberChange.Correct(null, null, null, null, null, null, null, true), null);
                    model.convert(member, null, 0);
                }
                case MERGE -> {
                    change(member, new MemberChange.MergeInto(other), null);
                    model.merge(member, other);
                }
                case STRIKE -> {
                    change(member, new MemberChange.Strike(), null);
                    model.strike(member);
                }
                default -> {}
            }
        }

        /** Remembers the last event of a member, to be withdrawn some day. */
        private long own(long member) {
            long event = roll.store.read(sql -> sql.first(
                            "select max(id) as id from member_event where member = ?", row -> row.number("id"), member)
                    .orElseThrow());
            own.add(new Own(member, event));
            return event;
        }

        private void withdraw(Own entry) {
            change(entry.member, new MemberChange.Withdraw(entry.event), null);
            model.withdraw(entry.member, entry.event);
            own.remove(entry);
        }

        private void change(long member, MemberChange change, LocalDate on) {
            roll.members.change(roll.root, member, change, on, "理由", null);
        }

        private void transfer(long member, long to, int day) {
            roll.store.write(sql -> {
                roll.homes.move(sql, member, to, FIRST.plusDays(day), null, "root");
                return null;
            });
            model.move(member, to, day, own(member));
        }

        private void moveAlong(long from, long to, int day) {
            LocalDate on = FIRST.plusDays(day);
            List<Long> there = roll.store.read(sql -> roll.homes.at(sql, List.of(from), on));
            if (from == to || there.isEmpty()) {
                return;
            }
            long event = roll.store.write(sql -> {
                long id = sql.insert(
                        "insert into organisation_event (kind, effective_on, reason, entered_by, entered_at)"
                                + " values ('merge', ?, '合并', 'root', ?)",
                        on,
                        Instant.now());
                assertEquals(there.size(), roll.homes.move(sql, there, List.of(from), to, on, id));
                return id;
            });
            events.add(event);
            model.moveAlong(there, from, to, day, event);
        }

        private void undo(long event) {
            roll.store.write(sql -> {
                roll.homes.undo(sql, event);
                return null;
            });
            model.undo(event);
        }

        void checkHomes() {
            for (int day = 0; day < DAYS; day++) {
                LocalDate date = FIRST.plusDays(day);
                Set<String> expected = new HashSet<>();
                for (long member : members) {
                    Long home = model.home(member, day);
                    assertEquals(model.isOnRoll(member, day), home != null, "on the roll and at home, or neither");
                    if (home != null) {
                        expected.add(member + " in " + home);
                    }
                }
                List<String> kept = roll.store.read(sql -> sql.list(
                        "select member, organisation from affiliation where from_on <= ?"
                                + " and (until_on is null or until_on > ?)",
                        row -> row.number("member") + " in " + row.number("organisation"),
                        date,
                        date));
                assertEquals(expected.size(), kept.size(), "one home each on " + date);
                assertEquals(expected, Set.copyOf(kept), "homes on " + date);
            }
        }

        void checkWhatIsTrueOfThem() {
            for (long member : members) {
                for (int day = 0; day < DAYS && model.isOnRoll(member, day); day++) {
                    Member then = roll.members.get(roll.root, member, FIRST.plusDays(day));
                    assertEquals(model.standing(member, day), then.standing());
                    assertEquals(model.isFull(member, day) ? "full" : "probationary", then.category());
                }
                Attributes kept = roll.store.read(sql -> Attributes.read(sql, member));
                assertEquals(kept, roll.store.read(sql -> Attributes.replayed(sql, member)));
            }
        }

        void checkSums() {
            for (int day = 0; day < DAYS; day += 3) {
                LocalDate date = FIRST.plusDays(day);
                int here = day;
                long expected = members.stream()
                        .filter(member -> model.home(member, here) != null)
                        .count();
                long parts = 0;
                for (long branch : branches) {
                    List<Member> listed = roll.all(Roll.everybody(branch, date));
                    assertTrue(listed.stream().allMatch(member -> member.home() == branch));
                    assertEquals(listed.size(), roll.members.count(roll.root, branch, date));
                    parts += listed.size();
                }
                assertEquals(expected, parts);
                assertEquals(expected, roll.members.count(roll.root, committee, date));
                assertEquals(expected, roll.all(Roll.everybody(committee, date)).size());
            }
        }

        void checkFoldedFromNothing() {
            List<String> before = affiliations();
            roll.store.write(sql -> {
                sql.update("delete from affiliation");
                sql.update("update member set home = null, home_from = ?", Enrolments.EVER);
                return new HomeProjection(sql).refresh(members);
            });
            assertEquals(before, affiliations());
            roll.counts.changed();
            checkSums();
        }

        private List<String> affiliations() {
            return roll.store.read(sql -> sql.list(
                    "select a.member, a.organisation, a.from_on, a.until_on, m.home, m.home_from from affiliation a"
                            + " join member m on m.id = a.member order by a.member, a.from_on",
                    row -> Stream.of("member", "organisation", "from_on", "until_on", "home", "home_from")
                            .map(row::text)
                            .toList()
                            .toString()));
        }
    }
}
