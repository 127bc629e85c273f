package org.sanqu.organisation;

/** What {@code like … escape '\'} compares with, for texts that contain what somebody typed. */
final class Pattern {

    private Pattern() {}

    /** The pattern of a text, whose own signs are just text; null and blank match everything. */
    static String containing(String text) {
        if (text == null || text.isBlank()) {
            return "%";
        }
        return "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
