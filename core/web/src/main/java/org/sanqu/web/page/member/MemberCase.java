package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.page.act.Act;
import org.sanqu.web.page.act.Answers;
import org.sanqu.web.page.act.Question;
import org.sanqu.web.page.form.KnownReferents;

/** A member in the hands of a clerk who may change them. */
record MemberCase(Services services, Exchange exchange, Member member) {

    private static final String SECTION = "organisations";

    /** The case of the member whom the address names. */
    static MemberCase of(Services services, Exchange exchange) {
        Member member = services.members().get(exchange.caller(), exchange.id("id"), LocalDate.now());
        if (member.home() != null) {
            services.access().require(exchange.caller(), Permission.MAINTAIN, member.home());
        }
        return new MemberCase(services, exchange, member);
    }

    /** An act that changes the member. */
    Act act(String kind, List<Question> questions, Function<Answers, MemberChange> change) {
        boolean gone = kind.equals("leave") || kind.equals("strike");
        String next = gone && member.home() != null ? "/organisations/" + member.home() : address();
        return act(kind, "member." + kind + "-submit", questions, answers -> {
                    services.members()
                            .change(
                                    exchange.caller(),
                                    member.id(),
                                    change.apply(answers),
                                    Optional.ofNullable(answers.day("on")).orElseGet(LocalDate::now),
                                    answers.text("reason"),
                                    answers.text("documentNumber"));
                    return next + "?notice=" + kind;
                })
                .help("member." + kind + "-help");
    }

    /** References are found around the home; off the roll around the highest organisation that the clerk maintains. */
    Act act(String kind, String submit, List<Question> questions, Act.Deed deed) {
        List<Long> tops = services.access().tops(exchange.caller(), Permission.MAINTAIN);
        long place = member.home() != null ? member.home() : tops.isEmpty() ? 0 : tops.get(0);
        String title = exchange.labels().of("member." + kind);
        return Act.of(SECTION, title, member.name(), address(), submit, questions, deed)
                .around(place, new KnownReferents(services, exchange.caller(), place));
    }

    String address() {
        return address(member);
    }

    static String address(Member member) {
        return "/members/" + member.id();
    }
}
