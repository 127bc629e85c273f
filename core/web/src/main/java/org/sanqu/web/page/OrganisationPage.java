package org.sanqu.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sanqu.api.Page;
import org.sanqu.api.form.Period;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.template.organisation.JtebranchesGenerated;
import org.sanqu.web.template.organisation.JtemembersGenerated;
import org.sanqu.web.template.organisation.JtenoneGenerated;

/** The tree, and beside it an organisation with its members. */
public final class OrganisationPage {

    private static final int SIZE = 50;

    /**
     * The members that are listed.
     *
     * @param members a page of them
     * @param homes the organisations they are at home in, by id
     * @param count how many there are in the organisation and below
     * @param text what was searched for
     * @param below whether those below are listed
     * @param first whether this is the first page
     */
    public record View(
            Page<Member> members,
            Map<Long, Organisation> homes,
            long count,
            String text,
            boolean below,
            boolean first) {}

    private final Services services;
    private final Frames frames;

    OrganisationPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/organisations", this::first),
                Route.get("/organisations/{id}", this::members),
                Route.get("/organisations/{id}/branches", this::branches));
    }

    private Reply first(Exchange exchange) {
        List<Organisation> tops = services.tree().tops(exchange.caller(), LocalDate.now());
        if (tops.isEmpty()) {
            Chrome chrome = Chrome.of(exchange, "organisations", services.access());
            return Reply.html(200, out -> JtenoneGenerated.render(out, null, chrome));
        }
        return Reply.redirect("/organisations/" + tops.get(0).id());
    }

    private Reply members(Exchange exchange) {
        long organisation = exchange.id("id");
        LocalDate today = LocalDate.now();
        String text = exchange.query().text("text");
        boolean below = !exchange.query().has("text") || exchange.query().has("below");
        String after = exchange.query().filled("after").orElse(null);
        Page<Member> page = services.members()
                .page(exchange.caller(), new MemberQuery(organisation, below, text, after, SIZE, today));
        View view = new View(
                page,
                homes(exchange, page, today),
                services.members().count(exchange.caller(), organisation, today),
                text,
                below,
                after == null);
        Frame frame = frames.of(exchange, organisation, "members", "");
        return Reply.html(200, out -> JtemembersGenerated.render(out, null, frame, view));
    }

    private Map<Long, Organisation> homes(Exchange exchange, Page<Member> page, LocalDate today) {
        List<Long> ids = page.items().stream()
                .map(Member::home)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return services.tree().list(exchange.caller(), ids, today).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
    }

    private Reply branches(Exchange exchange) {
        String tab = exchange.query().text("tab");
        String period = exchange.query()
                .filled("period")
                .flatMap(Period::parse)
                .map(it -> "&period=" + it)
                .orElse("");
        String metric = exchange.query()
                .filled("metric")
                .filter(id -> id.matches("[a-z0-9./-]{1,100}"))
                .map(id -> "&metric=" + id)
                .orElse("");
        List<Node> nodes = frames.branches(exchange, exchange.id("id"), safe(tab), period + metric);
        return Reply.html(200, out -> JtebranchesGenerated.render(out, null, exchange.labels(), nodes));
    }

    private static String safe(String tab) {
        return List.of("forms", "submissions", "figures").contains(tab) ? tab : "members";
    }
}
