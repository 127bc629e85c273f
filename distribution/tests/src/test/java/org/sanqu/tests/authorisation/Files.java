package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Operation.get;
import static org.sanqu.tests.authorisation.Operation.sent;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is asked of files and drafts; the administrator brought and began those that are asked for, and nobody else is told of them. */
final class Files {

    private static final String UPLOAD = "/api/attachments";
    private static final String BYTES = "application/octet-stream";

    static final List<Operation> OPERATIONS = List.of(
            new Operation(
                    "POST",
                    UPLOAD,
                    Files::place,
                    Files::paper,
                    BYTES,
                    Operation.FORBIDDEN,
                    List.of(Rule.there(RECORDERS))),
            get(UPLOAD + "/{hash}/{name}", it -> UPLOAD + "/" + brought(it)).hidden(),
            get("/api/drafts", Rule.anybody()),
            sent("PUT", "/api/drafts", it -> "/api/drafts", Files::draft, Rule.there(RECORDERS)),
            get("/api/drafts/{id}", it -> "/api/drafts/" + begun(it)).hidden(),
            new Operation(
                            "DELETE",
                            "/api/drafts/{id}",
                            it -> "/api/drafts/" + begun(it),
                            null,
                            null,
                            Operation.FORBIDDEN,
                            List.of())
                    .hidden());

    private Files() {}

    private static String place(Subject it) {
        return UPLOAD + "?organisation=" + it.organisation() + "&fileName=a.pdf";
    }

    /** A file that nobody else has brought: whoever brings the same may open it. */
    static byte[] paper(Subject it) {
        return ("%PDF-1.4\n% " + Subject.unique() + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The id of a file that the administrator brought. */
    static String brought(Subject it) {
        return it.admin()
                .send("POST", place(it), BYTES, paper(it))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private static String draft(Subject it) {
        return "{\"form\":\"service-visits/ticket\",\"organisation\":" + it.organisation()
                + ",\"data\":{\"no\":\"begun\"}}";
    }

    /** The id of a draft of the administrator's. */
    static long begun(Subject it) {
        return it.admin()
                .send("PUT", "/api/drafts", draft(it))
                .expect(200)
                .json()
                .path("id")
                .asLong();
    }
}
