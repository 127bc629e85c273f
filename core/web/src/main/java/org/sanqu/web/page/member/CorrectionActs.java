package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.act.Act;
import org.sanqu.web.page.act.ActPage;
import org.sanqu.web.page.act.Question;
import org.sanqu.web.template.member.JtepairGenerated;

/** What was entered wrongly about a member is put right, each act a form of its own. */
public final class CorrectionActs {

    private final Services services;
    private final ActPage acts;

    public CorrectionActs(Services services) {
        this.services = services;
        this.acts = new ActPage(services.access());
    }

    public List<Route> routes() {
        return Stream.of(
                        acts.routes("/members/{id}/correct", this::correct),
                        acts.routes("/members/{id}/merge", this::merge),
                        acts.routes("/members/{id}/strike", this::strike),
                        acts.routes("/members/{id}/events/{event}/withdraw", this::withdraw))
                .flatMap(List::stream)
                .toList();
    }

    private Act correct(Exchange exchange) {
        MemberCase opened = MemberCase.of(services, exchange);
        Member member = opened.member();
        Labels labels = exchange.labels();
        List<Question> questions = new ArrayList<>(List.of(
                Question.text("name").stands(member.name()),
                Question.code("sex", "sex", labels).stands(member.sex()),
                Question.day("birthDate").stands(member.birthDate()),
                Question.code("ethnicity", "ethnicity", labels).stands(member.ethnicity()),
                Question.text("citizenNumber").veils(member.citizenNumber()),
                Question.day("joinedOn").stands(member.joinedOn()),
                Question.day("convertedOn").stands(member.convertedOn())));
        if (member.convertedOn() != null) {
            questions.add(Question.truth("neverConverted", labels).help("ask.neverConverted-help"));
        }
        questions.addAll(grounds());
        return opened.act(
                "correct",
                questions,
                answers -> new MemberChange.Correct(
                        answers.text("name"),
                        answers.text("sex"),
                        answers.day("birthDate"),
                        answers.text("ethnicity"),
                        answers.text("citizenNumber"),
                        answers.day("joinedOn"),
                        answers.day("convertedOn"),
                        Boolean.TRUE.equals(answers.truth("neverConverted"))));
    }

    private Act strike(Exchange exchange) {
        return MemberCase.of(services, exchange).act("strike", grounds(), answers -> new MemberChange.Strike());
    }

    /** Takes an event back that was entered wrongly. */
    private Act withdraw(Exchange exchange) {
        MemberCase opened = MemberCase.of(services, exchange);
        long id = exchange.id("event");
        MemberEvent event = services
                .members()
                .history(exchange.caller(), opened.member().id())
                .stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(HttpFault::notFound);
        Act act = opened.act("withdraw", grounds(), answers -> new MemberChange.Withdraw(id));
        return act.titled(
                act.title() + "：" + event.on() + " " + exchange.labels().code("member-event", event.kind()));
    }

    /** The other is chosen first; then both are looked at side by side. */
    private Act merge(Exchange exchange) {
        MemberCase opened = MemberCase.of(services, exchange);
        Member member = opened.member();
        Long into = exchange.query().id("into").orElse(null);
        if (into == null) {
            List<Question> choice = List.of(Question.member("into").must());
            return opened.act(
                            "merge",
                            "member.compare",
                            choice,
                            answers -> opened.address() + "/merge?into=" + answers.id("into"))
                    .help("member.merge-choose");
        }
        if (into == member.id()) {
            throw HttpFault.parameter("into");
        }
        Member other = services.members().get(exchange.caller(), into, LocalDate.now());
        List<Member> pair = List.of(member, other);
        Map<Long, String> places =
                Places.names(services, exchange, pair.stream().map(Member::home));
        Act act = opened.act("merge", grounds(), answers -> new MemberChange.MergeInto(into));
        return act.above(out -> JtepairGenerated.render(out, null, exchange.labels(), pair, places))
                .then(answers -> {
                    act.deed().done(answers);
                    return MemberCase.address(other) + "?notice=merge";
                });
    }

    private static List<Question> grounds() {
        return List.of(Question.lines("reason").must(), Question.text("documentNumber"));
    }
}
