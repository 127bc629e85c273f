package org.sanqu.web.api;

import java.util.List;
import java.util.Locale;
import org.sanqu.api.CodeTable;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/codes}: what the codes in all other answers stand for. */
final class CodesResource {

    /** A code with its label in the reader's language. */
    record Code(String code, String label) {}

    /** A table, in the order of the standard. */
    record View(String table, List<Code> codes) {
        static View of(String name, Locale locale) {
            CodeTable table = CodeTable.of(name);
            return new View(
                    name,
                    table.codes().stream()
                            .map(code -> new Code(code, table.label(code, locale)))
                            .toList());
        }
    }

    List<Route> routes() {
        return List.of(Route.get("/api/codes", this::list), Route.get("/api/codes/{table}", this::get));
    }

    private Reply list(Exchange exchange) {
        return Api.json(
                200,
                CodeTable.names().stream()
                        .map(name -> View.of(name, exchange.locale()))
                        .toList());
    }

    private Reply get(Exchange exchange) {
        String name = exchange.variable("table");
        if (!CodeTable.names().contains(name)) {
            throw HttpFault.notFound();
        }
        return Api.json(200, View.of(name, exchange.locale()));
    }
}
