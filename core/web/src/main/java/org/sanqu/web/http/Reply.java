package org.sanqu.web.http;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An answer, whole and ready to be sent.
 *
 * @param status the HTTP status
 * @param type the media type; null for an empty body
 * @param body the body; callers do not change it
 * @param headers further headers
 * @param file what is sent in the body's place; null for none
 */
public record Reply(int status, String type, byte[] body, Map<String, String> headers, Spool file) {

    /** The media type of a workbook. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final byte[] EMPTY = {};

    public Reply {
        headers = Map.copyOf(headers);
    }

    public Reply(int status, String type, byte[] body, Map<String, String> headers) {
        this(status, type, body, headers, null);
    }

    /** A file to be saved, of any size; whoever writes it may still decline. */
    public static Reply file(String type, String name, Spool.Writer writer) throws IOException {
        return file(type, name, Spool.of(writer));
    }

    /** A file to be saved that has been made. */
    public static Reply file(String type, String name, Spool made) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        Map<String, String> headers = Map.of("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
        return new Reply(HttpServletResponse.SC_OK, type, EMPTY, headers, made);
    }

    /** A page or a part of one, made by a generated template. */
    public static Reply html(int status, Consumer<HtmlTemplateOutput> template) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(output));
        return new Reply(status, "text/html; charset=utf-8", output.toByteArray(), Map.of());
    }

    /** See other: the answer to a form that did what it was asked. */
    public static Reply redirect(String location) {
        return new Reply(HttpServletResponse.SC_SEE_OTHER, null, EMPTY, Map.of("Location", location));
    }

    /** The same answer with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more, file);
    }

    /** The same answer with another status. */
    public Reply withStatus(int other) {
        return new Reply(other, type, body, headers, file);
    }

    /** Sends it; a HEAD request gets the headers only. */
    public void send(HttpServletResponse response, boolean head) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (type != null) {
            response.setContentType(type);
        }
        response.setContentLengthLong(file == null ? body.length : file.length());
        OutputStream out = head ? null : response.getOutputStream();
        if (file != null) {
            file.send(out);
        } else if (out != null) {
            out.write(body);
        }
    }
}
