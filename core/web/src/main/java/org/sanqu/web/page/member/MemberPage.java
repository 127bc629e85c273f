package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Appointments;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Places;
import org.sanqu.web.template.member.JteshowGenerated;

/** One member: who, where at home, what happened; secondary ties, posts and transfers apart. */
public final class MemberPage {

    /**
     * What is shown.
     *
     * @param path from the highest readable organisation down to the home; empty off the roll
     * @param on the day that is asked about
     * @param today whether that is today
     * @param acts what the reader may do to the member
     * @param recorder whether the reader may end ties
     * @param transferable whether the reader may issue a transfer, or register one
     * @param events what happened, the latest first
     * @param ties the secondary ones
     * @param left those of them that were left behind in an old home
     * @param places names of organisations by id, those that the reader may see
     */
    public record View(
            Chrome chrome,
            Member member,
            List<Organisation> path,
            LocalDate on,
            boolean today,
            List<String> acts,
            boolean recorder,
            boolean transferable,
            List<MemberEvent> events,
            List<Affiliation> ties,
            List<Appointments.Named> posts,
            List<PostsHeld.Held> left,
            List<Transfer> transfers,
            Map<Long, String> places) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        /** The name of an organisation; its number where the reader may not see it, empty for none. */
        public String place(Long organisation) {
            return organisation == null
                    ? ""
                    : places.getOrDefault(organisation, t("value.unknown", organisation.toString()));
        }

        /** Where an organisation can be looked at; null where it cannot. */
        public String href(Long organisation) {
            return places.containsKey(organisation) ? "/organisations/" + organisation : null;
        }

        /** What changed, with the labels of what was and is. */
        public String detail(MemberEvent event) {
            return Arrays.stream(event.detail().split("; ")).map(this::part).collect(Collectors.joining("；"));
        }

        private String part(String change) {
            String[] sides = change.split(": ", 2);
            return sides.length < 2
                    ? change
                    : chrome.labels().code("ask", sides[0]) + "："
                            + Arrays.stream(sides[1].split(" → ", -1))
                                    .map(side -> said(sides[0], side))
                                    .collect(Collectors.joining(" → "));
        }

        private String said(String attribute, String side) {
            return switch (attribute) {
                case "cause" -> chrome.labels().code("leave", side);
                case "member" -> t("member.record", side);
                case "event" ->
                    events.stream()
                            .filter(event -> String.valueOf(event.id()).equals(side))
                            .map(event -> event.on() + " " + chrome.labels().code("member-event", event.kind()))
                            .findFirst()
                            .orElse(side);
                default -> chrome.labels().code(attribute, side);
            };
        }

        /** Where an event can be taken back; null where it cannot, or where another act does it. */
        public String withdraw(MemberEvent event) {
            boolean possible = today && !acts.isEmpty() && event.standing() && WITHDRAWN.contains(event.kind());
            return possible ? "/members/" + member.id() + "/events/" + event.id() + "/withdraw" : null;
        }

        /** Whether a transfer is under way. */
        public boolean moving() {
            return transfers.stream().anyMatch(transfer -> transfer.holder() != null);
        }
    }

    /** What can be taken back by itself. */
    private static final Set<String> WITHDRAWN = Set.of("amend", "convert", "leave", "return", "transfer");

    /** The states with which somebody may come back. */
    private static final Set<String> RETURNING = Set.of("normal", "suspended");

    private final Services services;

    public MemberPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/members/{id}", this::show));
    }

    private Reply show(Exchange exchange) {
        LocalDate on = exchange.on();
        Member member = services.members().get(exchange.caller(), exchange.id("id"), on);
        List<MemberEvent> events = services.members().history(exchange.caller(), member.id());
        List<Affiliation> ties = services.affiliations().of(exchange.caller(), member.id()).stream()
                .filter(tie -> !tie.kind().equals(Affiliation.HOME))
                .toList();
        List<Appointments.Named> posts = services.appointments().of(exchange.caller(), member.id());
        boolean today = on.equals(LocalDate.now());
        View view = new View(
                Chrome.of(exchange, "organisations", services.access()),
                member,
                path(exchange, member, on),
                on,
                today,
                acts(exchange, member),
                allows(exchange, member, Permission.RECORD),
                transferable(exchange, member),
                events,
                ties,
                posts,
                today ? new PostsHeld(services, exchange).left(member, posts, events) : List.of(),
                services.transfers().of(exchange.caller(), member.id()),
                places(exchange, events, ties));
        return Reply.html(200, out -> JteshowGenerated.render(out, null, view));
    }

    private boolean allows(Exchange exchange, Member member, Permission permission) {
        return member.home() != null && services.access().allows(exchange.caller(), permission, member.home());
    }

    /** Somebody off the roll comes back where the reader records or reviews; nobody comes back from the dead. */
    private boolean transferable(Exchange exchange, Member member) {
        return Stream.of(Permission.RECORD, Permission.REVIEW)
                .anyMatch(permission -> member.home() == null
                        ? RETURNING.contains(member.state())
                                && !services.access()
                                        .tops(exchange.caller(), permission)
                                        .isEmpty()
                        : allows(exchange, member, permission));
    }

    private List<Organisation> path(Exchange exchange, Member member, LocalDate on) {
        return member.home() == null ? List.of() : services.tree().path(exchange.caller(), member.home(), on);
    }

    /** The names of the acts that are possible and allowed. */
    private List<String> acts(Exchange exchange, Member member) {
        boolean maintainer = member.home() == null
                ? !services.access()
                        .tops(exchange.caller(), Permission.MAINTAIN)
                        .isEmpty()
                : services.access().allows(exchange.caller(), Permission.MAINTAIN, member.home());
        if (!maintainer) {
            return List.of();
        }
        if (member.home() == null) {
            return List.of("return", "correct");
        }
        List<String> acts = new ArrayList<>(Arrays.asList("amend", "convert", "correct", "leave", "merge", "strike"));
        if (member.convertedOn() != null) {
            acts.remove("convert");
        }
        return acts;
    }

    private Map<Long, String> places(Exchange exchange, List<MemberEvent> events, List<Affiliation> ties) {
        Stream<Long> ids = Stream.concat(
                events.stream()
                        .flatMap(event -> Stream.of(event.from(), event.to()).filter(Objects::nonNull)),
                ties.stream().map(Affiliation::organisation));
        Map<Long, String> names = Places.names(services, exchange, ids);
        for (MemberEvent event : events) {
            if (event.to() != null) {
                Places.add(names, services, exchange, List.of(event.to()), event.on());
            }
            if (event.from() != null) {
                Places.add(
                        names,
                        services,
                        exchange,
                        List.of(event.from()),
                        event.on().minusDays(1));
            }
        }
        return names;
    }
}
