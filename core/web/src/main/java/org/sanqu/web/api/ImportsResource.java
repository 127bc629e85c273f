package org.sanqu.web.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.sanqu.web.Imports;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/imports}. */
final class ImportsResource {

    private final Imports imports;

    ImportsResource(Imports imports) {
        this.imports = imports;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/imports/{kind}", this::apply));
    }

    private Reply apply(Exchange exchange) throws IOException {
        if (exchange.request().getContentLengthLong() > Imports.largest()) {
            throw Body.tooLarge(Imports.largest());
        }
        int imported = imports.apply(
                exchange.caller(), exchange.variable("kind"), exchange.request().getInputStream());
        return Api.json(200, Map.of("imported", imported));
    }
}
