package org.sanqu.tests.authorisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages and who may open them and do what they offer. */
final class Pages {

    static final List<Operation> ALL = Stream.of(
                    OrganisationPages.PAGES,
                    ReorganisationPages.PAGES,
                    MemberPages.PAGES,
                    TransferPages.PAGES,
                    SubmissionPages.PAGES,
                    LocalPages.PAGES,
                    ImportPages.PAGES,
                    OwnPages.PAGES)
            .flatMap(List::stream)
            .toList();

    private static final String BOUNDARY = "sanqu";

    private static final Map<List<Object>, Object> ONCE = new ConcurrentHashMap<>();

    private Pages() {}

    /** A page about the organisation, or about nothing; a query may follow the pattern. */
    static Operation page(String pattern, Rule... rules) {
        return page(pattern.replaceFirst("[?].*", ""), ours(pattern), rules);
    }

    static Operation page(String pattern, Function<Subject, String> address, Rule... rules) {
        return Operation.get(pattern, address, rules);
    }

    /** What a page of the organisation sends, with what somebody would type. */
    static Operation deed(String pattern, Function<Subject, String> typed, Rule... rules) {
        return deed(pattern.replaceFirst("[?].*", ""), ours(pattern), typed, rules);
    }

    static Operation deed(
            String pattern, Function<Subject, String> address, Function<Subject, String> typed, Rule... rules) {
        return sent(pattern, address, Operation.FORM, it -> typed.apply(it).getBytes(StandardCharsets.UTF_8), rules);
    }

    /** A form with a file. */
    static Operation upload(String pattern, Function<Subject, byte[]> parts, Rule... rules) {
        return sent(pattern, it -> pattern, "multipart/form-data; boundary=" + BOUNDARY, parts, rules);
    }

    private static Operation sent(
            String pattern,
            Function<Subject, String> address,
            String type,
            Function<Subject, byte[]> body,
            Rule... rules) {
        return new Operation("POST", pattern, address, body, type, Operation.FORBIDDEN, List.of(rules));
    }

    /** A page that asks something and is sent to its own address; it uses up what it is about. */
    static List<Operation> act(
            String pattern, Function<Subject, String> address, Function<Subject, String> typed, Rule opens, Rule does) {
        return List.of(page(pattern, once(pattern, address), opens), deed(pattern, address, typed, does));
    }

    /** A text part and a file, as a browser sends them. */
    static byte[] parts(String name, String value, String fileName, byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"";
        String first = head + name + "\"\r\n\r\n" + value + "\r\n";
        out.write(first.getBytes(StandardCharsets.UTF_8));
        String second = head + "file\"; filename=\"" + fileName + "\"\r\n\r\n";
        out.write(second.getBytes(StandardCharsets.UTF_8));
        out.write(file);
        out.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Names and values in turn, as a browser sends them. */
    static String typed(Object... pairs) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.add(encoded(pairs[i]) + "=" + encoded(pairs[i + 1]));
        }
        return String.join("&", all);
    }

    /** The same thing for everybody who only looks at it. */
    static <T> Function<Subject, T> once(Object what, Function<Subject, T> made) {
        return it -> {
            @SuppressWarnings("unchecked")
            T there = (T) ONCE.computeIfAbsent(List.of(what, it.organisation()), key -> made.apply(it));
            return there;
        };
    }

    private static Function<Subject, String> ours(String pattern) {
        return it -> pattern.replace("{id}", String.valueOf(it.organisation()));
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }
}
