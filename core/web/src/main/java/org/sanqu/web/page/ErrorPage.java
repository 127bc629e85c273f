package org.sanqu.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Language;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Visitor;
import org.sanqu.web.template.JteerrorGenerated;

/** Says what went wrong and what to do; never how the program is built. */
public final class ErrorPage {

    /**
     * What is shown.
     *
     * @param status the HTTP status
     * @param title what kind of thing went wrong
     * @param text what and what to do
     * @param faults every single fault; may be empty
     */
    public record View(int status, String title, String text, List<String> faults) {}

    private ErrorPage() {}

    /** The page for a refusal or a fault of the request; anything else is an error of ours, which it does not describe. */
    public static Reply of(Throwable wrong, HttpServletRequest request, Visitor visitor) {
        Labels labels = Labels.in(Language.of(request));
        View view = view(wrong, labels);
        Chrome chrome = Chrome.plain(request, visitor);
        Reply reply = Reply.html(view.status(), out -> JteerrorGenerated.render(out, null, chrome, view))
                .with("Cache-Control", "no-store");
        if (wrong instanceof HttpFault fault) {
            for (Map.Entry<String, String> header : fault.headers().entrySet()) {
                reply = reply.with(header.getKey(), header.getValue());
            }
        }
        return reply;
    }

    public static View view(Throwable wrong, Labels labels) {
        if (wrong instanceof Refusal refusal) {
            int status = refusal.reason().status();
            List<String> faults = refusal.faults().stream()
                    .map(fault -> fault.at() + " " + fault.reason().in(labels.locale()))
                    .toList();
            return new View(status, title(status, labels), refusal.text().in(labels.locale()), faults);
        }
        if (wrong instanceof HttpFault fault) {
            return new View(
                    fault.status(), title(fault.status(), labels), labels.of(fault.label(), fault.args()), List.of());
        }
        return new View(500, title(500, labels), labels.of("error.internal"), List.of());
    }

    private static String title(int status, Labels labels) {
        String key = "status." + status;
        return labels.texts().containsKey(key) ? labels.of(key) : labels.of("status.400");
    }
}
