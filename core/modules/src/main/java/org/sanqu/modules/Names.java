package org.sanqu.modules;

import java.util.regex.Pattern;

/** The names of modules, forms, metrics and sectors. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private Names() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
