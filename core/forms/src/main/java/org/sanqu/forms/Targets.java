package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.form.Attachments;
import org.sanqu.api.platform.Store;

/** Checks that what data refers to is there and may be seen: members, organisations, submissions, files. Thread-safe. */
@Component(service = Targets.class)
public final class Targets {

    private static final String SUBMISSION = "submission:";
    private static final int MEGABYTES = 10;

    private final Store store;
    private final Confidence confidence;
    private final Attachments attachments;

    @Activate
    public Targets(@Reference Store store, @Reference Confidence confidence, @Reference Attachments attachments) {
        this.store = store;
        this.confidence = confidence;
        this.attachments = attachments;
    }

    void check(Surroundings around, DataCheck.Asked asked, SchemaCheck.Examination examined) {
        for (DataWalk.Reference reference : examined.references()) {
            if (!exists(around, asked, reference)) {
                String kind = reference.kind().startsWith(SUBMISSION) ? "submission" : reference.kind();
                examined.findings()
                        .add(reference.place(), examined.texts().about(reference.place(), "form.no-such-" + kind));
            }
        }
        for (DataWalk.Attached attached : examined.attached()) {
            file(around, attached, examined);
        }
    }

    private boolean exists(Surroundings around, DataCheck.Asked asked, DataWalk.Reference reference) {
        if (reference.kind().startsWith(SUBMISSION)) {
            return submission(around, asked, reference);
        }
        return exists(around, reference, asked.day()) || exists(around, reference, asked.today());
    }

    private static boolean exists(Surroundings around, DataWalk.Reference reference, LocalDate day) {
        return reference.kind().equals("member")
                ? around.member(reference.id(), day).isPresent()
                : around.organisation(reference.id(), day).isPresent();
    }

    private boolean submission(Surroundings around, DataCheck.Asked asked, DataWalk.Reference reference) {
        String named = reference.kind().substring(SUBMISSION.length());
        String form = named.indexOf('/') < 0 ? asked.form().module() + "/" + named : named;
        return store.read(sql -> new SubmissionRows(sql)
                        .withId(reference.id())
                        .filter(found -> found.form().equals(form))
                        .isPresent()
                && confidence.opens(sql, around.caller(), reference.id()));
    }

    private void file(Surroundings around, DataWalk.Attached attached, SchemaCheck.Examination examined) {
        Place place = attached.place();
        Optional<Attachment> found = found(around, attached.id());
        if (found.isEmpty()) {
            examined.findings().add(place, examined.texts().about(place, "form.no-such-attachment"));
            return;
        }
        JsonNode asked = place.with("x-attachment").schema().get("x-attachment");
        Set<String> kinds = new TreeSet<>();
        asked.path("kinds").forEach(kind -> kinds.add(kind.asText()));
        int megabytes = asked.path("maxMegabytes").asInt(MEGABYTES);
        if (!kinds.isEmpty() && !kinds.contains(kind(found.get().type()))) {
            examined.findings().add(place, examined.texts().about(place, "form.attachment-kind"));
        } else if (found.get().size() > (long) megabytes << 20) {
            String most = String.valueOf(megabytes);
            examined.findings().add(place, examined.texts().about(place, "form.attachment-size", most));
        }
    }

    private Optional<Attachment> found(Surroundings around, String id) {
        try {
            return Optional.of(attachments.get(around.caller(), id));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private static String kind(String type) {
        if (type.startsWith("image/")) {
            return "image";
        }
        return type.equals("application/pdf") ? "pdf" : "office";
    }
}
