package org.sanqu.tests.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/** Somebody who logged in, as a browser without script asks for pages; what is elsewhere is not followed. */
public final class Session {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern TOKEN = Pattern.compile("\"X-CSRF-Token\":\"([^\"]+)\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Platform platform;
    private final String cookie;
    private final String token;

    /** Somebody whom nobody knows. */
    public Session(Platform platform) {
        this(platform, "", "");
    }

    private Session(Platform platform, String cookie, String token) {
        this.platform = platform;
        this.cookie = cookie;
        this.token = token;
    }

    /** Logs in. */
    public static Session of(Platform platform, String account, String password) {
        String form = "account=" + encoded(account) + "&password=" + encoded(password);
        Answer welcome = new Session(platform).send("POST", "/login", FORM, form.getBytes(StandardCharsets.UTF_8));
        String cookie = welcome.headers()
                .firstValue("Set-Cookie")
                .map(header -> header.split(";", 2)[0])
                .orElseThrow(() -> new AssertionError(account + " is not let in: " + welcome));
        Matcher token = TOKEN.matcher(
                new Session(platform, cookie, "").get("/account").expect(200).body());
        Assertions.assertTrue(token.find(), "no token for " + account);
        return new Session(platform, cookie, token.group(1));
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    /** Sends a body of a media type; null for none. */
    public Answer send(String method, String path, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Cookie", cookie)
                .header("X-CSRF-Token", token)
                .timeout(Duration.ofSeconds(60));
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            return Answer.of(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
