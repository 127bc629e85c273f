package org.sanqu.web.form;

import java.util.List;
import org.sanqu.api.form.Attachment;

/**
 * What stands beside a field and most fields do not have.
 *
 * @param warnings what looks wrong and may yet be right
 * @param source where what it began with came from; empty when it was typed
 * @param computed how it is worked out, as JSON, for the browser; null for what is typed
 * @param form of which submissions can be referred to, {@code module/name}; null for other fields
 * @param files the files that were brought
 * @param accepts which files can be brought; null for other fields
 * @param megabytes how large a file can be
 * @param told what came of a list of names that was pasted
 * @param pasted what of that list has still to be looked at
 */
public record Aside(
        List<String> warnings,
        String source,
        String computed,
        String form,
        List<Attachment> files,
        String accepts,
        int megabytes,
        List<String> told,
        String pasted) {

    /** Nothing. */
    public static final Aside NONE = new Aside(List.of(), "", null, null, List.of(), null, 0, List.of(), "");
}
