package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Page;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.Appointments.Named;
import org.sanqu.api.member.Term;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.act.Act;
import org.sanqu.web.page.act.ActPage;
import org.sanqu.web.page.act.Answers;
import org.sanqu.web.page.act.Question;
import org.sanqu.web.page.form.KnownReferents;
import org.sanqu.web.template.organisation.JtepostsGenerated;

/** Who holds which post in an organisation and below it, and the terms of its elected body. */
public final class PostsPage {

    private static final int SIZE = 50;

    /**
     * What is shown.
     *
     * @param own the posts of the organisation itself
     * @param below a page of the posts here and below; null when only its own are asked for
     * @param posts the posts to choose one of
     * @param terms its terms, the latest first
     * @param overdue whether the latest term has ended by the day
     * @param recorder whether the reader may change them
     */
    public record View(
            List<Named> own,
            Page<Named> below,
            List<Option> posts,
            List<Term> terms,
            boolean overdue,
            Map<String, List<String>> query,
            boolean first,
            boolean recorder) {}

    private final Services services;
    private final Frames frames;

    public PostsPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        ActPage acts = new ActPage(services.access());
        List<Route> routes = new ArrayList<>(acts.routes("/organisations/{id}/posts/new", this::begin));
        routes.addAll(acts.routes("/organisations/{id}/posts/{appointment}/end", this::end));
        routes.addAll(acts.routes("/organisations/{id}/terms/new", this::elect));
        routes.addAll(acts.routes("/organisations/{id}/terms/{electedOn}/withdraw", this::withdraw));
        routes.add(Route.get("/organisations/{id}/posts", this::show));
        return routes;
    }

    private Reply show(Exchange exchange) {
        long organisation = exchange.id("id");
        LocalDate on = exchange.on();
        boolean below = exchange.query().has("below");
        String post = exchange.query()
                .filled("post")
                .filter(CodeTable.of("post").codes()::contains)
                .orElse(null);
        String after = exchange.query().filled("after").orElse(null);
        List<Term> terms = services.appointments().terms(exchange.caller(), organisation);
        View view = new View(
                services.appointments().in(exchange.caller(), organisation, on),
                below ? services.appointments().page(exchange.caller(), organisation, post, after, SIZE, on) : null,
                posts(exchange.labels(), post),
                terms,
                terms.stream()
                        .findFirst()
                        .filter(term -> term.withdrawn() == null)
                        .filter(term -> !term.endsOn().isAfter(on))
                        .isPresent(),
                exchange.query().values(),
                after == null,
                services.access().allows(exchange.caller(), Permission.RECORD, organisation));
        Frame frame = frames.of(exchange, organisation, "posts", "");
        return Reply.html(200, out -> JtepostsGenerated.render(out, null, frame, view));
    }

    private static List<Option> posts(Labels labels, String chosen) {
        return CodeTable.of("post").codes().stream()
                .map(code -> new Option(code, labels.code("post", code), code.equals(chosen)))
                .toList();
    }

    private Act begin(Exchange exchange) {
        Organisation organisation = organisation(exchange);
        Labels labels = exchange.labels();
        List<Question> questions = List.of(
                Question.member("member").must(),
                Question.code("post", "post", labels).must(),
                Question.truth("fullTime", labels).must(),
                Question.text("concurrentPost"),
                Question.code("selection", "selection", labels).must(),
                Question.money("allowance").help("ask.allowance-help"),
                Question.day("from").must().was(LocalDate.now()),
                Question.day("until"),
                Question.text("documentNumber"));
        return act(exchange, organisation, "post.begin", questions, answers -> {
                    services.appointments().begin(exchange.caller(), appointment(organisation, answers));
                    return address(organisation) + "?notice=post";
                })
                .around(organisation.id(), new KnownReferents(services, exchange.caller(), organisation.id()));
    }

    private static Appointment appointment(Organisation organisation, Answers answers) {
        return new Appointment(
                0,
                answers.id("member"),
                organisation.id(),
                answers.text("post"),
                answers.truth("fullTime"),
                answers.text("concurrentPost"),
                answers.text("selection"),
                answers.day("from"),
                answers.day("until"),
                Optional.ofNullable(answers.number("allowance"))
                        .map(yuan -> yuan.setScale(2))
                        .orElse(null),
                answers.text("documentNumber"));
    }

    private Act end(Exchange exchange) {
        Organisation organisation = organisation(exchange);
        long id = exchange.id("appointment");
        Named named = services.appointments().in(exchange.caller(), organisation.id(), exchange.on()).stream()
                .filter(each -> each.appointment().id() == id)
                .findFirst()
                .orElseThrow(HttpFault::notFound);
        List<Question> questions = List.of(Question.day("on")
                .must()
                .was(LocalDate.now())
                .called("ask.until")
                .help("ask.until-help"));
        Act act = act(exchange, organisation, "post.end", questions, answers -> {
            services.appointments().end(exchange.caller(), id, answers.day("on"));
            return address(organisation) + "?notice=post-ended";
        });
        String who = named.name() + " · "
                + exchange.labels().code("post", named.appointment().post());
        return act.titled(act.title() + "：" + who);
    }

    private Act elect(Exchange exchange) {
        Organisation organisation = organisation(exchange);
        List<Question> questions = List.of(
                Question.day("electedOn").must().was(LocalDate.now()),
                Question.day("endsOn").help("ask.endsOn-help"),
                Question.text("documentNumber"));
        return act(exchange, organisation, "term.elect", questions, answers -> {
            services.appointments()
                    .elect(
                            exchange.caller(),
                            organisation.id(),
                            answers.day("electedOn"),
                            answers.day("endsOn"),
                            answers.text("documentNumber"));
            return address(organisation) + "?notice=term";
        });
    }

    /** Takes an election back that was entered wrongly. */
    private Act withdraw(Exchange exchange) {
        Organisation organisation = organisation(exchange);
        Term term = services.appointments().terms(exchange.caller(), organisation.id()).stream()
                .filter(each -> each.withdrawn() == null)
                .filter(each -> each.electedOn().toString().equals(exchange.variable("electedOn")))
                .findFirst()
                .orElseThrow(HttpFault::notFound);
        Act act = act(
                exchange,
                organisation,
                "term.withdraw",
                List.of(Question.lines("reason").must()),
                answers -> {
                    services.appointments()
                            .withdraw(exchange.caller(), organisation.id(), term.electedOn(), answers.text("reason"));
                    return address(organisation) + "?notice=term-withdrawn";
                });
        return act.titled(act.title() + "：" + term.electedOn()).help("term.withdraw-help");
    }

    private static Act act(
            Exchange exchange, Organisation organisation, String key, List<Question> questions, Act.Deed deed) {
        return Act.of(
                "organisations",
                exchange.labels().of(key),
                organisation.name(),
                address(organisation),
                key,
                questions,
                deed);
    }

    private Organisation organisation(Exchange exchange) {
        Organisation organisation = services.tree().get(exchange.caller(), exchange.id("id"), LocalDate.now());
        services.access().require(exchange.caller(), Permission.RECORD, organisation.id());
        return organisation;
    }

    private static String address(Organisation organisation) {
        return "/organisations/" + organisation.id() + "/posts";
    }
}
