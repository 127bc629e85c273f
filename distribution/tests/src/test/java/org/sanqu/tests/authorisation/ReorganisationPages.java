package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Pages.deed;
import static org.sanqu.tests.authorisation.Pages.page;
import static org.sanqu.tests.authorisation.Rule.KEEPERS;

import java.util.List;
import java.util.stream.Stream;

/** The forms of reorganisations: only whoever reads and maintains the organisation opens one, and what is missing in it is told to nobody else. */
final class ReorganisationPages {

    private static final String WITHDRAW = "/organisations/{id}/withdraw";
    private static final Rule KEEP = Rule.there(KEEPERS);

    static final List<Operation> PAGES = Stream.concat(
                    Stream.of("found", "rename", "move", "merge", "split", "upgrade", "close", "describe", "prolong")
                            .flatMap(kind -> Stream.of(
                                    page("/organisations/{id}/" + kind, KEEP),
                                    deed("/organisations/{id}/" + kind, it -> "", KEEP))),
                    Stream.of(
                            page(WITHDRAW, ReorganisationPages::founding, KEEP),
                            deed(WITHDRAW, ReorganisationPages::founding, it -> "", KEEP)))
            .toList();

    private ReorganisationPages() {}

    private static String founding(Subject it) {
        return "/organisations/" + it.home() + "/withdraw?event=" + it.event();
    }
}
