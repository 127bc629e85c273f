package org.sanqu.web.page.submission;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Attachment;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.Spool;
import org.sanqu.web.http.Upload;
import org.sanqu.web.template.form.JtefileGenerated;

/** Files that belong to submissions: brought one at a time while a form is filled in, and opened from where they are named. */
public final class AttachmentsPart {

    private static final Set<String> SHOWN =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");

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
            return new Reply(refusal.reason().status(), "text/plain; charset=utf-8", text, java.util.Map.of());
        }
    }

    private Reply open(Exchange exchange) throws IOException {
        String id = exchange.variable("hash") + "/" + exchange.variable("name");
        Attachment attachment = services.attachments().get(exchange.caller(), id);
        Spool content = Spool.of(out -> {
            try (InputStream in = services.attachments().open(exchange.caller(), id)) {
                in.transferTo(out);
            }
        });
        boolean shown = SHOWN.contains(attachment.type());
        String name =
                URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Reply.file(attachment.type(), attachment.name(), content)
                .with("Content-Disposition", (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + name)
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", policy(attachment.type()));
    }

    /** Nothing in a file of theirs runs here; a browser's own viewer of PDF does not open in a sandbox. */
    private static String policy(String type) {
        String nothing = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return type.equals("application/pdf") ? nothing + "; object-src 'self'" : nothing + "; sandbox";
    }
}
