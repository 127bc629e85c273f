package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Pages.deed;
import static org.sanqu.tests.authorisation.Pages.once;
import static org.sanqu.tests.authorisation.Pages.page;
import static org.sanqu.tests.authorisation.Pages.typed;
import static org.sanqu.tests.authorisation.Rule.MAKERS;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.REVIEWERS;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The pages of tables that an office makes itself. */
final class LocalPages {

    private static final String HERE = "/local-forms/{id}";
    private static final Rule MAKE = Rule.there(MAKERS);

    static final List<Operation> PAGES = List.of(
            page("/local-forms", Rule.anybody()),
            page(HERE, at(LocalTables::running, ""), Rule.there(READERS)),
            page(HERE + "/edit", draft("/edit"), MAKE),
            deed(HERE + "/edit", at(LocalTables::draft, "/edit"), it -> typed("_revision", 1, "title", "权限测试"), MAKE),
            page(HERE + "/addressees", draft("/addressees"), MAKE),
            deed(HERE + "/addressees", at(LocalTables::draft, "/addressees"), it -> typed("_revision", 1), MAKE),
            page(HERE + "/preview", draft("/preview"), MAKE),
            page(HERE + "/send", draft("/send"), MAKE),
            deed(HERE + "/send", at(LocalTables::draft, "/send"), it -> typed("_revision", 1), MAKE),
            deed(HERE + "/close", at(LocalTables::fresh, "/close"), it -> typed("_revision", 2), MAKE),
            deed(HERE + "/copy", at(LocalTables::running, "/copy"), it -> "", MAKE),
            deed(HERE + "/delete", at(LocalTables::draft, "/delete"), it -> typed("_revision", 1), MAKE),
            deed(HERE + "/remind", at(LocalTables::running, "/remind"), it -> "", Rule.there(REVIEWERS)),
            deed(HERE + "/extend", at(LocalTables::running, "/extend"), it -> moreTime(), Rule.there(REVIEWERS)),
            page(HERE + "/answers.xlsx", at(LocalTables::running, "/answers.xlsx"), Rule.there(READERS)),
            page(HERE + "/module.zip", at(LocalTables::running, "/module.zip"), Rule.there(READERS)));

    private LocalPages() {}

    private static Function<Subject, String> at(Function<Subject, Long> table, String what) {
        return it -> "/local-forms/" + table.apply(it) + what;
    }

    /** A draft that is only looked at. */
    private static Function<Subject, String> draft(String what) {
        return at(once("a draft", LocalTables::draft), what);
    }

    private static String moreTime() {
        return typed("day", LocalDate.now().plusDays(9), "time", "17:00", "reason", "权限测试");
    }
}
