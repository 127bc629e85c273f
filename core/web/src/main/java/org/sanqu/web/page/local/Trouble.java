package org.sanqu.web.page.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.local.LocalForm;

/**
 * What is wrong with a local form, for a page.
 *
 * @param status the HTTP status of the page
 * @param text what hindered it as a whole; null for nothing
 * @param faults texts by place
 */
public record Trouble(int status, String text, Map<String, List<String>> faults) {

    static final Trouble NONE = new Trouble(200, null, Map.of());

    /** What a service declined; what no page can tell goes on. */
    static Trouble of(Refusal refusal, Locale locale) {
        if (refusal.reason() != Refusal.Reason.INVALID && refusal.reason() != Refusal.Reason.CONFLICT) {
            throw refusal;
        }
        return new Trouble(refusal.reason().status(), refusal.text().in(locale), texts(refusal.faults(), locale));
    }

    static Map<String, List<String>> texts(List<Fault> faults, Locale locale) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (Fault fault : faults) {
            texts.computeIfAbsent(fault.at(), at -> new ArrayList<>())
                    .add(fault.reason().in(locale));
        }
        return texts;
    }

    /** Whether the trouble is that a form has another revision than the writer saw. */
    boolean overtaken(LocalForm form, String seen) {
        return status == Refusal.Reason.CONFLICT.status() && !seen.equals(String.valueOf(form.revision()));
    }

    /** What is said at a place. */
    public List<String> at(String place) {
        return faults.getOrDefault(place, List.of());
    }
}
