package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Guest;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.act.Act;
import org.sanqu.web.page.act.ActPage;
import org.sanqu.web.page.act.Answers;
import org.sanqu.web.page.act.Question;
import org.sanqu.web.page.form.KnownReferents;
import org.sanqu.web.template.organisation.JteguestsGenerated;

/** Those with a secondary tie to an organisation, apart from its members; beginning and ending such ties. */
public final class GuestsPage {

    private static final int SIZE = 50;
    private static final String MEMBER = "member";
    private static final String NUMBER = "citizenNumber";

    /**
     * The guests that are listed.
     *
     * @param guests a page of them
     * @param places the organisations where they are guests, by id
     * @param counts how many ties there are here and below, by kind
     * @param recorder whether the reader may begin and end ties here
     */
    public record View(
            Page<Guest> guests,
            Map<Long, String> places,
            Map<String, Long> counts,
            Map<String, List<String>> query,
            boolean first,
            boolean recorder) {}

    private final Services services;
    private final Frames frames;

    public GuestsPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        ActPage acts = new ActPage(services.access());
        List<Route> routes = new ArrayList<>(acts.routes("/organisations/{id}/guests/new", this::begin));
        routes.addAll(acts.routes("/organisations/{id}/guests/{tie}/end", this::end));
        routes.add(Route.get("/organisations/{id}/guests", this::show));
        return routes;
    }

    private Reply show(Exchange exchange) {
        long organisation = exchange.id("id");
        String after = exchange.query().filled("after").orElse(null);
        Page<Guest> guests =
                services.affiliations().guests(exchange.caller(), organisation, after, SIZE, exchange.on());
        View view = new View(
                guests,
                Places.names(services, exchange, guests.items().stream().map(it -> it.affiliation()
                        .organisation())),
                services.affiliations().counts(exchange.caller(), organisation, exchange.on()),
                exchange.query().values(),
                after == null,
                services.access().allows(exchange.caller(), Permission.RECORD, organisation));
        Frame frame = frames.of(exchange, organisation, "guests", "");
        return Reply.html(200, out -> JteguestsGenerated.render(out, null, frame, view));
    }

    private Act begin(Exchange exchange) {
        Organisation host = services.tree().get(exchange.caller(), exchange.id("id"), LocalDate.now());
        services.access().require(exchange.caller(), Permission.RECORD, host.id());
        Labels labels = exchange.labels();
        List<Question> questions = List.of(
                Question.member(MEMBER).help("tie.member-help"),
                Question.text(NUMBER).help("tie.number-help"),
                Question.among("kind", kinds(labels)).must(),
                Question.day("from").must().was(LocalDate.now()),
                Question.day("until"),
                Question.truth("votingRight", labels).must(),
                Question.truth("duesAtHost", labels).must());
        return Act.of(
                        "organisations",
                        labels.of("tie.begin"),
                        host.name(),
                        address(host.id()),
                        "tie.begin-submit",
                        questions,
                        answers -> begun(exchange, host, answers))
                .help("guests.apart")
                .around(host.id(), new KnownReferents(services, exchange.caller(), host.id()));
    }

    private static List<Option> kinds(Labels labels) {
        return CodeTable.of("tie").codes().stream()
                .filter(code -> !code.equals(Affiliation.HOME))
                .map(code -> new Option(code, labels.code("tie", code), false))
                .toList();
    }

    private String begun(Exchange exchange, Organisation host, Answers answers) {
        Affiliation tie = new Affiliation(
                0,
                Optional.ofNullable(answers.id(MEMBER)).orElse(0L),
                host.id(),
                answers.text("kind"),
                answers.day("from"),
                answers.day("until"),
                answers.truth("votingRight"),
                answers.truth("duesAtHost"));
        services.affiliations().begin(exchange.caller(), tie, answers.text(NUMBER));
        return address(host.id()) + "?notice=tie";
    }

    /** Ends a tie, for whoever records at the host or at the home: the service decides. */
    private Act end(Exchange exchange) {
        long host = exchange.id("id");
        Long member = exchange.query().id(MEMBER).orElse(null);
        String back = member == null ? address(host) : "/members/" + member;
        return Act.of(
                "organisations",
                exchange.labels().of("tie.end"),
                member == null ? place(exchange, host) : name(exchange, member),
                back,
                "tie.end",
                List.of(Question.day("on")
                        .must()
                        .was(LocalDate.now())
                        .called("ask.until")
                        .help("ask.until-help")),
                answers -> {
                    services.affiliations().end(exchange.caller(), exchange.id("tie"), answers.day("on"));
                    return back + "?notice=tie-ended";
                });
    }

    private String name(Exchange exchange, long member) {
        try {
            return services.members()
                    .get(exchange.caller(), member, LocalDate.now())
                    .name();
        } catch (Refusal notReadable) {
            return exchange.labels().of("value.unknown", String.valueOf(member));
        }
    }

    private String place(Exchange exchange, long host) {
        return services.tree().get(exchange.caller(), host, LocalDate.now()).name();
    }

    private static String address(long organisation) {
        return "/organisations/" + organisation + "/guests";
    }
}
