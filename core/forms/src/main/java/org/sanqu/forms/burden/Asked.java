package org.sanqu.forms.burden;

import java.util.List;

/**
 * What a form asks.
 *
 * @param fields every field that it may ask, each once: in lists, in alternatives and under conditions too
 * @param count how many somebody may have to fill in at most: of alternatives the longest, of a list's items one
 */
record Asked(List<AskedField> fields, int count) {}
