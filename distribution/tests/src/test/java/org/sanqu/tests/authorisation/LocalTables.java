package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Operation.get;
import static org.sanqu.tests.authorisation.Operation.of;
import static org.sanqu.tests.authorisation.Operation.post;
import static org.sanqu.tests.authorisation.Operation.sent;
import static org.sanqu.tests.authorisation.Rule.MAKERS;
import static org.sanqu.tests.authorisation.Rule.READERS;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What is asked of tables that an office makes itself. */
final class LocalTables {

    private static final String SEEN = "{\"revision\":1}";
    private static final Map<Long, Long> RUNNING = new ConcurrentHashMap<>();

    static final List<Operation> OPERATIONS = List.of(
            of("/api/local-forms", Rule.there(READERS)),
            post("/api/local-forms", LocalTables::table, Rule.there(MAKERS)),
            get("/api/local-forms/{id}", at(LocalTables::running, ""), Rule.there(READERS)),
            sent("PUT", "/api/local-forms/{id}", at(LocalTables::draft, ""), LocalTables::changed, Rule.there(MAKERS)),
            get("/api/local-forms/{id}/readiness", at(LocalTables::draft, "/readiness"), Rule.there(MAKERS)),
            post("/api/local-forms/{id}/send", at(LocalTables::draft, "/send"), it -> SEEN, Rule.there(MAKERS)),
            post(
                    "/api/local-forms/{id}/close",
                    at(LocalTables::fresh, "/close"),
                    it -> "{\"revision\":2}",
                    Rule.there(MAKERS)),
            post("/api/local-forms/{id}/copy", at(LocalTables::running, "/copy"), it -> "{}", Rule.there(MAKERS)),
            post("/api/local-forms/{id}/discard", at(LocalTables::draft, "/discard"), it -> SEEN, Rule.there(MAKERS)),
            get("/api/local-forms/{id}/answers", at(LocalTables::running, "/answers"), Rule.there(READERS)),
            get("/api/local-forms/{id}/tally", at(LocalTables::running, "/tally"), Rule.there(READERS)),
            get(
                    "/api/local-forms/{id}/module.zip",
                    at(LocalTables::running, "/module.zip?module=watch"),
                    Rule.there(READERS)));

    private LocalTables() {}

    private static Function<Subject, String> at(Function<Subject, Long> table, String what) {
        return it -> "/api/local-forms/" + table.apply(it) + what;
    }

    private static String table(Subject it) {
        return "{\"organisation\":" + it.organisation() + "," + content(it);
    }

    private static String changed(Subject it) {
        return "{\"revision\":1," + content(it);
    }

    private static String content(Subject it) {
        return """
                "title":"权限测试","fields":[{"kind":"integer","title":"人数","min":0}],\
                "addressees":{"organisations":[%d]},"due":"%s"}"""
                .formatted(it.home(), LocalDateTime.now().plusDays(2).truncatedTo(ChronoUnit.MINUTES));
    }

    static long draft(Subject it) {
        return it.begun("/api/local-forms", table(it));
    }

    /** One that was sent. */
    static long fresh(Subject it) {
        long draft = draft(it);
        it.admin().post("/api/local-forms/" + draft + "/send", SEEN).expect(200);
        return draft;
    }

    /** One that was sent and nobody changes. */
    static long running(Subject it) {
        return RUNNING.computeIfAbsent(it.organisation(), id -> fresh(it));
    }
}
