package org.sanqu.web.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.web.http.HttpFault;

class DraftsResourceTest {

    private static Submission about(Long member) {
        return new Submission(
                7,
                "market/card",
                "1",
                3,
                member,
                null,
                LocalDate.EPOCH,
                null,
                JsonNodeFactory.instance.objectNode(),
                SubmissionState.SUBMITTED,
                null,
                false,
                null,
                1,
                null,
                "clerk",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Entry typed(String form, Long member) {
        return new Entry(form, 3, member, null, JsonNodeFactory.instance.objectNode());
    }

    @Test
    void whatIsTypedForASubmissionIsOfItsFormAndAboutItsMember() {
        assertDoesNotThrow(() -> DraftsResource.requireSame(about(5L), typed("market/card", 5L)));
        assertDoesNotThrow(() -> DraftsResource.requireSame(about(null), typed("market/card", null)));
        refused(about(5L), typed("market/stall", 5L));
        refused(about(5L), typed("market/card", 6L));
        refused(about(5L), typed("market/card", null));
        refused(about(null), typed("market/card", 5L));
    }

    private static void refused(Submission changed, Entry entry) {
        HttpFault fault = assertThrows(HttpFault.class, () -> DraftsResource.requireSame(changed, entry));
        assertEquals(422, fault.status());
        assertEquals("error.draft-of-other", fault.label());
    }
}
