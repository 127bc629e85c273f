package org.sanqu.benchmarks.form;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same page written by hand: its text is fixed, and the values that were sent are put into it. Nobody is asked who they are. */
final class HandWritten implements AutoCloseable {

    private static final Pattern VALUE = Pattern.compile("name=\"(/[^\"]+)\" value=\"([^\"]*)\"");

    static {
        // otherwise its answers wait for what the client does not send
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** Takes the text from a page of the platform. */
    HandWritten(String page) throws IOException {
        Matcher value = VALUE.matcher(page);
        int from = 0;
        while (value.find()) {
            texts.add(page.substring(from, value.start(2)));
            names.add(value.group(1));
            from = value.end(2);
        }
        texts.add(page.substring(from));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> sent = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                sent.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            page.append(texts.get(i)).append(escaped(sent.getOrDefault(names.get(i), "")));
        }
        byte[] bytes = page.append(texts.get(names.size())).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&#34;").replace("<", "&lt;");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
