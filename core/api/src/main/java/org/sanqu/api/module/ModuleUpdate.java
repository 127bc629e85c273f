package org.sanqu.api.module;

import java.time.Instant;
import java.util.List;
import org.sanqu.api.form.FormUpdate;

/**
 * A version of a module that waits until somebody agrees to what it does to the data on hand.
 *
 * @param module the module's id
 * @param title its title, in Chinese
 * @param serving the version that is served meanwhile; null when none is
 * @param version the version that waits
 * @param hash of its content: what is agreed to is this and nothing else
 * @param forms what it does, form by form
 */
public record ModuleUpdate(
        String module, String title, String serving, String version, String hash, List<FormUpdate> forms) {

    public ModuleUpdate {
        forms = List.copyOf(forms);
    }

    /** Whether the preview has seen everything. */
    public boolean complete() {
        return forms.stream().allMatch(FormUpdate::complete);
    }

    /**
     * A version that was served before and is kept.
     *
     * @param version its number
     * @param hash of its content
     * @param until when it was replaced
     */
    public record Kept(String version, String hash, Instant until) {}
}
