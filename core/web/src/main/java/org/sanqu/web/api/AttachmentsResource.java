package org.sanqu.web.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.form.Attachments;
import org.sanqu.web.AttachedFile;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.Upload;

/** {@code /api/attachments}: files that belong to submissions. */
final class AttachmentsResource {

    /** Where a file itself is sent. */
    static final String UPLOAD = "/api/attachments";

    /** Where a file itself is given, of whatever type it is. */
    static final String FILE = "/api/attachments/{hash}/{name}";

    /** A file that was taken in; its id is what stands in the data of a submission. */
    record View(String id, String name, String type, String kind, long size) {

        static View of(Attachment file) {
            return new View(file.id(), file.name(), file.type(), file.kind(), file.size());
        }
    }

    private final Attachments attachments;
    private final Places places;

    AttachmentsResource(Attachments attachments, Places places) {
        this.attachments = attachments;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.post(UPLOAD, this::keep), Route.get(FILE, exchange -> AttachedFile.open(attachments, exchange)));
    }

    private Reply keep(Exchange exchange) throws IOException {
        if (exchange.request().getContentLengthLong() > Upload.LARGEST) {
            throw Body.tooLarge(Upload.LARGEST);
        }
        long organisation = places.organisation(exchange, LocalDate.now());
        String name = Required.text("fileName", Asked.text(exchange, "fileName"));
        Attachment kept = attachments.keep(
                exchange.caller(), organisation, name, exchange.request().getInputStream());
        return Api.created(address(kept), View.of(kept));
    }

    /** The hash and the name, which may be written in any script. */
    private static String address(Attachment kept) {
        String hash = kept.id().substring(0, kept.id().indexOf('/'));
        String name = URLEncoder.encode(kept.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return UPLOAD + "/" + hash + "/" + name;
    }
}
