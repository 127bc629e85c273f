package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Town.TODAY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.TransferRequest;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.DatabaseStore;

/** Whatever anybody does, in whatever order: everybody is where the acts that were not refused have brought them, on every day. */
class TransferInvariantsTest {

    private static final LocalDate FIRST = TODAY.minusDays(25);
    private static final int DAYS = 60;

    private static Path directory;
    private static DatabaseStore store;
    private static Town town;
    private static List<Caller> callers;
    private static int tries;
    private static int accepted;

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
        MERGE
    }

    /** Somebody does something about one of two members. */
    record Act(Kind kind, int member, int branch, int daysAgo, int caller) {}

    /** What brings a transfer forward comes often, so that many end where they should. */
    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(Tuple.of(14, Kind.GO_ON), Tuple.of(8, null))
                .flatMap(kind -> kind == null ? Arbitraries.of(Kind.class) : Arbitraries.just(kind));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 1),
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

    /** Four branches, two members, and where they ought to be. */
    private static final class Story {

        private final List<Long> branches = new ArrayList<>();
        private final List<Long> members = new ArrayList<>();
        private final Map<Long, Long[]> homes = new HashMap<>();

        Story() {
            int number = tries++;
            for (int i = 0; i < 4; i++) {
                long above = i % 2 == 0 ? town.west : town.east;
                branches.add(town.found("B" + number + "-" + i, OrganisationType.BRANCH, above));
            }
            for (int i = 0; i < 2; i++) {
                long member = town.enrol("李娜", branches.get(i));
                members.add(member);
                Long[] days = new Long[DAYS];
                Arrays.fill(days, branches.get(i));
                homes.put(member, days);
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

        private long latest(long member) {
            return town.transfers.of(town.root, member).stream()
                    .mapToLong(Transfer::id)
                    .max()
                    .orElse(0);
        }

        private void settled(Transfer transfer) {
            if (transfer.state().equals("accepted")) {
                accepted++;
                Long[] days = homes.get(transfer.member());
                for (int i = at(transfer.acceptedOn()); i < DAYS; i++) {
                    days[i] = transfer.to();
                }
            }
        }

        private void merge(long from, long into, LocalDate on) {
            town.decide(new Change.Merge(List.of(from), into, null), on);
            homes.values().forEach(days -> {
                for (int i = at(on); i < DAYS; i++) {
                    days[i] = Objects.equals(days[i], from) ? (Long) into : days[i];
                }
            });
        }

        private static int at(LocalDate day) {
            return Math.toIntExact(FIRST.until(day, ChronoUnit.DAYS));
        }

        void check() {
            for (long member : members) {
                List<Affiliation> all = store.read(sql -> new HomeDays(sql).of(member));
                Long[] expected = homes.get(member);
                for (int i = 0; i < DAYS; i++) {
                    LocalDate day = FIRST.plusDays(i);
                    List<Long> there = all.stream()
                            .filter(home -> new Span(home.from(), home.until()).has(day))
                            .map(Affiliation::organisation)
                            .toList();
                    assertEquals(expected[i] == null ? List.of() : List.of(expected[i]), there, "on " + day);
                }
            }
            long onRoll = members.stream()
                    .filter(member -> homes.get(member)[at(TODAY)] != null)
                    .count();
            long counted = branches.stream()
                    .filter(branch -> town.hierarchies.current("formal").ordinal(branch) >= 0)
                    .mapToLong(branch -> town.members.count(town.root, branch, TODAY))
                    .sum();
            assertEquals(onRoll, counted);
        }
    }
}
