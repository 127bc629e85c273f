package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Pages.act;
import static org.sanqu.tests.authorisation.Pages.page;
import static org.sanqu.tests.authorisation.Pages.typed;
import static org.sanqu.tests.authorisation.Rule.KEEPERS;
import static org.sanqu.tests.authorisation.Rule.READERS;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages of members. */
final class MemberPages {

    private static final String ON = LocalDate.now().toString();
    private static final Rule READ = Rule.there(READERS);
    private static final Rule KEEP = Rule.there(KEEPERS);

    static final List<Operation> PAGES = Stream.of(
                    List.of(page("/members/{id}", it -> "/members/" + it.member(), READ)),
                    act(
                            "/members/find",
                            it -> "/members/find",
                            it -> typed("/citizenNumber", "110101199001011234"),
                            Rule.anybody(),
                            Rule.anybody()),
                    act(
                            "/organisations/{id}/members/new",
                            it -> "/organisations/" + it.home() + "/members/new",
                            MemberPages::person,
                            KEEP,
                            KEEP),
                    change("amend", it -> typed("/on", ON, "/lostContact", "false", "/workUnit", "某厂")),
                    change("convert", it -> typed("/on", ON, "/reason", "权限测试")),
                    change("leave", it -> typed("/cause", "deceased", "/on", ON, "/reason", "权限测试")),
                    change("return", it -> typed("/home", it.home(), "/on", ON, "/reason", "权限测试")),
                    change("correct", it -> typed("/ethnicity", "02", "/reason", "权限测试")),
                    act(
                            "/members/{id}/merge",
                            it -> "/members/" + it.person() + "/merge?into=" + it.person(),
                            it -> typed("/reason", "权限测试"),
                            KEEP,
                            KEEP),
                    change("strike", it -> typed("/reason", "权限测试")),
                    act(
                            "/members/{id}/events/{event}/withdraw",
                            MemberPages::event,
                            it -> typed("/reason", "权限测试"),
                            KEEP,
                            KEEP))
            .flatMap(List::stream)
            .toList();

    private MemberPages() {}

    private static List<Operation> change(String act, Function<Subject, String> typed) {
        String pattern = "/members/{id}/" + act;
        return act(pattern, it -> "/members/" + it.person() + "/" + act, typed, KEEP, KEEP);
    }

    private static String person(Subject it) {
        return typed(
                "/name",
                "权限测试",
                "/sex",
                "1",
                "/birthDate",
                "1980-01-01",
                "/ethnicity",
                "01",
                "/category",
                "full",
                "/standing",
                "in-service",
                "/joinedOn",
                "2005-01-01",
                "/convertedOn",
                "2006-01-01",
                "/home",
                it.home(),
                "/homeFrom",
                "2024-02-01",
                "_sure",
                "1");
    }

    /** Where an amendment is taken back. */
    private static String event(Subject it) {
        long person = it.person();
        it.admin().post("/api/members/" + person + "/changes", it.amendment()).expect(200);
        long event = it.admin()
                .get("/api/members/" + person + "/events")
                .expect(200)
                .json()
                .at("/0/id")
                .asLong();
        return "/members/" + person + "/events/" + event + "/withdraw";
    }
}
