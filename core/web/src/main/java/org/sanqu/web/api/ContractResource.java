package org.sanqu.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/openapi.json}: the contract itself. */
final class ContractResource {

    private final byte[] contract;

    ContractResource() {
        try (InputStream in = ContractResource.class.getResourceAsStream("/org/sanqu/web/openapi.json")) {
            contract = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/openapi.json", exchange -> new Reply(200, "application/json", contract, Map.of())));
    }
}
