package org.sanqu.api.form;

import org.sanqu.api.Message;

/**
 * A field that asks for what is known already.
 *
 * @param form {@code module/name}
 * @param field a JSON Pointer into the data
 * @param knownForm the other form that collects it; null for what is known of organisations and members
 * @param knownField where: a JSON Pointer into the other form's data, or the attribute
 * @param advice what to say: what asks again for what, and how to say it with {@code x-from}
 */
public record AskedAgain(String form, String field, String knownForm, String knownField, Message advice) {}
