package org.sanqu.benchmarks.form;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who reads pages and sends forms. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private String cookie = "none=";
    private String token;

    /** One whom nobody asks who they are. */
    Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** The administrator. */
    Browser(int port, String password) throws IOException, InterruptedException {
        this(port);
        HttpResponse<String> answer =
                send("/login", "account=admin&next=/&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
        cookie = answer.headers()
                .firstValue("Set-Cookie")
                .map(each -> each.split(";")[0])
                .orElseThrow(() -> new IOException("no session"));
    }

    String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Cookie", cookie)
                .build();
        String page = good(http.send(request, HttpResponse.BodyHandlers.ofString()));
        Matcher found = TOKEN.matcher(page);
        token = found.find() ? found.group(1) : token;
        return page;
    }

    String post(String path, String form) throws IOException, InterruptedException {
        return good(send(path, form));
    }

    /** What the last page wants to be sent with a form. */
    String token() {
        return token;
    }

    private HttpResponse<String> send(String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String good(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
