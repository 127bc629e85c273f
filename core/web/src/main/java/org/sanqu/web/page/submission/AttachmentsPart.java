package org.sanqu.web.page.submission;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Attachment;
import org.sanqu.web.AttachedFile;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.Upload;
import org.sanqu.web.template.form.JtefileGenerated;

/** Files that belong to submissions: brought one at a time while a form is filled in, and opened from where they are named. */
public final class AttachmentsPart {

    private final Services services;

    public AttachmentsPart(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.post("/attachments", this::bring), Route.get("/attachments/{hash}/{name}", this::open));
    }

    private Reply bring(Exchange exchange) throws IOException {
        Part part = Upload.part(exchange.request(), "file");
        if (part == null || part.getSubmittedFileName() == null) {
            throw HttpFault.parameter("file");
        }
        long organisation = exchange.form().id("organisation").orElseThrow(() -> HttpFault.parameter("organisation"));
        try (InputStream content = part.getInputStream()) {
            Attachment kept =
                    services.attachments().keep(exchange.caller(), organisation, part.getSubmittedFileName(), content);
            String pointer = exchange.form().text("field");
            return Reply.html(200, out -> JtefileGenerated.render(out, null, exchange.labels(), pointer, kept));
        } catch (Refusal refusal) {
            byte[] text = refusal.text().in(exchange.locale()).getBytes(StandardCharsets.UTF_8);
            return new Reply(refusal.reason().status(), "text/plain; charset=utf-8", text, Map.of());
        }
    }

    private Reply open(Exchange exchange) throws IOException {
        return AttachedFile.open(services.attachments(), exchange);
    }
}
