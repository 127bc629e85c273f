package org.sanqu.api.form;

/**
 * A file that belongs to submissions, kept beside the database by the hash of its content.
 *
 * @param id what stands in the data: {@code <SHA-256 in hexadecimal>/<file name>}
 * @param name the file's name, cleaned
 * @param type the media type, as the content shows it
 * @param size in bytes
 */
public record Attachment(String id, String name, String type, long size) {

    /** {@code image}, {@code pdf} (and OFD, which is its like), or {@code office}: what {@code x-attachment} calls it. */
    public String kind() {
        if (type.startsWith("image/")) {
            return "image";
        }
        return type.equals("application/pdf") || type.equals("application/ofd") ? "pdf" : "office";
    }
}
