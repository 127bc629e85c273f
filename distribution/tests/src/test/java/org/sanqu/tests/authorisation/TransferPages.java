package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Pages.act;
import static org.sanqu.tests.authorisation.Pages.page;
import static org.sanqu.tests.authorisation.Pages.typed;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;
import static org.sanqu.tests.authorisation.Rule.REVIEWERS;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages of transfers. */
final class TransferPages {

    private static final String ON = LocalDate.now().toString();
    private static final Rule READ = Rule.there(READERS);
    private static final Rule RECORD = Rule.there(RECORDERS);

    static final List<Operation> PAGES = Stream.of(
                    List.of(
                            page("/transfers", Rule.anybody()),
                            page("/transfers/{id}", Pages.once("a transfer", it -> "/transfers/" + it.issued()), READ)),
                    act(
                            "/members/{id}/transfer",
                            it -> "/members/" + it.person() + "/transfer",
                            it -> letter() + "&" + typed("/to", it.other()),
                            READ,
                            RECORD),
                    act(
                            "/transfers/new",
                            it -> "/transfers/new",
                            it -> letter() + "&" + typed("/to", it.host(), "/citizenNumber", known(it)),
                            Rule.anybody(),
                            RECORD),
                    step("send", Subject::issued, it -> "", REVIEWERS),
                    step("assign", Subject::sent, it -> typed("/branch", it.host()), REVIEWERS),
                    step("accept", Subject::assigned, it -> typed("/on", ON), RECORDERS),
                    step("receipt", Subject::assigned, it -> typed("/on", ON), RECORDERS),
                    step("return", Subject::sent, it -> typed("/grounds", "权限测试"), REVIEWERS),
                    step("withdraw", Subject::issued, it -> "", RECORDERS))
            .flatMap(List::stream)
            .toList();

    private TransferPages() {}

    private static List<Operation> step(
            String act, Function<Subject, Long> transfer, Function<Subject, String> typed, Set<String> roles) {
        String pattern = "/transfers/{id}/" + act;
        return act(pattern, it -> "/transfers/" + transfer.apply(it) + "/" + act, typed, READ, Rule.there(roles));
    }

    /** The citizen number of somebody on the roll. */
    private static String known(Subject it) {
        return it.number().replaceAll("[^0-9X]", "");
    }

    private static String letter() {
        return typed("/kind", "internal", "/issuedOn", ON, "/duesPaidTo", YearMonth.now());
    }
}
