package org.sanqu.web.page.submission;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Attachment;
import org.sanqu.web.Services;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Upload;
import org.sanqu.web.page.account.Carried;

/**
 * What a browser sent of a form, with the files that came along kept.
 *
 * @param exchange with what was typed
 * @param resumed whether it was typed before a login or on a page that had grown too old, so that it is shown and not done
 * @param faults of the files
 */
record Received(Exchange exchange, boolean resumed, List<Fault> faults) {

    /** The prefix of the parameter that carries files. */
    static final String FILE = "_file:";

    static Received of(Exchange exchange) {
        String carried = exchange.form().get(Carried.TYPED);
        return carried == null
                ? new Received(exchange, false, List.of())
                : new Received(exchange.with(Parameters.posted(carried)), true, List.of());
    }

    /** The same with the files kept for an organisation. */
    Received keep(Services services, long organisation) throws IOException {
        if (resumed || !Body.type(exchange.request()).equals("multipart/form-data")) {
            return this;
        }
        Parameters sent = exchange.form();
        List<Fault> wrong = new ArrayList<>();
        for (Part part : Upload.files(exchange.request())) {
            if (part.getName().startsWith(FILE + "/")) {
                String pointer = part.getName().substring(FILE.length());
                try (InputStream content = part.getInputStream()) {
                    Attachment kept = services.attachments()
                            .keep(exchange.caller(), organisation, part.getSubmittedFileName(), content);
                    sent = sent.with(pointer, kept.id());
                } catch (Refusal refusal) {
                    wrong.add(new Fault(pointer, refusal.text()));
                }
            }
        }
        return new Received(exchange.with(sent), false, wrong);
    }
}
