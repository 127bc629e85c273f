package org.sanqu.api.form;

/** What a form is about. */
public enum Subject {
    ORGANISATION,
    MEMBER
}
