package org.sanqu.web.page.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.form.Period;
import org.sanqu.api.member.Appointments.Named;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.member.Term;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Caller;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Forest;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Node;
import org.sanqu.web.page.Standpoint;
import org.sanqu.web.page.figure.FiguresPage;
import org.sanqu.web.template.organisation.JtebranchesGenerated;
import org.sanqu.web.template.organisation.JtenoneGenerated;
import org.sanqu.web.template.organisation.JteoverviewGenerated;

/** Where the tree begins, its branches while it is opened, and what is known of one organisation. */
public final class OrganisationPage {

    /**
     * What is known of an organisation on a day.
     *
     * @param members how many are at home in it and below it
     * @param own whether anybody is at home in it itself
     * @param below how many organisations are below it
     * @param guests how many secondary ties there are, by kind; never added to the members
     * @param posts who holds which post
     * @param term the term that runs on the day, or the last one before it; null for none
     * @param inherited whether its sectors are those of an organisation above
     */
    public record View(
            long members,
            boolean own,
            long below,
            Map<String, Long> guests,
            List<Named> posts,
            Term term,
            boolean inherited) {}

    private final Services services;
    private final Frames frames;

    public OrganisationPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/organisations", this::first),
                Route.get("/organisations/{id}/overview", this::overview),
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

    private Reply overview(Exchange exchange) {
        Frame frame = frames.of(exchange, exchange.id("id"), "overview", "");
        Caller caller = exchange.caller();
        long id = frame.organisation().id();
        Standpoint standpoint = frame.standpoint();
        View view = new View(
                services.members().count(caller, id, standpoint.hierarchy(), standpoint.on()),
                own(caller, id, standpoint.on()),
                new Forest(services, caller, standpoint).countBelow(id),
                services.affiliations().counts(caller, id, standpoint.on()),
                services.appointments().in(caller, id, standpoint.on()),
                term(caller, id, standpoint.on()).orElse(null),
                frame.organisation().sectors().isEmpty() && !frame.sectors().isEmpty());
        return Reply.html(200, out -> JteoverviewGenerated.render(out, null, frame, view));
    }

    private boolean own(Caller caller, long organisation, LocalDate on) {
        MemberQuery query = new MemberQuery(organisation, "formal", false, MemberFilter.ALL, null, 1, on);
        return !services.members().page(caller, query).items().isEmpty();
    }

    private Optional<Term> term(Caller caller, long organisation, LocalDate on) {
        return services.appointments().terms(caller, organisation).stream()
                .filter(term -> term.withdrawn() == null && !term.electedOn().isAfter(on))
                .findFirst();
    }

    private Reply branches(Exchange exchange) {
        String tab = exchange.query().text("tab");
        Stream<String> carried = Stream.of(
                carried(exchange, "period", text -> Period.parse(text).isPresent()),
                carried(exchange, "metric", id -> id.matches("[a-z0-9./-]{1,100}")),
                carried(exchange, "tree", FiguresPage.NOW::equals),
                Standpoint.of(exchange).query());
        String suffix = carried.filter(each -> !each.isEmpty()).collect(Collectors.joining("&"));
        List<Node> nodes =
                frames.branches(exchange, exchange.id("id"), Frame.TABS.contains(tab) ? tab : "members", suffix);
        return Reply.html(200, out -> JtebranchesGenerated.render(out, null, exchange.labels(), nodes));
    }

    private static String carried(Exchange exchange, String name, Predicate<String> sound) {
        return exchange.query()
                .filled(name)
                .filter(sound)
                .map(text -> name + "=" + text)
                .orElse("");
    }
}
