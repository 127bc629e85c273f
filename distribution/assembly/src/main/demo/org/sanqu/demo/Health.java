package org.sanqu.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /health} says.
 *
 * @param ready whether people can work
 * @param stage what is being done; empty while nothing answers
 */
record Health(boolean ready, String stage) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Pattern STAGE = Pattern.compile("\"stage\":\"([^\"]*)\"");

    static Health of(int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .header("Accept-Language", "zh")
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher stage = STAGE.matcher(answer.body());
            return new Health(answer.statusCode() == 200, stage.find() ? stage.group(1) : "");
        } catch (IOException notYet) {
            return new Health(false, "");
        }
    }
}
