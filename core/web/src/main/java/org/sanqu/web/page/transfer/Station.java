package org.sanqu.web.page.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.Transfer.Step;

/**
 * A station on the route of a transfer: branch → committee → committee → branch.
 *
 * @param role the key of what it is
 * @param name its name; null where nobody knows it yet or the reader may not
 * @param state {@code done}, {@code now} or {@code ahead}
 * @param step what was done there; null for nothing yet
 */
public record Station(String role, String name, String state, Step step) {

    /**
     * The route of a transfer with how far it came.
     *
     * @param names the name of an organisation; null where the reader may not know it
     */
    static List<Station> route(Transfer transfer, Function<Long, String> names) {
        List<Station> route = new ArrayList<>();
        Step issued = step(transfer, "issue");
        Step registered = step(transfer, "register");
        route.add(new Station("transfer.from", transfer.fromName(), "done", issued));
        if (transfer.kind().equals("national")) {
            route.add(new Station("transfer.national", "", "done", registered));
        } else {
            route.addAll(committees(transfer, names));
        }
        boolean arrived = transfer.state().equals("accepted");
        String turn = Turn.outwards(transfer) ? "sent" : "assigned";
        Step accepted = step(transfer, "accept");
        route.add(new Station(
                "transfer.to",
                transfer.toName(),
                arrived ? "done" : transfer.state().equals(turn) ? "now" : "ahead",
                accepted == null ? registered : accepted));
        return route;
    }

    /** Where both sides have the same committee, or the new one is outside, there is one only. */
    private static List<Station> committees(Transfer transfer, Function<Long, String> names) {
        Step sent = step(transfer, "send");
        Step assigned = step(transfer, "assign");
        Station before = committee("transfer.old-committee", transfer, "issued", sent, names);
        boolean one = Turn.outwards(transfer)
                || sent != null && assigned == null && transfer.state().equals("assigned");
        return one
                ? List.of(before)
                : List.of(before, committee("transfer.new-committee", transfer, "sent", assigned, names));
    }

    private static Station committee(
            String role, Transfer transfer, String turn, Step step, Function<Long, String> names) {
        boolean now = transfer.state().equals(turn);
        Long organisation = step != null ? step.organisation() : now ? transfer.holder() : null;
        String name = organisation == null ? null : names.apply(organisation);
        return new Station(role, name, now ? "now" : step != null ? "done" : "ahead", step);
    }

    /** The latest step of a kind; null when there was none. */
    private static Step step(Transfer transfer, String act) {
        return transfer.steps().stream()
                .filter(step -> step.act().equals(act))
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
