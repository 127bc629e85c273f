package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Pages.deed;
import static org.sanqu.tests.authorisation.Pages.once;
import static org.sanqu.tests.authorisation.Pages.page;
import static org.sanqu.tests.authorisation.Pages.typed;
import static org.sanqu.tests.authorisation.Rule.MAINTAINERS;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/** The pages of whoever looks at them, and those of the platform. */
final class OwnPages {

    private static final String UPDATE = "/modules/{module}/update";
    private static final Rule MANAGE = Rule.onEverything(MAINTAINERS);

    static final List<Operation> PAGES = List.of(
            page("/", Rule.anybody()),
            page("/work", Rule.anybody()),
            page("/language?to=zh&back=/account", Rule.anybody()),
            page("/drafts", Rule.anybody()),
            deed("/drafts/{id}/discard", it -> "/drafts/" + Files.begun(it) + "/discard", it -> "", Rule.anybody()),
            page("/account", Rule.anybody()),
            deed("/account", it -> typed("old", "wrong", "fresh", "Another-11-Word", "again", "Other"), Rule.anybody()),
            deed("/account/email", it -> typed("email", ""), Rule.anybody()),
            deed("/account/substitutes", it -> substitution(), Rule.anybody()),
            deed(
                            "/account/substitutes/{substitute}/end",
                            once("a substitution", OwnPages::ended),
                            it -> "",
                            Rule.onEverything(Rule.SECURITY))
                    .refusing(403, 404),
            page("/downloads/{file}", it -> "/downloads/00000000-0000-0000-0000-000000000000")
                    .hidden(),
            page("/downloads/{file}/file", it -> "/downloads/00000000-0000-0000-0000-000000000000/file")
                    .hidden(),
            Pages.upload("/attachments", OwnPages::brought, Rule.there(RECORDERS)),
            page("/modules", Rule.anywhere(READERS), MANAGE),
            page(UPDATE, it -> "/modules/service-visits/update", MANAGE),
            deed(
                    UPDATE,
                    it -> "/modules/service-visits/update",
                    it -> typed("act", "reject", "hash", "nothing"),
                    MANAGE),
            deed(
                    "/modules/{module}/back",
                    it -> "/modules/service-visits/back",
                    it -> typed("hash", "nothing"),
                    MANAGE));

    private OwnPages() {}

    private static String substitution() {
        return typed("substitute", "admin", "from", LocalDate.now(), "to", LocalDate.now(), "reason", "权限测试");
    }

    /** A substitution of somebody else's. */
    private static String ended(Subject it) {
        return "/account/substitutes/" + it.begun("/api/substitutes", Works.substitution(it)) + "/end";
    }

    private static byte[] brought(Subject it) {
        try {
            return Pages.parts("organisation", String.valueOf(it.organisation()), "a.pdf", Files.paper(it));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
