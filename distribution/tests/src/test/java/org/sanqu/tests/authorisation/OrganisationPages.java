package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Pages.act;
import static org.sanqu.tests.authorisation.Pages.deed;
import static org.sanqu.tests.authorisation.Pages.page;
import static org.sanqu.tests.authorisation.Pages.typed;
import static org.sanqu.tests.authorisation.Rule.KEEPERS;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;
import static org.sanqu.tests.authorisation.Rule.REVIEWERS;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages of an organisation: whoever may read it reads them. */
final class OrganisationPages {

    private static final String HERE = "/organisations/{id}";
    private static final LocalDate TODAY = LocalDate.now();
    private static final String DUE = "?form=" + Works.FORM + "&period=" + Works.PERIOD;
    private static final Rule RECORDS = Rule.there(RECORDERS);

    static final List<Operation> PAGES = Stream.of(
                    List.of(
                            page("/organisations", Rule.anybody()),
                            read(""),
                            read("/overview"),
                            read("/branches"),
                            read("/below"),
                            read("/organisations.xlsx"),
                            read("/members.xlsx"),
                            read("/history"),
                            read("/duplicates"),
                            read("/guests"),
                            read("/posts"),
                            read("/sign-in"),
                            read("/findings"),
                            page("/findings", Rule.anybody()),
                            page("/figures?organisation={id}", Rule.there(READERS)),
                            read("/completeness"),
                            read("/completeness.xlsx" + DUE),
                            deed(HERE + "/completeness/remind" + DUE, it -> "", Rule.there(REVIEWERS)),
                            deed(
                                    HERE + "/completeness/extend",
                                    it -> at(it.home(), "/completeness/extend" + DUE),
                                    it -> moreTime(),
                                    Rule.there(REVIEWERS)),
                            read("/forms"),
                            read("/submissions"),
                            read("/submissions/register?form=service-visits/ticket"),
                            page(
                                    HERE + "/submissions/print",
                                    it -> at(it.organisation(), "/submissions/print?submission=" + it.submission()),
                                    Rule.there(READERS)),
                            read("/submissions.xlsx?form=service-visits/ticket"),
                            page(HERE + "/submissions/template.xlsx?form=service-visits/ticket", RECORDS),
                            deed(
                                    HERE + "/submissions/columns",
                                    it -> typed("form", "service-visits/ticket", "column", "/no"),
                                    Rule.anybody()),
                            read("/local-forms"),
                            deed(HERE + "/local-forms", it -> "", Rule.there(Rule.MAKERS))),
                    act(
                            HERE + "/guests/new",
                            it -> at(it.host(), "/guests/new"),
                            it -> typed(
                                    "/member",
                                    it.person(),
                                    "/kind",
                                    "project",
                                    "/from",
                                    "2025-01-01",
                                    "/votingRight",
                                    "false",
                                    "/duesAtHost",
                                    "false"),
                            RECORDS,
                            RECORDS),
                    act(HERE + "/guests/{tie}/end", OrganisationPages::guest, it -> on(), Rule.there(READERS), RECORDS),
                    act(
                            HERE + "/posts/new",
                            it -> at(it.home(), "/posts/new"),
                            it -> typed(
                                    "/member",
                                    it.person(),
                                    "/post",
                                    "liaison",
                                    "/fullTime",
                                    "false",
                                    "/selection",
                                    "appointed",
                                    "/from",
                                    "2025-01-01"),
                            RECORDS,
                            RECORDS),
                    act(HERE + "/posts/{appointment}/end", OrganisationPages::post, it -> on(), RECORDS, RECORDS),
                    act(
                            HERE + "/terms/new",
                            it -> at(it.branch(), "/terms/new"),
                            it -> typed("/electedOn", "2025-03-01"),
                            RECORDS,
                            RECORDS),
                    act(
                            HERE + "/terms/{electedOn}/withdraw",
                            it -> it.term().replaceFirst("^/api", "") + "/withdraw",
                            it -> typed("/reason", "权限测试"),
                            RECORDS,
                            RECORDS),
                    act(
                            HERE + "/rules/{rule}",
                            it -> at(it.home(), RuleNumbers.rule(it).replaceFirst("^/api", "")),
                            OrganisationPages::numbers,
                            Rule.there(KEEPERS),
                            Rule.there(KEEPERS)))
            .flatMap(List::stream)
            .toList();

    private OrganisationPages() {}

    private static Operation read(String what) {
        return page(HERE + what, Rule.there(READERS));
    }

    private static String at(long organisation, String what) {
        return "/organisations/" + organisation + what;
    }

    private static String on() {
        return typed("/on", TODAY);
    }

    private static String moreTime() {
        return typed("day", (TODAY.getYear() + 1) + "-06-30", "time", "17:00", "reason", "权限测试");
    }

    private static String guest(Subject it) {
        return at(it.host(), "/guests/" + it.begun("/api/affiliations", it.tie()) + "/end");
    }

    private static String post(Subject it) {
        return at(it.home(), "/posts/" + it.begun("/api/appointments", it.post()) + "/end");
    }

    /** Every number of the rule, each 40. */
    private static String numbers(Subject it) {
        Function<String, String> number = name -> typed("/" + name, 40) + "&";
        return RuleNumbers.names(it).stream().map(number).reduce("", String::concat) + typed("/from", TODAY);
    }
}
