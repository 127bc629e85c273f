package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Operation.get;
import static org.sanqu.tests.authorisation.Operation.post;
import static org.sanqu.tests.authorisation.Operation.sent;
import static org.sanqu.tests.authorisation.Rule.MAINTAINERS;

import java.util.List;
import java.util.function.Function;

/** What is asked of imports; the administrator, who may do everything, uploaded those that are asked for. */
final class Sheets {

    private static final String PATH = "/api/sheet-imports";
    private static final String UPLOAD = PATH + "?kind=organisations&fileName=a.xlsx";

    static final List<Operation> OPERATIONS = List.of(
            sent(
                            "POST",
                            "/api/imports/{kind}",
                            it -> "/api/imports/organisations",
                            Subject::rows,
                            Rule.there(MAINTAINERS))
                    // whose parent is outside is told that nothing in their scope has this code
                    .refusing(403, 422),
            get(PATH, Rule.anybody()),
            get(PATH + "/columns", it -> PATH + "/columns?kind=members", Rule.anybody()),
            get(PATH + "/template.xlsx", it -> PATH + "/template.xlsx?kind=members", Rule.anybody()),
            new Operation(
                    "POST",
                    PATH,
                    it -> UPLOAD,
                    Ledgers::workbook,
                    Workbook.TYPE,
                    Operation.FORBIDDEN,
                    List.of(Rule.anywhere(MAINTAINERS))),
            get(PATH + "/{id}", it -> PATH + "/" + uploaded(it), Rule.onEverything(MAINTAINERS))
                    .hidden(),
            sent(
                            "PUT",
                            PATH + "/{id}/mapping",
                            it -> PATH + "/" + uploaded(it) + "/mapping",
                            Ledgers::mapping,
                            Rule.onEverything(MAINTAINERS))
                    .hidden(),
            act("check", Sheets::uploaded, "{}"),
            act("apply", Sheets::checked, "{\"goodRowsOnly\":false}"),
            act("undo", Sheets::applied, "{}"),
            act("discard", Sheets::uploaded, "{}"),
            get(
                            PATH + "/{id}/bad-rows.xlsx",
                            it -> PATH + "/" + bad(it) + "/bad-rows.xlsx",
                            Rule.onEverything(MAINTAINERS))
                    .hidden());

    private Sheets() {}

    private static Operation act(String act, Function<Subject, Long> sheet, String body) {
        return post(
                        PATH + "/{id}/" + act,
                        it -> PATH + "/" + sheet.apply(it) + "/" + act,
                        it -> body,
                        Rule.onEverything(MAINTAINERS))
                .hidden();
    }

    static long uploaded(Subject it) {
        return uploaded(it, Ledgers.workbook(it));
    }

    private static long uploaded(Subject it, byte[] workbook) {
        return it.admin()
                .send("POST", UPLOAD, Workbook.TYPE, workbook)
                .expect(201)
                .json()
                .path("id")
                .asLong();
    }

    static long checked(Subject it) {
        return Ledgers.sheet(it, uploaded(it), "check", "checked");
    }

    static long bad(Subject it) {
        return Ledgers.sheet(it, uploaded(it, Ledgers.workbook(it, "castle")), "check", "checked");
    }

    static long applied(Subject it) {
        return Ledgers.sheet(it, checked(it), "apply", "applied");
    }
}
