package org.sanqu.web.form;

/**
 * Something that can be chosen.
 *
 * @param value what is sent
 * @param label what is read
 * @param chosen whether it is chosen now
 */
public record Option(String value, String label, boolean chosen) {}
