package org.sanqu.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The style sheets and scripts of the pages, compressed once, under an address that changes with their content. */
public final class Assets {

    /**
     * A file as it is sent.
     *
     * @param type its media type
     * @param compressed its content, gzip
     */
    record Asset(String type, byte[] compressed) {}

    private static final String[] FILES = {
        "tabler.min.css", "app.css", "htmx.min.js", "echarts.common.min.js", "app.js", "form.js", "icon.svg"
    };

    private static final Assets SHARED = new Assets();

    private final Map<String, Asset> files = new LinkedHashMap<>();
    private final String version;

    private Assets() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (String file : FILES) {
                byte[] content = read(file);
                hash.update(content);
                files.put(file, new Asset(type(file), compress(content)));
            }
            version = HexFormat.of().formatHex(hash.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bundle's own. */
    public static Assets shared() {
        return SHARED;
    }

    /** What addresses begin with, without a slash at the end. */
    public String prefix() {
        return "/assets/" + version;
    }

    /** The file of an address; null when there is none. */
    Asset find(String path) {
        String start = prefix() + "/";
        return path.startsWith(start) ? files.get(path.substring(start.length())) : null;
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream("/assets/" + file)) {
            if (in == null) {
                throw new IOException("no asset " + file);
            }
            return in.readAllBytes();
        }
    }

    private static byte[] compress(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static String type(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return switch (ending) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            default -> "image/svg+xml";
        };
    }
}
