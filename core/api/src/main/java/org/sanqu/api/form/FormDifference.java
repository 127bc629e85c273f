package org.sanqu.api.form;

import org.sanqu.api.Message;

/**
 * One way in which a version of a form differs from another.
 *
 * @param at a JSON Pointer into the document of the new version; of the old one for what is no longer there
 * @param text what is different, with the titles of fields
 * @param compatible whether everything that was filled in before still goes as far as this is concerned
 * @param doubtful whether it goes, and only people know if it still means the same
 */
public record FormDifference(String at, Message text, boolean compatible, boolean doubtful) {}
