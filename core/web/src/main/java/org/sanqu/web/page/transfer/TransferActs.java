package org.sanqu.web.page.transfer;

import gg.jte.html.HtmlTemplateOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.TransferRequest;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.act.Act;
import org.sanqu.web.page.act.ActPage;
import org.sanqu.web.page.act.Answers;
import org.sanqu.web.page.act.Question;
import org.sanqu.web.page.form.Destinations;
import org.sanqu.web.page.form.KnownReferents;
import org.sanqu.web.page.member.PostsHeld;
import org.sanqu.web.template.transfer.JteheldGenerated;

/** What is done about transfers, each act a form of its own. */
public final class TransferActs {

    private static final String SECTION = "transfers";

    private final Services services;
    private final ActPage acts;

    public TransferActs(Services services) {
        this.services = services;
        this.acts = new ActPage(services.access());
    }

    public List<Route> routes() {
        return Stream.of(
                        acts.routes("/members/{id}/transfer", this::issue),
                        acts.routes("/transfers/new", this::comeBack),
                        acts.routes("/transfers/{id}/send", this::send),
                        acts.routes("/transfers/{id}/assign", this::assign),
                        acts.routes("/transfers/{id}/accept", exchange -> accept(exchange, "accept")),
                        acts.routes("/transfers/{id}/receipt", exchange -> accept(exchange, "receipt")),
                        acts.routes("/transfers/{id}/return", this::giveBack),
                        acts.routes("/transfers/{id}/withdraw", this::withdraw))
                .flatMap(List::stream)
                .toList();
    }

    private Act issue(Exchange exchange) {
        Member member = services.members().get(exchange.caller(), exchange.id("id"), LocalDate.now());
        return issue(
                        exchange,
                        member.name(),
                        "/members/" + member.id(),
                        issued(exchange.labels()),
                        answers -> issued(exchange, member.id(), null, answers))
                .help("transfer.issue-help")
                .above(held(exchange, new PostsHeld(services, exchange).leaving(member)));
    }

    /** The posts in the old home, of which somebody has to think. */
    private static Consumer<HtmlTemplateOutput> held(Exchange exchange, List<PostsHeld.Held> posts) {
        return out -> JteheldGenerated.render(out, null, exchange.labels(), "posts.leaving", posts);
    }

    /** Somebody off the roll comes back in a district that could not read them: they are found by their citizen number. */
    private Act comeBack(Exchange exchange) {
        List<Question> questions = List.of(
                Question.text("citizenNumber").must(),
                kind(exchange.labels()),
                letter(),
                Question.organisation("to").must().help("ask.to-branch-help"),
                Question.day("issuedOn").must().was(LocalDate.now()),
                dues(),
                Question.day("acceptedOn").help("ask.acceptedOn-help"));
        return issue(
                        exchange,
                        exchange.labels().of("nav.transfers"),
                        "/transfers",
                        questions,
                        answers -> issued(exchange, 0, answers.text("citizenNumber"), answers))
                .titled(exchange.labels().of("transfer.arrive"))
                .help("transfer.arrive-help");
    }

    private Act issue(Exchange exchange, String about, String back, List<Question> questions, Act.Deed deed) {
        return Act.of(SECTION, exchange.labels().of("transfer.issue"), about, back, "transfer.issue", questions, deed)
                .referring("/references?organisation=0&wide=1", new Destinations(services, exchange.caller()));
    }

    private static List<Question> issued(Labels labels) {
        return List.of(
                kind(labels),
                letter(),
                Question.organisation("to").help("ask.to-help"),
                Question.text("toName").help("ask.toName-help"),
                Question.day("issuedOn").must().was(LocalDate.now()),
                dues(),
                Question.day("acceptedOn").help("ask.acceptedOn-help"));
    }

    private static Question kind(Labels labels) {
        return Question.code("kind", "transfer", labels).must().called("transfer.kind");
    }

    private static Question letter() {
        return Question.text("letterNumber").help("ask.letterNumber-help");
    }

    private static Question dues() {
        return Question.month("duesPaidTo").must().help("ask.month-help");
    }

    private String issued(Exchange exchange, long member, String citizenNumber, Answers answers) {
        TransferRequest request = new TransferRequest(
                member,
                answers.id("to"),
                answers.text("toName"),
                answers.text("kind"),
                answers.text("letterNumber"),
                answers.day("issuedOn"),
                answers.month("duesPaidTo"),
                answers.day("acceptedOn"),
                citizenNumber);
        Transfer issued = services.transfers().issue(exchange.caller(), request);
        return address(issued) + "?notice=transfer-" + (issued.holder() == null ? "registered" : "issued");
    }

    private Act send(Exchange exchange) {
        Transfer transfer = transfer(exchange);
        return act(exchange, transfer, "send", List.of(), answers -> {
            services.transfers().send(exchange.caller(), transfer.id());
            return address(transfer) + "?notice=transfer-send";
        });
    }

    private Act assign(Exchange exchange) {
        Transfer transfer = transfer(exchange);
        long around = transfer.holder() == null ? 0 : transfer.holder();
        List<Question> questions =
                List.of(Question.organisation("branch").must().was(transfer.to()));
        return act(exchange, transfer, "assign", questions, answers -> {
                    services.transfers().assign(exchange.caller(), transfer.id(), answers.id("branch"));
                    return address(transfer) + "?notice=transfer-assign";
                })
                .around(around, new KnownReferents(services, exchange.caller(), around));
    }

    /** The new branch accepts; of one that went outside the old committee registers the receipt. */
    private Act accept(Exchange exchange, String act) {
        Transfer transfer = transfer(exchange);
        List<Question> questions =
                List.of(Question.day("on").must().was(LocalDate.now()).called("ask.acceptedOn"));
        return act(exchange, transfer, act, questions, answers -> {
                    services.transfers().accept(exchange.caller(), transfer.id(), answers.day("on"));
                    return address(transfer) + "?notice=transfer-" + act;
                })
                .above(held(exchange, new PostsHeld(services, exchange).of(transfer)));
    }

    private Act giveBack(Exchange exchange) {
        Transfer transfer = transfer(exchange);
        return act(
                exchange, transfer, "return", List.of(Question.lines("grounds").must()), answers -> {
                    services.transfers().giveBack(exchange.caller(), transfer.id(), answers.text("grounds"));
                    return address(transfer) + "?notice=transfer-return";
                });
    }

    private Act withdraw(Exchange exchange) {
        Transfer transfer = transfer(exchange);
        return act(exchange, transfer, "withdraw", List.of(), answers -> {
            services.transfers().withdraw(exchange.caller(), transfer.id());
            return address(transfer) + "?notice=transfer-withdraw";
        });
    }

    private static Act act(Exchange exchange, Transfer transfer, String act, List<Question> questions, Act.Deed deed) {
        String what = exchange.labels().of("transfer.of", transfer.memberName());
        String key = "transfer." + act;
        return Act.of(SECTION, exchange.labels().of(key), what, address(transfer), key, questions, deed)
                .help(key + "-help");
    }

    private Transfer transfer(Exchange exchange) {
        return services.transfers().get(exchange.caller(), exchange.id("id"));
    }

    private static String address(Transfer transfer) {
        return "/transfers/" + transfer.id();
    }
}
