package org.sanqu.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People with sessions who read pages, and programs that call the API; half of what they ask touches the updated module. */
final class Visitors {

    private static final List<String> PAGES =
            List.of("/organisations/2", "/organisations/3/forms", "/figures?organisation=1&period=2025", "/modules");
    private static final List<String> OPERATIONS = List.of(
            "/api/forms/market/stall",
            "/api/metrics/market/stalls-with-members/values?organisation=code:SL&period=2025",
            "/api/metrics/core/members/values?organisation=code:SL&period=2025",
            "/api/members?organisation=code:SL-01-01&below=true",
            "/api/modules");
    private static final Pattern VERSION = Pattern.compile("\"id\":\"market\"[^{}]*?\"serving\":\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;
    private final String basic;
    private final List<String> sessions;

    Visitors(int port, String password) throws IOException, InterruptedException {
        base = "http://127.0.0.1:" + port;
        basic = "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        sessions = List.of(logIn(password), logIn(password), logIn(password), logIn(password));
    }

    private String logIn(String password) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "account=admin&next=/&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Set-Cookie")
                .map(cookie -> cookie.split(";")[0])
                .orElseThrow(() -> new IOException("no session"));
    }

    /** The request with a number: pages and operations in turns. */
    HttpRequest request(int number) {
        boolean page = number % 2 == 0;
        int turn = number / 2;
        String path = page ? PAGES.get(turn % PAGES.size()) : OPERATIONS.get(turn % OPERATIONS.size());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        return (page
                        ? request.header("Cookie", sessions.get(turn % sessions.size()))
                        : request.header("Authorization", basic))
                .build();
    }

    HttpClient http() {
        return http;
    }

    /** Waits until the API says that a version of the market module is served. */
    void awaitVersion(String version) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/modules"))
                .header("Authorization", basic)
                .build();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            Matcher serving = VERSION.matcher(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (serving.find() && serving.group(1).equals(version)) {
                return;
            }
            Karaf.pause(20);
        }
        throw new IOException("market " + version + " is not served");
    }
}
