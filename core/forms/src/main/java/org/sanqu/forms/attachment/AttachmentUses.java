package org.sanqu.forms.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Caller;
import org.sanqu.forms.Confidence;

/** Which submissions name which files, and who may open a file for that. Thread-safe. */
@Component(service = AttachmentUses.class)
public final class AttachmentUses {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}/.{1,200}");

    /** A file that so many submissions name is opened through one of the latest. */
    private static final int LATEST = 100;

    private final Confidence confidence;

    @Activate
    public AttachmentUses(@Reference Confidence confidence) {
        this.confidence = confidence;
    }

    /** Notes which files a submission names; one that the caller may not open is text like any other. */
    public void note(Sql sql, Caller caller, long submission, JsonNode data) {
        AttachmentRows rows = new AttachmentRows(sql);
        for (String id : named(data)) {
            if (rows.withId(id).isPresent() && opens(sql, caller, id)) {
                rows.use(id, submission);
            }
        }
    }

    /** Whether the caller brought the file or may open a submission that names it. */
    boolean opens(Sql sql, Caller caller, String id) {
        AttachmentRows rows = new AttachmentRows(sql);
        return rows.isBroughtBy(id, caller.account())
                || rows.submissions(id).stream()
                        .limit(LATEST)
                        .anyMatch(submission -> confidence.opens(sql, caller, submission));
    }

    private static List<String> named(JsonNode data) {
        List<String> named = new ArrayList<>();
        collect(data, named);
        return named;
    }

    private static void collect(JsonNode data, List<String> named) {
        if (data.isTextual() && ID.matcher(data.textValue()).matches()) {
            named.add(data.textValue());
        }
        data.forEach(part -> collect(part, named));
    }
}
