package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Operation.get;
import static org.sanqu.tests.authorisation.Operation.post;
import static org.sanqu.tests.authorisation.Operation.sent;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.REVIEWERS;
import static org.sanqu.tests.authorisation.Rule.SECURITY;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;

/** What is asked of work lists, completeness, more time, substitutes and addresses. */
final class Works {

    static final String FORM = "industrial-park/register";
    private static final LocalDate TODAY = LocalDate.now();
    static final String PERIOD = TODAY.getYear() + "-Q" + TODAY.get(IsoFields.QUARTER_OF_YEAR);

    static final List<Operation> OPERATIONS = List.of(
            get("/api/work", Rule.anybody()),
            get("/api/work/counts", Rule.anybody()),
            asked("/api/completeness", Rule.there(READERS)),
            get("/api/completeness/periods", it -> "/api/completeness/periods?form=" + FORM, Rule.anybody()),
            asked("/api/completeness/dues", Rule.there(READERS)),
            get(
                    "/api/completeness/late-entries",
                    it -> "/api/completeness/late-entries?period=2026&organisation=" + it.organisation(),
                    Rule.there(READERS)),
            post(
                    "/api/completeness/reminders",
                    it -> "{\"form\":\"%s\",\"period\":\"%s\",\"organisation\":%d}"
                            .formatted(FORM, PERIOD, it.branch()),
                    Rule.there(REVIEWERS)),
            asked("/api/extensions", Rule.there(READERS)),
            post(
                    "/api/extensions",
                    it ->
                            """
                            {"form":"%s","period":"%s","organisation":%d,"until":"%s-06-30T17:00","reason":"权限测试"}"""
                                    .formatted(FORM, PERIOD, it.home(), TODAY.getYear() + 1),
                    Rule.there(REVIEWERS)),
            get("/api/substitutes", Rule.anybody()),
            post("/api/substitutes", Works::substitution, Rule.onEverything(SECURITY)),
            post(
                    "/api/substitutes/{id}/end",
                    it -> "/api/substitutes/" + it.begun("/api/substitutes", substitution(it)) + "/end",
                    it -> "{}",
                    Rule.onEverything(SECURITY)),
            sent(
                    "PUT",
                    "/api/accounts/{name}/email",
                    it -> "/api/accounts/" + Subject.NOBODY + "/email",
                    it -> "{\"email\":\"nobody@example.org\"}",
                    Rule.onEverything(SECURITY)));

    private Works() {}

    /** Of a form and period for what the query names as the organisation. */
    private static Operation asked(String path, Rule... rules) {
        return get(
                path, it -> path + "?form=" + FORM + "&period=" + PERIOD + "&organisation=" + it.organisation(), rules);
    }

    /** Of a new account: nobody has many substitutes at once. */
    static String substitution(Subject it) {
        String principal = Subject.unique();
        it.admin().post("/api/accounts", Subject.account(principal)).expect(201);
        return """
                {"principal":"%s","substitute":"admin","from":"%s","to":"%s","reason":"权限测试"}"""
                .formatted(principal, TODAY, TODAY);
    }
}
