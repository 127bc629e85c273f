package org.sanqu.web.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sanqu.web.Services;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Json;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** All resources of the API. */
public final class Api {

    private Api() {}

    /** Every operation; {@code openapi.json} describes the same. */
    public static List<Route> routes(Services services) {
        Places places = new Places(services.tree());
        return Stream.of(
                        new OrganisationsResource(services.tree(), places).routes(),
                        new MembersResource(services.members(), places).routes(),
                        new FormsResource(services.forms(), places).routes(),
                        new SubmissionsResource(services.submissions(), places).routes(),
                        new MetricsResource(services.rollups(), places).routes(),
                        new ModulesResource(services.modules()).routes(),
                        new ImportsResource(services.imports()).routes(),
                        new AccountsResource(services.accounts(), places).routes(),
                        new ContractResource().routes())
                .flatMap(List::stream)
                .toList();
    }

    static Reply json(int status, Object value) {
        return new Reply(status, "application/json", Json.bytes(value), Map.of());
    }

    static Reply created(String location, Object value) {
        return json(201, value).with("Location", location);
    }

    static <T> T body(Exchange exchange, Class<T> type) throws java.io.IOException {
        return Json.read(Body.bytes(exchange.request(), Body.MOST), type);
    }
}
