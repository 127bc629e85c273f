package org.sanqu.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Json;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Language;
import org.sanqu.web.http.Reply;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type a stable name of the kind
 * @param title the sentence for the reader
 * @param status the HTTP status
 * @param faults what is wrong where; absent when there is nothing to point at
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, List<At> faults) {

    /** One thing that is wrong: a JSON Pointer and a sentence. */
    public record At(String at, String message) {
        static List<At> list(List<Fault> faults, Locale locale) {
            return faults.stream()
                    .map(fault -> new At(fault.at(), fault.reason().in(locale)))
                    .toList();
        }
    }

    /** The answer to a refusal or a fault of the request; anything else is an error of ours, which it does not describe. */
    public static Reply of(Throwable wrong, Labels labels) {
        if (wrong instanceof Refusal refusal) {
            List<At> faults = At.list(refusal.faults(), labels.locale());
            String kind = refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return reply(
                    kind, refusal.text().in(labels.locale()), refusal.reason().status(), faults);
        }
        if (wrong instanceof HttpFault fault) {
            String sentence = labels.of(fault.label(), fault.args());
            List<At> faults = fault.at() == null ? List.of() : List.of(new At(fault.at(), sentence));
            Reply reply = reply(fault.label().replaceFirst("^error\\.", ""), sentence, fault.status(), faults);
            for (Map.Entry<String, String> header : fault.headers().entrySet()) {
                reply = reply.with(header.getKey(), header.getValue());
            }
            return reply;
        }
        return reply("internal", labels.of("error.internal"), 500, List.of());
    }

    /** Nobody has logged in. */
    public static Reply unauthenticated(HttpServletRequest request) {
        Labels labels = Labels.in(Language.of(request));
        return reply("unauthenticated", labels.of("error.unauthenticated"), 401, List.of());
    }

    private static Reply reply(String kind, String title, int status, List<At> faults) {
        Problem problem = new Problem("urn:sanqu:" + kind, title, status, faults);
        Reply reply = new Reply(status, "application/problem+json", Json.bytes(problem), Map.of())
                .with("Cache-Control", "no-store");
        return status == 401 ? reply.with("WWW-Authenticate", "Basic realm=\"Sanqu\", charset=\"UTF-8\"") : reply;
    }
}
