package org.sanqu.api.platform;

/** What {@code like … escape '\'} compares with, for texts that contain what somebody typed. */
public final class Pattern {

    private Pattern() {}

    /** The pattern of a text, whose own signs are just text; null and blank match everything. */
    public static String containing(String text) {
        if (text == null || text.isBlank()) {
            return "%";
        }
        return "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
