package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Town.TODAY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.TransferRequest;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.DatabaseStore;

/** Whatever anybody does, in whatever order: everybody is where the acts that were not refused have brought them, on every day. */
class TransferInvariantsTest {

    private static final LocalDate FIRST = TODAY.minusDays(25);

    private static Path directory;
    private static DatabaseStore store;
    private static Town town;
    private static List<Caller> callers;
    private static int tries;
    private static int accepted;
    private static int withdrawn;

    @BeforeContainer
    static void open() throws IOException {
        directory = Files.createTempDirectory("sanqu-transfers");
        store = new DatabaseStore(directory, "");
        town = new Town(store);
        callers = new ArrayList<>(List.of(town.root));
        for (long side : new long[] {town.west, town.east}) {
            callers.add(town.clerk(Role.RECORDER, side));
            callers.add(town.clerk(Role.REVIEWER, side));
        }
    }

    @AfterContainer
    static void close() throws IOException {
        store.close();
        assertTrue(accepted > tries / 20, "the acts that were tried end well often enough to say something");
        assertTrue(withdrawn > tries / 20, "and are taken back often enough");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private enum Kind {
        GO_ON,
        ISSUE,
        ISSUE_TO_COMMITTEE,
        ISSUE_LETTER,
        REGISTER_DECIDED,
        REGISTER_OUT,
        REGISTER_IN,
        SEND,
        ASSIGN,
        ACCEPT,
        GIVE_BACK,
        WITHDRAW,
        MERGE,
        LEAVE,
        RETURN,
        MERGE_PERSONS,
        WITHDRAW_EVENT
    }

    /** Somebody does something about one of three members. */
    record Act(Kind kind, int member, int branch, int daysAgo, int caller) {}

    /** What brings a transfer forward comes often, so that many end where they should. */
    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(Tuple.of(14, Kind.GO_ON), Tuple.of(8, null))
                .flatMap(kind -> kind == null ? Arbitraries.of(Kind.class) : Arbitraries.just(kind));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(-1, 6),
                        Arbitraries.frequency(
                                Tuple.of(5, 0), Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(1, 3), Tuple.of(1, 4)))
                .as(Act::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(50);
    }

    @Property(tries = 150)
    void everybodyHasExactlyTheHomesThatTheActsGaveThem(@ForAll("acts") List<Act> acts) {
        Story story = new Story();
        for (Act act : acts) {
            try {
                story.does(act);
            } catch (Refusal refusal) {
                assertTrue(refusal.reason().status() < 500);
            }
            story.check();
        }
    }

    /** Four branches, three members, and where they ought to be. */
    private static final class Story {

        private final List<Long> branches = new ArrayList<>();
        private final List<Long> members = new ArrayList<>();
        private final List<MemberEvent> entered = new ArrayList<>();
        private final RollModel model = new RollModel();

        Story() {
            int number = tries++;
            for (int i = 0; i < 4; i++) {
                long above = i % 2 == 0 ? town.west : town.east;
                branches.add(town.found("B" + number + "-" + i, OrganisationType.BRANCH, above));
            }
            for (int i = 0; i < 3; i++) {
                long member = town.enrol("李娜", branches.get(i));
                members.add(member);
                model.enrol(member, branches.get(i), 0);
            }
        }

        void does(Act act) {
            Caller caller = callers.get(act.caller);
            long member = members.get(act.member);
            long branch = branches.get(act.branch);
            LocalDate day = TODAY.minusDays(act.daysAgo);
            YearMonth now = YearMonth.now();
            switch (act.kind) {
                case GO_ON -> goOn(caller, member, branch, day);
                case ISSUE ->
                    issue(caller, new TransferRequest(member, branch, null, "internal", null, day, now, null));
                case ISSUE_TO_COMMITTEE ->
                    issue(caller, new TransferRequest(member, town.east, null, "internal", null, day, now, null));
                case ISSUE_LETTER ->
                    issue(caller, new TransferRequest(member, null, "邻市", "letter", "1", day, now, null));
                case REGISTER_DECIDED ->
                    issue(caller, new TransferRequest(member, branch, null, "national", "1", day, now, day));
                case REGISTER_OUT ->
                    issue(caller, new TransferRequest(member, null, "邻市", "letter", "1", day, now, day));
                case REGISTER_IN ->
                    issue(caller, new TransferRequest(member, branch, null, "letter", "1", day, now, day));
                case SEND -> town.transfers.send(caller, latest(member));
                case ASSIGN -> town.transfers.assign(caller, latest(member), branch);
                case ACCEPT -> settled(town.transfers.accept(caller, latest(member), day));
                case GIVE_BACK -> town.transfers.giveBack(caller, latest(member), "退回");
                case WITHDRAW -> town.transfers.withdraw(caller, latest(member));
                case MERGE -> merge(branch, branches.get((act.branch + 2) % 4), day);
                case LEAVE -> {
                    change(caller, member, new MemberChange.Leave("moved-away"), day);
                    model.move(member, null, at(day), own(member));
                }
                case RETURN -> {
                    change(caller, member, new MemberChange.Return(branch), day);
                    model.move(member, branch, at(day), own(member));
                }
                case MERGE_PERSONS -> mergePersons(caller, member, members.get(act.branch % 3));
                case WITHDRAW_EVENT -> withdrawEvent(caller, act.branch);
            }
        }

        private void goOn(Caller caller, long member, long branch, LocalDate day) {
            long latest = latest(member);
            String state =
                    latest == 0 ? "none" : town.transfers.get(town.root, latest).state();
            switch (state) {
                case "issued" -> town.transfers.send(caller, latest);
                case "sent" -> forward(caller, latest, branch, day);
                case "assigned" -> settled(town.transfers.accept(caller, latest, day));
                default ->
                    issue(
                            caller,
                            new TransferRequest(
                                    member, branch, null, "internal", null, TODAY.minusDays(6), YearMonth.now(), null));
            }
        }

        private void forward(Caller caller, long transfer, long branch, LocalDate day) {
            if (town.transfers.get(town.root, transfer).kind().equals("letter")) {
                settled(town.transfers.accept(caller, transfer, day));
            } else {
                town.transfers.assign(caller, transfer, branch);
            }
        }

        private void issue(Caller caller, TransferRequest request) {
            settled(town.transfers.issue(caller, request));
        }

        /** The latest that is open, or the latest of all; 0 for none. */
        private long latest(long member) {
            return town.transfers.of(town.root, member).stream()
                    .max(Comparator.comparing((Transfer transfer) -> transfer.holder() != null)
                            .thenComparing(Transfer::id))
                    .map(Transfer::id)
                    .orElse(0L);
        }

        private void settled(Transfer transfer) {
            if (transfer.state().equals("accepted")) {
                accepted++;
                model.move(transfer.member(), transfer.to(), at(transfer.acceptedOn()), own(transfer.member()));
            }
        }

        private void merge(long from, long into, LocalDate on) {
            List<Long> there = store.read(sql -> town.homes.at(sql, List.of(from), on));
            long event =
                    town.decide(new Change.Merge(List.of(from), into, null), on).id();
            model.moveAlong(there, from, into, at(on), event);
        }

        private void mergePersons(Caller caller, long member, long kept) {
            change(caller, member, new MemberChange.MergeInto(kept), null);
            model.merge(member, kept);
        }

        private void withdrawEvent(Caller caller, int number) {
            if (!entered.isEmpty()) {
                MemberEvent wrong = entered.get(entered.size() - 1 - number % entered.size());
                change(caller, wrong.member(), new MemberChange.Withdraw(wrong.id()), null);
                model.withdraw(wrong.member(), wrong.id());
                entered.remove(wrong);
                withdrawn++;
            }
        }

        private void change(Caller caller, long member, MemberChange change, LocalDate on) {
            town.members.change(caller, member, change, on, "理由", null);
        }

        /** Remembers the last event of a member, to be withdrawn some day. */
        private long own(long member) {
            MemberEvent last = town.members.history(town.root, member).stream()
                    .filter(event -> event.member() == member)
                    .max(Comparator.comparing(MemberEvent::id))
                    .orElseThrow();
            entered.add(last);
            return last.id();
        }

        private static int at(LocalDate day) {
            return Math.toIntExact(FIRST.until(day, ChronoUnit.DAYS));
        }

        void check() {
            for (long member : members) {
                List<Affiliation> all = store.read(sql -> new HomeDays(sql).of(member));
                for (int i = 0; i < RollModel.DAYS; i++) {
                    LocalDate day = FIRST.plusDays(i);
                    List<Long> there = all.stream()
                            .filter(home -> new Span(home.from(), home.until()).has(day))
                            .map(Affiliation::organisation)
                            .toList();
                    Long expected = model.home(member, i);
                    assertEquals(expected == null ? List.of() : List.of(expected), there, "on " + day);
                }
            }
            long onRoll = members.stream()
                    .filter(member -> model.home(member, at(TODAY)) != null)
                    .count();
            long counted = branches.stream()
                    .filter(branch -> town.hierarchies.current("formal").ordinal(branch) >= 0)
                    .mapToLong(branch -> town.members.count(town.root, branch, TODAY))
                    .sum();
            assertEquals(onRoll, counted);
            checkUnderWay();
        }

        /** Of one person at most one transfer is under way, out of where they are at home. */
        private void checkUnderWay() {
            for (long member : members) {
                List<TransferRows.Kept> open = store.read(sql -> new TransferRows(sql, TODAY).open(List.of(member)));
                assertTrue(open.size() <= 1);
                for (TransferRows.Kept kept : open) {
                    assertNotNull(kept.home(), "nobody off the roll is under way");
                    Hierarchy tree = town.hierarchies.current(Hierarchy.FORMAL);
                    assertEquals(kept.home(), tree.organisation(tree.standIn(kept.from())));
                }
            }
        }
    }
}
