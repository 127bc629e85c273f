package org.sanqu.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Route;
import org.sanqu.web.template.member.JtepairGenerated;

/** What is done to a member of the roll, each act a form of its own. */
final class MemberActs {

    private static final String SECTION = "organisations";

    private final Services services;
    private final ActPage acts;

    MemberActs(Services services) {
        this.services = services;
        this.acts = new ActPage(services.access());
    }

    List<Route> routes() {
        return Stream.of(
                        acts.routes("/members/{id}/amend", this::amend),
                        acts.routes("/members/{id}/convert", this::convert),
                        acts.routes("/members/{id}/correct", this::correct),
                        acts.routes("/members/{id}/leave", this::leave),
                        acts.routes("/members/{id}/return", this::comeBack),
                        acts.routes("/members/{id}/merge", this::merge),
                        acts.routes("/members/{id}/strike", this::strike),
                        acts.routes("/members/{id}/events/{event}/withdraw", this::withdraw))
                .flatMap(List::stream)
                .toList();
    }

    private Act amend(Exchange exchange) {
        Member member = member(exchange);
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
        return act(
                exchange,
                member,
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
        Member member = member(exchange);
        List<Question> questions = List.of(
                Question.day("on").must().was(LocalDate.now()).called("member.converted"),
                Question.lines("reason"),
                Question.text("documentNumber"));
        return act(exchange, member, "convert", questions, answers -> new MemberChange.Convert());
    }

    private Act correct(Exchange exchange) {
        Member member = member(exchange);
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
        return act(
                exchange,
                member,
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

    private Act leave(Exchange exchange) {
        List<Question> questions = List.of(
                Question.code("cause", "leave", exchange.labels()).must(),
                Question.day("on").must().was(LocalDate.now()).called("member.leaves-on"),
                Question.lines("reason").must(),
                Question.text("documentNumber"));
        return act(
                exchange,
                member(exchange),
                "leave",
                questions,
                answers -> new MemberChange.Leave(answers.text("cause")));
    }

    private Act comeBack(Exchange exchange) {
        List<Question> questions = List.of(
                Question.organisation("home").must(),
                Question.day("on").must().was(LocalDate.now()).called("member.returns-on"),
                Question.lines("reason").must(),
                Question.text("documentNumber"));
        return act(
                exchange,
                member(exchange),
                "return",
                questions,
                answers -> new MemberChange.Return(answers.id("home")));
    }

    private Act strike(Exchange exchange) {
        return act(exchange, member(exchange), "strike", grounds(), answers -> new MemberChange.Strike());
    }

    /** Takes an event back that was entered wrongly. */
    private Act withdraw(Exchange exchange) {
        Member member = member(exchange);
        long id = exchange.id("event");
        MemberEvent event = services.members().history(exchange.caller(), member.id()).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(HttpFault::notFound);
        Act act = act(exchange, member, "withdraw", grounds(), answers -> new MemberChange.Withdraw(id));
        return act.titled(
                act.title() + "：" + event.on() + " " + exchange.labels().code("member-event", event.kind()));
    }

    /** The other is chosen first; then both are looked at side by side. */
    private Act merge(Exchange exchange) {
        Member member = member(exchange);
        Long into = exchange.query().id("into").orElse(null);
        if (into == null) {
            List<Question> choice = List.of(Question.member("into").must());
            return around(
                            exchange,
                            member,
                            Act.of(
                                    SECTION,
                                    exchange.labels().of("member.merge"),
                                    member.name(),
                                    address(member),
                                    "member.compare",
                                    choice,
                                    answers -> address(member) + "/merge?into=" + answers.id("into")))
                    .help("member.merge-choose");
        }
        if (into == member.id()) {
            throw HttpFault.parameter("into");
        }
        Member other = services.members().get(exchange.caller(), into, LocalDate.now());
        List<Member> pair = List.of(member, other);
        Map<Long, String> places =
                Places.names(services, exchange, pair.stream().map(Member::home));
        Act act = act(exchange, member, "merge", grounds(), answers -> new MemberChange.MergeInto(into));
        return act.above(out -> JtepairGenerated.render(out, null, exchange.labels(), pair, places))
                .then(answers -> {
                    act.deed().done(answers);
                    return address(other) + "?notice=merge";
                });
    }

    private static List<Question> grounds() {
        return List.of(Question.lines("reason").must(), Question.text("documentNumber"));
    }

    private Act act(
            Exchange exchange,
            Member member,
            String kind,
            List<Question> questions,
            Function<Answers, MemberChange> change) {
        boolean gone = kind.equals("leave") || kind.equals("strike");
        String next = gone && member.home() != null ? "/organisations/" + member.home() : address(member);
        Act act = Act.of(
                SECTION,
                exchange.labels().of("member." + kind),
                member.name(),
                address(member),
                "member." + kind + "-submit",
                questions,
                answers -> {
                    services.members()
                            .change(
                                    exchange.caller(),
                                    member.id(),
                                    change.apply(answers),
                                    Optional.ofNullable(answers.day("on")).orElseGet(LocalDate::now),
                                    answers.text("reason"),
                                    answers.text("documentNumber"));
                    return next + "?notice=" + kind;
                });
        return around(exchange, member, act).help("member." + kind + "-help");
    }

    /** References are found around the home; off the roll around the highest organisation that the clerk maintains. */
    private Act around(Exchange exchange, Member member, Act act) {
        List<Long> tops = services.access().tops(exchange.caller(), Permission.MAINTAIN);
        long place = member.home() != null ? member.home() : tops.isEmpty() ? 0 : tops.get(0);
        return act.around(place, new KnownReferents(services, exchange.caller(), place));
    }

    /** The member, for whoever may change them. */
    private Member member(Exchange exchange) {
        Member member = services.members().get(exchange.caller(), exchange.id("id"), LocalDate.now());
        if (member.home() != null) {
            services.access().require(exchange.caller(), Permission.MAINTAIN, member.home());
        }
        return member;
    }

    private static String address(Member member) {
        return "/members/" + member.id();
    }
}
