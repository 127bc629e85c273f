package org.sanqu.tests.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A program that talks to the API with HTTP Basic. */
public final class Client {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Platform platform;
    private final String authorization;

    Client(Platform platform, String account, String password) {
        byte[] pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.platform = platform;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    /** Sends a document; null for none. */
    public Answer send(String method, String path, String json) {
        if (json == null) {
            return send(request(path)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build());
        }
        return send(method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes of a media type. */
    public Answer send(String method, String path, String type, byte[] bytes) {
        return send(request(path)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build());
    }

    /** A request of this account, for tests that need more. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.uri(path))
                .header("Authorization", authorization)
                .header("Accept-Language", "zh")
                .timeout(Duration.ofSeconds(60));
    }

    public Answer send(HttpRequest request) {
        try {
            return Answer.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
