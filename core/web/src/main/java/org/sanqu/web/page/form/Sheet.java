package org.sanqu.web.page.form;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.PeriodField;
import org.sanqu.web.page.Chrome;

/**
 * A form that is being filled in, as it is drawn.
 *
 * @param chrome what stands around it
 * @param title the form's title
 * @param description what the form says about itself; may be empty
 * @param organisation who fills it in
 * @param member the name of the member it is about; null for one about the organisation
 * @param action where it is sent
 * @param cancel where giving up leads
 * @param references where candidates for references are found
 * @param period the choice of the period; null where none is asked for
 * @param fields the fields
 * @param faults every fault with its place, in the order of the fields
 * @param alert what hindered it as a whole, and where that can be looked at; null for nothing
 * @param conditional whether fields depend on others
 * @param revision the revision that is being changed; 0 for a new submission
 * @param progress how far somebody has come; null for what is no form of a module
 */
public record Sheet(
        Chrome chrome,
        String title,
        String description,
        Organisation organisation,
        String member,
        String action,
        String cancel,
        String references,
        PeriodField period,
        List<Field> fields,
        List<Fault> faults,
        Alert alert,
        boolean conditional,
        int revision,
        Progress progress) {

    /**
     * A line of the summary.
     *
     * @param href where the field is; null when it is nowhere on the page
     * @param title the field's title; empty for the whole
     * @param text what is wrong
     */
    public record Fault(String href, String title, String text) {}

    /** What hindered the whole; the link may be null. */
    public record Alert(String text, String href) {}

    /** The text of a key. */
    public String t(String key, Object... args) {
        return chrome.t(key, args);
    }

    /** Where a change of the field is sent so that those that depend on it are drawn; null when none does. */
    public String refresh(Field field) {
        return field.condition() ? action : null;
    }

    /** What is sent with it; null when nothing is sent. */
    public String refreshValues(Field field) {
        return field.condition() ? "{\"_refresh\":\"1\"}" : null;
    }

    /** Where the candidates of a reference are found. */
    public String candidates(Field field) {
        String kind = field.kind().name().toLowerCase(Locale.ROOT);
        String form = field.aside().form() == null
                ? ""
                : "&form=" + encoded(field.aside().form());
        return references + "&kind=" + kind + "&field=" + encoded(field.pointer()) + form;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
