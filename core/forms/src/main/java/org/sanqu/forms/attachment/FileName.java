package org.sanqu.forms.attachment;

import java.text.Normalizer;
import java.util.Locale;

/** The names of files that people send. */
final class FileName {

    private static final int LONGEST = 100;

    private FileName() {}

    /** The name without a path and without what cannot be seen or has a meaning for file systems; {@code file} where nothing is left. */
    static String clean(String sent) {
        String whole = Normalizer.normalize(sent == null ? "" : sent, Normalizer.Form.NFC);
        String last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
        String visible = last.codePoints()
                .filter(FileName::isPlain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String name = visible.strip().replaceFirst("^\\.+", "").strip();
        return name.isEmpty() ? "file" : shortened(name);
    }

    /** Letters of every script and usual signs; no control, no direction mark (a name may not read backwards), no half of a character. */
    private static boolean isPlain(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && "<>:\"|?*".indexOf(c) < 0;
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        String ending = extension(name).isEmpty() ? "" : "." + extension(name);
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }

    /** What is behind the last dot, in small letters; empty when there is none or it is longer than endings are. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.length() <= 5 && ending.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
                ? ending
                : "";
    }
}
