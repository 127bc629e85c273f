package org.sanqu.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.form.Attachments;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Spool;

/** A file that belongs to a submission, on its way to a reader: nothing in it runs here, whatever it is. */
public final class AttachedFile {

    /** What a browser shows by itself, also in a sandbox. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");

    private static final String POLICY =
            "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private AttachedFile() {}

    /**
     * The file whose hash and name stand in the path.
     *
     * @throws org.sanqu.api.Refusal as {@link Attachments#get}
     */
    public static Reply open(Attachments attachments, Exchange exchange) throws IOException {
        String id = exchange.variable("hash") + "/" + exchange.variable("name");
        Attachment file = attachments.get(exchange.caller(), id);
        Spool content = Spool.of(out -> {
            try (InputStream in = attachments.open(exchange.caller(), id)) {
                in.transferTo(out);
            }
        });
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String disposition = SHOWN.contains(file.type()) ? "inline" : "attachment";
        return Reply.file(file.type(), file.name(), content)
                .with("Content-Disposition", disposition + "; filename*=UTF-8''" + name)
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", POLICY);
    }
}
