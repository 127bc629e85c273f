package org.sanqu.forms.list;

import java.util.Optional;

/** What the referents of a form are called, as far as somebody may know. */
public interface Naming {

    /** A member's name; empty when there is none to be told. */
    Optional<String> member(long id);

    /** An organisation's name; empty when there is none to be told. */
    Optional<String> organisation(long id);
}
