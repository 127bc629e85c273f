package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Pages.act;
import static org.sanqu.tests.authorisation.Pages.deed;
import static org.sanqu.tests.authorisation.Pages.once;
import static org.sanqu.tests.authorisation.Pages.page;
import static org.sanqu.tests.authorisation.Pages.typed;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;
import static org.sanqu.tests.authorisation.Rule.REVIEWERS;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages of forms and what is filled in. */
final class SubmissionPages {

    private static final String TICKET = "/organisations/{id}/forms/{module}/{form}";
    private static final Rule READ = Rule.there(READERS);
    private static final Rule RECORD = Rule.there(RECORDERS);

    static final List<Operation> PAGES = Stream.of(
                    List.of(
                            page(TICKET, it -> ticket(it), RECORD),
                            deed(TICKET, it -> ticket(it), it -> filled(), RECORD),
                            page("/submissions/{id}", it -> "/submissions/" + it.submission(), READ),
                            page("/submissions/changed?organisation={id}&period=2026", READ),
                            page("/submissions/{id}/edit", it -> "/submissions/" + it.submission() + "/edit", RECORD),
                            deed(
                                    "/submissions/{id}/edit",
                                    it -> "/submissions/" + it.submission() + "/edit",
                                    SubmissionPages::revised,
                                    RECORD),
                            // finds nothing where the reader may not look
                            page("/references?organisation={id}&kind=member&field=/m", Rule.anybody()),
                            page("/reviews", Rule.anybody()),
                            page("/reviews/count", Rule.anybody()),
                            deed("/reviews", it -> typed("remark", ""), Rule.anybody()),
                            deed(
                                    "/submissions/{id}/agree",
                                    it -> permit(it) + "/agree",
                                    it -> typed("revision", 1),
                                    Rule.there(REVIEWERS)),
                            page(
                                            "/attachments/{hash}/{name}",
                                            once("a file", it -> "/attachments/" + Files.brought(it)))
                                    .hidden()),
                    decided("return", SubmissionPages::permit, REVIEWERS),
                    decided("reopen", it -> Permits.approved(it).replaceFirst("^/api", ""), REVIEWERS),
                    decided("void", SubmissionPages::permit, RECORDERS))
            .flatMap(List::stream)
            .toList();

    private SubmissionPages() {}

    private static String ticket(Subject it) {
        return "/organisations/" + it.organisation() + "/forms/service-visits/ticket";
    }

    private static String filled() {
        return typed(
                "/no",
                Subject.unique(),
                "/source",
                "visit",
                "/category",
                "other",
                "/description",
                "权限测试",
                "/receivedOn",
                "2026-01-05",
                "/state",
                "open");
    }

    private static String revised(Subject it) {
        int now = it.admin()
                .get("/api/submissions/" + it.submission())
                .expect(200)
                .json()
                .path("revision")
                .asInt();
        return filled() + "&" + typed("_revision", now);
    }

    private static String permit(Subject it) {
        return Permits.permit(it).replaceFirst("^/api", "");
    }

    private static List<Operation> decided(String act, Function<Subject, String> submission, Set<String> roles) {
        return act(
                "/submissions/{id}/" + act,
                it -> submission.apply(it) + "/" + act,
                it -> typed("/reason", "权限测试"),
                READ,
                Rule.there(roles));
    }
}
