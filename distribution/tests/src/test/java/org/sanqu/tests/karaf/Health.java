package org.sanqu.tests.karaf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer of {@code /health}.
 *
 * @param status 200 when people can work, 503 before
 * @param body what it says
 */
public record Health(int status, String body) {

    private static final int PATIENCE = 120;

    /** Every answer that differed from the one before, until it was ready. */
    static List<Health> await(int port, Container container) {
        List<Health> answers = new ArrayList<>();
        Waiting.until("a platform that is ready; " + port, PATIENCE, () -> {
            if (!container.process().isAlive()) {
                throw new IllegalStateException("Karaf ended while it started:\n" + container.log());
            }
            Optional<Health> answer = ask(port);
            answer.filter(health -> answers.isEmpty()
                            || !answers.get(answers.size() - 1).equals(health))
                    .ifPresent(answers::add);
            return answer.filter(health -> health.status() == 200);
        });
        return List.copyOf(answers);
    }

    private static Optional<Health> ask(int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Health(answer.statusCode(), answer.body()));
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
