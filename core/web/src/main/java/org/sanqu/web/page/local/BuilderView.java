package org.sanqu.web.page.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.page.Chrome;

/**
 * The builder.
 *
 * @param form as it is kept
 * @param title the title as it was typed
 * @param note the note as it was typed
 * @param items the fields as they were typed
 * @param revision the revision that the writer saw
 * @param focus the place of the field that gets the cursor; empty for none
 * @param trouble what is wrong
 */
public record BuilderView(
        Chrome chrome,
        Organisation organisation,
        LocalForm form,
        String title,
        String note,
        List<Item> items,
        String revision,
        String focus,
        Trouble trouble) {

    /** Whether somebody else has changed it since the writer saw it. */
    public boolean overtaken() {
        return trouble.overtaken(form, revision);
    }

    /** Whether it was sent already. */
    public boolean sent() {
        return form.state() == State.SENT;
    }

    public Map<String, List<Kind>> palette() {
        return Draught.palette();
    }

    /** The kinds of columns. */
    public List<Kind> columns() {
        return List.of(Kind.values()).stream().filter(Kind::inTable).toList();
    }

    public String t(String key, Object... args) {
        return chrome.t(key, args);
    }

    /** Every fault with the place on the page where it is mended; null for none. */
    public Map<String, String> summary() {
        Map<String, String> lines = new LinkedHashMap<>();
        trouble.faults().forEach((at, texts) -> texts.forEach(text -> lines.put(text + where(at), href(at))));
        return lines;
    }

    private String where(String at) {
        String[] path = at.split("/");
        return path.length > 2 && path[1].equals("fields")
                ? " " + t("local.at-field", String.valueOf(Integer.parseInt(path[2]) + 1))
                : "";
    }

    private String href(String at) {
        if (at.equals("/title") || at.equals("/note")) {
            return "#local-" + at.substring(1);
        }
        String[] path = at.split("/");
        return path.length > 2 && path[1].equals("fields") ? "#field-" + path[2] : null;
    }
}
