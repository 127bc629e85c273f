package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
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
import org.sanqu.web.template.organisation.JteduplicatesGenerated;

/** Putting somebody on the roll, and finding those who are on it twice. */
public final class EnrolPage {

    private static final int NAMESAKES = 50;

    private final Services services;
    private final Frames frames;

    public EnrolPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        List<Route> routes =
                new ArrayList<>(new ActPage(services.access()).routes("/organisations/{id}/members/new", this::enrol));
        routes.addAll(new ActPage(services.access()).routes("/members/find", this::find));
        routes.add(Route.get("/organisations/{id}/duplicates", this::duplicates));
        return routes;
    }

    /** Looks for a person by the citizen number, which is sent in the body so that no address and no log holds it. */
    private Act find(Exchange exchange) {
        String back = exchange.query()
                .id("organisation")
                .map(id -> "/organisations/" + id)
                .orElse("/organisations");
        return Act.of(
                        "organisations",
                        exchange.labels().of("member.find"),
                        exchange.labels().of("tab.members"),
                        back,
                        "action.search",
                        List.of(Question.text("citizenNumber").must()),
                        answers -> found(exchange, answers.text("citizenNumber")))
                .help("member.find-help");
    }

    private String found(Exchange exchange, String number) {
        return services.members()
                .find(exchange.caller(), number, LocalDate.now())
                .map(member -> "/members/" + member.id())
                .orElseThrow(() -> new Act.Hindrance(exchange.labels().of("member.find-none"), null));
    }

    private Act enrol(Exchange exchange) {
        Organisation home = services.tree().get(exchange.caller(), exchange.id("id"), LocalDate.now());
        services.access().require(exchange.caller(), Permission.MAINTAIN, home.id());
        return Act.of(
                        "organisations",
                        exchange.labels().of("members.enrol"),
                        home.name(),
                        "/organisations/" + home.id(),
                        "member.enrol-submit",
                        questions(exchange.labels(), home),
                        answers -> enrolled(exchange, answers))
                .help("member.enrol-help")
                .around(home.id(), new KnownReferents(services, exchange.caller(), home.id()));
    }

    private static List<Question> questions(Labels labels, Organisation home) {
        return List.of(
                Question.text("name").must(),
                Question.text("citizenNumber").help("ask.citizenNumber-help"),
                Question.code("sex", "sex", labels).must(),
                Question.day("birthDate").must(),
                Question.code("ethnicity", "ethnicity", labels),
                Question.code("education", "education", labels),
                Question.code("degree", "degree", labels),
                Question.code("occupation", "occupation", labels),
                Question.text("workUnit"),
                Question.text("phone"),
                Question.code("category", "category", labels).must(),
                Question.code("standing", "standing", labels).must(),
                Question.day("joinedOn").must(),
                Question.day("convertedOn").help("ask.convertedOn-help"),
                Question.organisation("home").must().was(home.id()),
                Question.day("homeFrom").help("ask.homeFrom-help"));
    }

    private String enrolled(Exchange exchange, Answers answers) {
        known(exchange, answers);
        if (!answers.sure()) {
            doubt(exchange, answers);
        }
        Member member = services.members()
                .enrol(
                        exchange.caller(),
                        new Enrolment(
                                answers.text("name"),
                                answers.text("sex"),
                                answers.day("birthDate"),
                                answers.text("ethnicity"),
                                answers.text("education"),
                                answers.text("degree"),
                                answers.text("occupation"),
                                answers.text("workUnit"),
                                answers.text("category"),
                                answers.text("standing"),
                                answers.day("joinedOn"),
                                answers.day("convertedOn"),
                                answers.text("citizenNumber"),
                                answers.text("phone"),
                                answers.id("home"),
                                answers.day("homeFrom")));
        return "/members/" + member.id() + "?notice=enrol";
    }

    /** Somebody with the same citizen number is pointed out where the clerk may look; elsewhere the register tells no more than that. */
    private void known(Exchange exchange, Answers answers) {
        Optional.ofNullable(answers.text("citizenNumber"))
                .flatMap(number -> services.members().find(exchange.caller(), number, LocalDate.now()))
                .ifPresent(member -> {
                    String key = member.home() == null ? "member.known-off-roll" : "member.known";
                    String text = exchange.labels().of(key, member.name());
                    throw new Act.Hindrance(text, "/members/" + member.id());
                });
    }

    /** Somebody of the same name and birth date is pointed out, wherever the clerk may look. */
    private void doubt(Exchange exchange, Answers answers) {
        Optional<Member> same = services.access().tops(exchange.caller(), Permission.READ).stream()
                .flatMap(top -> namesakes(exchange, top, answers.text("name")))
                .filter(member -> member.name().equals(answers.text("name"))
                        && member.birthDate().equals(answers.day("birthDate")))
                .findFirst();
        same.ifPresent(member -> {
            String text = exchange.labels()
                    .of("member.same", member.name(), member.birthDate().toString());
            throw new Act.Doubt(text, "/members/" + member.id());
        });
    }

    private Stream<Member> namesakes(Exchange exchange, long top, String name) {
        MemberQuery query = new MemberQuery(
                top, Hierarchy.FORMAL, true, MemberFilter.containing(name), null, NAMESAKES, LocalDate.now());
        return services.members().page(exchange.caller(), query).items().stream();
    }

    private Reply duplicates(Exchange exchange) {
        long organisation = exchange.id("id");
        List<List<Member>> groups =
                services.members().likelyDuplicates(exchange.caller(), organisation, LocalDate.now());
        Stream<Long> homes = groups.stream().flatMap(Collection::stream).map(Member::home);
        var places = Places.names(services, exchange, homes);
        Frame frame = frames.of(exchange, organisation, "members", "");
        boolean maintainer = services.access().allows(exchange.caller(), Permission.MAINTAIN, organisation);
        return Reply.html(200, out -> JteduplicatesGenerated.render(out, null, frame, groups, places, maintainer));
    }
}
