package org.sanqu.web.page.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Page;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.rule.Finding;
import org.sanqu.api.rule.LocalNumber;
import org.sanqu.api.rule.Rule;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.Standpoint;
import org.sanqu.web.page.act.Act;
import org.sanqu.web.page.act.ActPage;
import org.sanqu.web.page.act.Question;
import org.sanqu.web.template.organisation.JtefindingsGenerated;

/** What the rules find in an organisation and below it, and the numbers that they go by there. */
public final class FindingsPage {

    private static final int SIZE = 50;

    /**
     * What is found.
     *
     * @param rules all rules, those with findings first
     * @param counts how many findings each has; none for nothing
     * @param opened the rule whose findings are listed; null for none
     * @param local which of its numbers are local; empty where all are the regulation's
     * @param findings a page of them
     * @param places names of their organisations by id
     * @param members names of their members by id
     * @param maintainer whether the reader may set numbers here
     * @param remedies where a finding is mended, for those that the reader can mend today
     */
    public record View(
            List<Rule> rules,
            Map<String, Long> counts,
            Rule opened,
            List<LocalNumber> local,
            Page<Finding> findings,
            Map<Long, String> places,
            Map<Long, String> members,
            Map<String, List<String>> query,
            boolean first,
            boolean maintainer,
            Map<Finding, Remedy> remedies) {

        public long count(Rule rule) {
            return counts.getOrDefault(rule.id(), 0L);
        }

        /** How many findings there are in all. */
        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final Services services;
    private final Frames frames;

    public FindingsPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    public List<Route> routes() {
        List<Route> routes =
                new ArrayList<>(new ActPage(services.access()).routes("/organisations/{id}/rules/{rule}", this::set));
        routes.add(Route.get("/organisations/{id}/findings", this::show));
        routes.add(Route.get("/findings", this::first));
        return routes;
    }

    private Reply first(Exchange exchange) {
        List<Organisation> tops = services.tree().tops(exchange.caller(), LocalDate.now());
        return Reply.redirect(
                tops.isEmpty() ? "/organisations" : address(tops.get(0).id()));
    }

    private Reply show(Exchange exchange) {
        long organisation = exchange.id("id");
        LocalDate on = exchange.on();
        Map<String, Long> counts = services.rules().counts(exchange.caller(), organisation, on);
        List<Rule> rules = services.rules().rules(exchange.caller(), organisation, on).stream()
                .sorted((a, b) -> Boolean.compare(counts.containsKey(b.id()), counts.containsKey(a.id())))
                .toList();
        Rule opened = exchange.query().filled("rule").map(id -> rule(rules, id)).orElse(null);
        List<LocalNumber> local =
                opened == null ? List.of() : services.rules().local(exchange.caller(), organisation, opened.id(), on);
        String after = exchange.query().filled("after").orElse(null);
        Page<Finding> findings = opened == null
                ? new Page<>(List.of(), null)
                : services.rules().findings(exchange.caller(), organisation, opened.id(), after, SIZE, on);
        View view = new View(
                rules,
                counts,
                opened,
                local,
                findings,
                Places.names(
                        services,
                        exchange,
                        Stream.concat(
                                findings.items().stream().map(Finding::organisation),
                                local.stream().map(LocalNumber::organisation))),
                members(exchange, findings),
                exchange.query().values(),
                after == null,
                services.access().allows(exchange.caller(), Permission.MAINTAIN, organisation),
                remedies(exchange, findings));
        Frame frame = frames.of(exchange, organisation, "findings", "");
        return Reply.html(200, out -> JtefindingsGenerated.render(out, null, frame, view));
    }

    private Map<Finding, Remedy> remedies(Exchange exchange, Page<Finding> findings) {
        Map<Finding, Remedy> remedies = new HashMap<>();
        if (Standpoint.of(exchange).today()) {
            for (Finding finding : findings.items()) {
                Remedy remedy = Remedy.of(finding);
                if (!remedy.acts()
                        || services.access().allows(exchange.caller(), Permission.MAINTAIN, finding.organisation())) {
                    remedies.put(finding, remedy);
                }
            }
        }
        return remedies;
    }

    private Map<Long, String> members(Exchange exchange, Page<Finding> findings) {
        List<Long> ids = findings.items().stream()
                .map(Finding::member)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return services.members().list(exchange.caller(), ids, exchange.on()).stream()
                .collect(Collectors.toMap(Member::id, Member::name));
    }

    private static Rule rule(List<Rule> rules, String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow(HttpFault::notFound);
    }

    /** Sets the numbers of a rule for an organisation and what is below it. */
    private Act set(Exchange exchange) {
        long id = exchange.id("id");
        Organisation organisation = services.tree().get(exchange.caller(), id, LocalDate.now());
        services.access().require(exchange.caller(), Permission.MAINTAIN, id);
        Rule rule = rule(services.rules().rules(exchange.caller(), id, LocalDate.now()), exchange.variable("rule"));
        Map<String, BigDecimal> numbers = new TreeMap<>(rule.parameters());
        List<Question> questions = new ArrayList<>();
        numbers.forEach((name, value) ->
                questions.add(Question.number(name).called("rule." + name).was(value)));
        questions.add(Question.day("from").must().was(LocalDate.now()).called("member.from"));
        return Act.of(
                        "findings",
                        exchange.labels().of("rule.set") + "：" + rule.title().in(exchange.locale()),
                        organisation.name(),
                        address(id) + "?rule=" + rule.id(),
                        "rule.set-submit",
                        questions,
                        answers -> {
                            Map<String, BigDecimal> set = new HashMap<>();
                            numbers.keySet().forEach(name -> set.put(name, answers.number(name)));
                            services.rules().set(exchange.caller(), id, rule.id(), set, answers.day("from"));
                            return address(id) + "?rule=" + rule.id() + "&notice=rule";
                        })
                .help("rule.set-help");
    }

    private static String address(long organisation) {
        return "/organisations/" + organisation + "/findings";
    }
}
