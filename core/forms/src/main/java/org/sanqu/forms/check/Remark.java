package org.sanqu.forms.check;

import org.sanqu.api.Message;

/**
 * What a check says.
 *
 * @param severe whether nothing may be stored because of it
 * @param at a JSON Pointer into the data
 */
public record Remark(boolean severe, String at, Message reason) {}
