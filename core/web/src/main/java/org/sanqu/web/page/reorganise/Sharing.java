package org.sanqu.web.page.reorganise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Page;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Caller;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

/**
 * What of an organisation that is split goes to which part.
 *
 * @param organisations those directly below
 * @param members those at home in it itself, as many as are listed
 * @param unlisted the ids of the others at home in it
 * @param rest where everything goes for which nothing was chosen
 */
public record Sharing(List<Line> organisations, List<Line> members, List<Long> unlisted, List<Option> rest) {

    private static final int PAGE = 200;
    private static final int MOST = 600;
    private static final String TO = "_to:";
    private static final String STAYS = "stays";

    /** One organisation or member with the parts to choose from. */
    public record Line(String name, String label, List<Option> parts) {

        private String chosen() {
            return parts.stream()
                    .filter(Option::chosen)
                    .map(Option::value)
                    .findFirst()
                    .orElse("");
        }

        private long id() {
            return Long.parseLong(name.substring(name.lastIndexOf(':') + 1));
        }
    }

    /** What there is to share on a day, with what was chosen so far. */
    static Sharing of(Services services, Exchange exchange, long organisation, LocalDate day, JsonNode data) {
        Caller caller = exchange.caller();
        List<Member> members = members(services, caller, organisation, day);
        int listed = Math.min(MOST, members.size());
        Parts parts = new Parts(exchange.form(), exchange.labels(), data.at("/change/parts"));
        return new Sharing(
                services.tree().children(caller, organisation, day).stream()
                        .map(each -> parts.line("organisation", each.id(), each.shortName()))
                        .toList(),
                members.subList(0, listed).stream()
                        .map(each -> parts.line("member", each.id(), each.name()))
                        .toList(),
                members.subList(listed, members.size()).stream().map(Member::id).toList(),
                parts.line("rest", 0, "").parts());
    }

    private static List<Member> members(Services services, Caller caller, long organisation, LocalDate day) {
        List<Member> members = new ArrayList<>();
        String after = null;
        do {
            MemberQuery query =
                    new MemberQuery(organisation, Hierarchy.FORMAL, false, MemberFilter.ALL, after, PAGE, day);
            Page<Member> page = services.members().page(caller, query);
            members.addAll(page.items());
            after = page.next();
        } while (after != null);
        return members;
    }

    /** How many members there are to share. */
    public int count() {
        return members.size() + unlisted.size();
    }

    /** Writes into each part what goes to it. */
    void into(ObjectNode data) {
        if (data.at("/change/parts") instanceof ArrayNode parts) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i) instanceof ObjectNode part) {
                    String name = String.valueOf(i);
                    share(organisations, name, part.putArray("organisations"));
                    ArrayNode moving = part.putArray("members");
                    share(members, name, moving);
                    if (others().equals(name)) {
                        unlisted.forEach(moving::add);
                    }
                }
            }
        }
    }

    private void share(List<Line> lines, String part, ArrayNode ids) {
        for (Line line : lines) {
            String chosen = line.chosen().isEmpty() ? others() : line.chosen();
            if (chosen.equals(part)) {
                ids.add(line.id());
            }
        }
    }

    /** Where everything goes for which nothing was chosen. */
    private String others() {
        return rest.stream()
                .filter(Option::chosen)
                .map(Option::value)
                .findFirst()
                .orElse("");
    }

    /** The parts as they are named so far, and what was chosen. */
    private record Parts(Parameters sent, Labels labels, JsonNode parts) {

        Line line(String kind, long id, String label) {
            String name = TO + kind + ":" + id;
            String chosen = shifted(sent.text(name));
            List<Option> options = new ArrayList<>();
            options.add(new Option(STAYS, labels.of("reorganise.stays"), STAYS.equals(chosen)));
            for (int i = 0; i < parts.size(); i++) {
                String part = String.valueOf(i);
                options.add(new Option(part, title(i), part.equals(chosen)));
            }
            return new Line(name, label, options);
        }

        private String title(int index) {
            JsonNode founding = parts.path(index).path("founding");
            String name =
                    founding.path("shortName").asText(founding.path("name").asText(""));
            return name.isBlank() ? labels.of("rows.nth", index + 1) : name;
        }

        /** When a part is removed, those behind it move up. */
        private String shifted(String chosen) {
            String removed = sent.text("_remove").replaceFirst("^/change/parts/([0-9]{1,4})$", "$1");
            if (!chosen.matches("[0-9]{1,4}") || !removed.matches("[0-9]{1,4}")) {
                return chosen;
            }
            int part = Integer.parseInt(chosen);
            int gone = Integer.parseInt(removed);
            return part == gone ? "" : String.valueOf(part > gone ? part - 1 : part);
        }
    }
}
