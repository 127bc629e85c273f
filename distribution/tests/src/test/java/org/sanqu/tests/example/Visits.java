package org.sanqu.tests.example;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Visits and issue tickets of 2025 in the street: 94 visits by organisations, 537 person-times by members, 154 of 161 solved. */
final class Visits {

    private static final int BY_ORGANISATIONS = 94;
    private static final int BY_MEMBERS = 537;
    private static final int TICKETS = 161;
    private static final List<String> UNSOLVED =
            List.of("explained", "assigned", "explained", "transferred-up", "assigned", "assigned", "open");
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 12);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private static final List<String> TARGETS = List.of(
            "resident",
            "resident",
            "resident",
            "old-member",
            "poor-member",
            "mobile-member",
            "new-member",
            "merchant",
            "unit");
    private static final List<String> SOURCES =
            List.of("visit", "visit", "visit", "visit", "delegate-day", "hotline", "meeting", "online");

    private final District district;
    private final List<Community> communities;
    private final Chance chance = new Chance(161);
    private int visits;

    Visits(District district, Street street) {
        this.district = district;
        this.communities = street.communities();
    }

    /** A ticket before it is written down. */
    private record Ticket(String no, LocalDate on, Community community, String source, Problem problem) {}

    void fillIn() {
        List<Ticket> tickets = tickets();
        for (int i = 0; i < tickets.size(); i++) {
            int unsolved = i - (TICKETS - UNSOLVED.size());
            write(tickets.get(i), unsolved < 0 ? "solved" : UNSOLVED.get(unsolved));
        }
        List<Ticket> visited = new ArrayList<>(tickets.stream()
                .filter(ticket -> ticket.source().equals("visit"))
                .toList());
        for (int i = 0; i < BY_ORGANISATIONS; i++) {
            visit("organisation", chance.between(2, 6), i % 3 == 0 && !visited.isEmpty() ? visited.remove(0) : null);
        }
        for (int left = BY_MEMBERS; left > 0; ) {
            int persons = Math.min(left, chance.between(1, 4));
            left -= persons;
            visit("member", persons, visited.isEmpty() ? null : visited.remove(0));
        }
    }

    private List<Ticket> tickets() {
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < TICKETS; i++) {
            days.add(chance.day(FIRST, LAST));
        }
        days.sort(Comparator.naturalOrder());
        List<Ticket> tickets = new ArrayList<>();
        for (LocalDate day : days) {
            String no = "WT-2025-%03d".formatted(tickets.size() + 1);
            tickets.add(new Ticket(no, day, community(), chance.pick(SOURCES), chance.pick(Problem.ALL)));
        }
        return tickets;
    }

    /** The largest community has about a third of everything. */
    private Community community() {
        return chance.in(30) ? communities.get(0) : chance.pick(communities);
    }

    private void write(Ticket ticket, String state) {
        Problem problem = ticket.problem();
        ObjectNode data = District.row().put("no", ticket.no()).put("source", ticket.source());
        data.put("category", problem.category()).put("raisedBy", Names.masked(chance));
        data.put("description", problem.description())
                .put("receivedOn", ticket.on().toString());
        if (!state.equals("open")) {
            data.put("assignedTo", problem.assignedTo())
                    .put("dueOn", ticket.on().plusDays(30).toString());
        }
        data.put("state", state);
        if (state.equals("solved")) {
            LocalDate solved = ticket.on().plusDays(chance.between(1, 38));
            data.put("solvedOn", (solved.isAfter(END) ? END : solved).toString())
                    .put("result", problem.result());
            data.put("satisfaction", chance.in(80) ? "satisfied" : chance.in(80) ? "basically" : "not");
        }
        district.submitEvent("service-visits/ticket", ticket.community().node(), ticket.no(), data);
    }

    private void visit(String visitor, int persons, Ticket ticket) {
        Community community = ticket == null ? community() : ticket.community();
        boolean organised = visitor.equals("organisation");
        Node owner = organised ? community.node() : chance.pick(community.caretakers());
        LocalDate on = ticket == null ? chance.day(FIRST, LAST) : ticket.on();
        ObjectNode data =
                District.row().put("visitor", visitor).put("on", on.toString()).put("persons", persons);
        data.put("target", ticket == null ? chance.pick(TARGETS) : "resident");
        data.put("place", community.node().title().replaceAll("党.*", "") + chance.between(1, 20) + "号楼");
        if (on.getMonthValue() <= 6) {
            data.put("campaign", "贴心解难大走访");
        }
        if (ticket != null) {
            data.put("need", ticket.problem().description());
            data.putArray("issues").addObject().put("no", ticket.no());
        }
        district.submitEvent("service-visits/visit", owner, "ZF-2025-%03d".formatted(++visits), data);
    }
}
