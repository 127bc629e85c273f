package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.Appointments.Named;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;

/** The posts that whoever changes home holds in the old one: no transfer ends them, since a first secretary may stay on purpose. */
public final class PostsHeld {

    private static final int MOST = 200;

    private final Services services;
    private final Exchange exchange;
    private final LocalDate today = LocalDate.now();
    private final Hierarchy tree;

    public PostsHeld(Services services, Exchange exchange) {
        this.services = services;
        this.exchange = exchange;
        this.tree = services.hierarchies().asOf(Hierarchy.FORMAL, today);
    }

    /**
     * A post that is held.
     *
     * @param end where it can be ended; null where the reader cannot
     */
    public record Held(Named named, String end) {}

    /** Those that a member would leave behind in the home, and below it. */
    public List<Held> leaving(Member member) {
        Long home = member.home();
        return home == null
                ? List.of()
                : held(services.appointments().of(exchange.caller(), member.id()).stream()
                        .filter(named -> has(home, named.appointment().organisation()))
                        .toList());
    }

    /** Those of an old home, or of what is above it, that a member has left behind. */
    List<Held> left(Member member, List<Named> posts, List<MemberEvent> events) {
        return held(posts.stream()
                .filter(named -> left(tree, named.appointment(), member.home(), events))
                .toList());
    }

    /** Whether the home was in the organisation of a post, when it was held already, and is no more. */
    static boolean left(Hierarchy tree, Appointment post, Long home, List<MemberEvent> events) {
        return !has(tree, post.organisation(), home)
                && events.stream()
                        .anyMatch(event -> event.standing()
                                && !event.on().isBefore(post.from())
                                && has(tree, post.organisation(), event.from()));
    }

    /** Those that a transfer under way leaves behind, or one that was accepted has; as far as the reader may see them. */
    public List<Held> of(Transfer transfer) {
        boolean moves = transfer.holder() != null || transfer.state().equals("accepted");
        if (!moves || transfer.from() == null || tree.ordinal(transfer.from()) < 0) {
            return List.of();
        }
        return held(posts(transfer).stream()
                .filter(named -> named.appointment().member() == transfer.member())
                .filter(named -> has(transfer.from(), named.appointment().organisation()))
                .filter(named -> !has(named.appointment().organisation(), transfer.to()))
                .toList());
    }

    /** The old side knows its posts, the new side its member. */
    private List<Named> posts(Transfer transfer) {
        if (services.access().allows(exchange.caller(), Permission.READ, transfer.from())) {
            return services.appointments()
                    .page(exchange.caller(), transfer.from(), null, null, MOST, today)
                    .items();
        }
        boolean readable = !services.members()
                .list(exchange.caller(), List.of(transfer.member()), today)
                .isEmpty();
        return readable ? services.appointments().of(exchange.caller(), transfer.member()) : List.of();
    }

    private boolean has(long above, Long below) {
        return has(tree, above, below);
    }

    private static boolean has(Hierarchy tree, long above, Long below) {
        int ordinal = below == null ? -1 : tree.ordinal(below);
        return ordinal >= 0 && tree.ordinal(above) >= 0 && tree.contains(tree.ordinal(above), ordinal);
    }

    /** Those that last; an end that is known needs no telling. */
    private List<Held> held(List<Named> posts) {
        return posts.stream()
                .filter(named -> named.appointment().until() == null)
                .filter(named -> !named.appointment().from().isAfter(today))
                .map(named -> new Held(named, end(named.appointment())))
                .toList();
    }

    private String end(Appointment post) {
        return services.access().allows(exchange.caller(), Permission.RECORD, post.organisation())
                ? "/organisations/" + post.organisation() + "/posts/" + post.id() + "/end"
                : null;
    }
}
