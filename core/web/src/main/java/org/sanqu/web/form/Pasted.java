package org.sanqu.web.form;

import java.util.List;

/**
 * What came of a list of names.
 *
 * @param told what has to be said of it
 * @param rest the names that belong to nobody or to several
 * @param namesakes those of whom one may be meant
 */
public record Pasted(List<String> told, String rest, List<Option> namesakes) {

    /** No list. */
    public static final Pasted NONE = new Pasted(List.of(), "", List.of());
}
