package org.sanqu.api;

import java.util.Locale;

/** What a reader gets to see, in the reader's language. */
@FunctionalInterface
public interface Text {

    /** The text in a language; Chinese where there is no other; never null. */
    String in(Locale locale);
}
