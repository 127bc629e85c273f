package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.act.Act;
import org.sanqu.web.page.act.ActPage;
import org.sanqu.web.page.act.Question;

/** What happens to a member of the roll, each act a form of its own. */
public final class MemberActs {

    private final Services services;
    private final ActPage acts;

    public MemberActs(Services services) {
        this.services = services;
        this.acts = new ActPage(services.access());
    }

    public List<Route> routes() {
        return Stream.of(
                        acts.routes("/members/{id}/amend", this::amend),
                        acts.routes("/members/{id}/convert", this::convert),
                        acts.routes("/members/{id}/leave", this::leave),
                        acts.routes("/members/{id}/return", this::comeBack))
                .flatMap(List::stream)
                .toList();
    }

    private Act amend(Exchange exchange) {
        MemberCase opened = MemberCase.of(services, exchange);
        Member member = opened.member();
        Labels labels = exchange.labels();
        List<Question> questions = List.of(
                Question.day("on").must().was(LocalDate.now()).called("member.from"),
                Question.code("standing", "standing", labels).stands(member.standing()),
                Question.code("education", "education", labels).stands(member.education()),
                Question.code("degree", "degree", labels).stands(member.degree()),
                Question.code("occupation", "occupation", labels).stands(member.occupation()),
                Question.text("workUnit").stands(member.workUnit()),
                Question.text("phone").veils(member.phone()),
                Question.truth("lostContact", labels).must().stands(member.lostContactSince() != null),
                Question.among("state", states(labels)).stands(member.state()),
                Question.lines("reason"),
                Question.text("documentNumber"));
        return opened.act(
                "amend",
                questions,
                answers -> new MemberChange.Amend(
                        answers.text("education"),
                        answers.text("degree"),
                        answers.text("occupation"),
                        answers.text("workUnit"),
                        answers.text("standing"),
                        answers.text("state"),
                        answers.truth("lostContact"),
                        answers.text("phone")));
    }

    /** Whether somebody left the roll is said by leaving it. */
    private static List<Option> states(Labels labels) {
        return Stream.of("normal", "suspended")
                .map(code -> new Option(code, labels.code("state", code), false))
                .toList();
    }

    private Act convert(Exchange exchange) {
        List<Question> questions = List.of(
                Question.day("on").must().was(LocalDate.now()).called("member.converted"),
                Question.lines("reason"),
                Question.text("documentNumber"));
        return MemberCase.of(services, exchange).act("convert", questions, answers -> new MemberChange.Convert());
    }

    private Act leave(Exchange exchange) {
        List<Question> questions = List.of(
                Question.code("cause", "leave", exchange.labels()).must(),
                Question.day("on").must().was(LocalDate.now()).called("member.leaves-on"),
                Question.lines("reason").must(),
                Question.text("documentNumber"));
        return MemberCase.of(services, exchange)
                .act("leave", questions, answers -> new MemberChange.Leave(answers.text("cause")));
    }

    private Act comeBack(Exchange exchange) {
        List<Question> questions = List.of(
                Question.organisation("home").must(),
                Question.day("on").must().was(LocalDate.now()).called("member.returns-on"),
                Question.lines("reason").must(),
                Question.text("documentNumber"));
        return MemberCase.of(services, exchange)
                .act("return", questions, answers -> new MemberChange.Return(answers.id("home")));
    }
}
