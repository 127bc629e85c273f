package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Pages.deed;
import static org.sanqu.tests.authorisation.Pages.once;
import static org.sanqu.tests.authorisation.Pages.page;
import static org.sanqu.tests.authorisation.Pages.typed;
import static org.sanqu.tests.authorisation.Pages.upload;
import static org.sanqu.tests.authorisation.Rule.MAINTAINERS;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The pages of imports; the administrator, who may do everything, uploaded those that are asked for. */
final class ImportPages {

    private static final String HERE = "/imports/{id}";
    private static final Rule ALL = Rule.onEverything(MAINTAINERS);

    static final List<Operation> PAGES = List.of(
            page("/import", Rule.anywhere(MAINTAINERS)),
            upload("/import", it -> rows(it.rows()), Rule.anywhere(MAINTAINERS)),
            page("/imports", Rule.anywhere(MAINTAINERS), Rule.anywhere(RECORDERS)),
            upload("/imports", it -> book(Ledgers.workbook(it)), Rule.anywhere(MAINTAINERS)),
            page("/imports/templates/{kind}", it -> "/imports/templates/members", Rule.anybody()),
            page(HERE, at(once("an import", Sheets::uploaded), ""), ALL).hidden(),
            deed(HERE + "/columns", at(Sheets::uploaded, "/columns"), it -> typed("read", "1"), ALL)
                    .hidden(),
            deed(HERE + "/check", at(Sheets::uploaded, "/check"), it -> "", ALL).hidden(),
            deed(HERE + "/apply", at(Sheets::checked, "/apply"), it -> "", ALL).hidden(),
            deed(HERE + "/undo", at(Sheets::applied, "/undo"), it -> "", ALL).hidden(),
            deed(HERE + "/discard", at(Sheets::uploaded, "/discard"), it -> "", ALL)
                    .hidden(),
            page(HERE + "/bad-rows.xlsx", at(once("bad rows", Sheets::bad), "/bad-rows.xlsx"), ALL)
                    .hidden());

    private ImportPages() {}

    private static Function<Subject, String> at(Function<Subject, Long> sheet, String what) {
        return it -> "/imports/" + sheet.apply(it) + what;
    }

    private static byte[] rows(String json) {
        return parts("a.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] book(byte[] workbook) {
        return parts("a.xlsx", workbook);
    }

    private static byte[] parts(String fileName, byte[] file) {
        try {
            return Pages.parts("kind", "organisations", fileName, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
