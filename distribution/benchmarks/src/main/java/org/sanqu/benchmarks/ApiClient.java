package org.sanqu.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks the API of a running distribution as its first administrator. */
public final class ApiClient {

    /** The password that the distribution is started with. */
    public static final String PASSWORD = "Wisteria-42-Lantern";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    public ApiClient(int port) {
        this.address = "http://127.0.0.1:" + port + "/api/";
    }

    public String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    public String post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    /** Sends a body of any kind. */
    public String send(String method, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(
                request(path).header("Content-Type", type).method(method, body).build());
    }

    private HttpRequest.Builder request(String path) {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Basic " + credentials);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
