package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.platform.Account;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/accounts}. */
final class AccountsResource {

    /** A grant as it is given; null grants everything. */
    record Granted(String role, Long organisation) {}

    record View(String name, String title, List<Granted> grants, String email) {
        static View of(Account account) {
            return new View(
                    account.name(),
                    account.title(),
                    account.grants().stream()
                            .map(grant -> new Granted(grant.role().code(), grant.organisation()))
                            .toList(),
                    account.email());
        }
    }

    /** A grant as it is sent; the organisation is an id or {@code code:XYZ}, null for everything. */
    record Wanted(String role, JsonNode organisation) {}

    record Request(String name, String title, String password, List<Wanted> grants) {}

    record GrantsRequest(List<Wanted> grants) {}

    record EmailRequest(String email) {}

    private final Accounts accounts;
    private final Places places;

    AccountsResource(Accounts accounts, Places places) {
        this.accounts = accounts;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/accounts", this::list),
                Route.post("/api/accounts", this::create),
                Route.put("/api/accounts/{name}/grants", this::grant),
                Route.put("/api/accounts/{name}/email", this::address));
    }

    private Reply list(Exchange exchange) {
        return Api.json(
                200, accounts.list(exchange.caller()).stream().map(View::of).toList());
    }

    private Reply create(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        Account made = accounts.create(
                exchange.caller(),
                Required.text("name", request.name()),
                Required.text("title", request.title()),
                Required.text("password", request.password()),
                grants(exchange, request.grants()));
        return Api.json(201, View.of(made));
    }

    private Reply grant(Exchange exchange) throws IOException {
        GrantsRequest request = Api.body(exchange, GrantsRequest.class);
        Account changed =
                accounts.grant(exchange.caller(), exchange.variable("name"), grants(exchange, request.grants()));
        return Api.json(200, View.of(changed));
    }

    private Reply address(Exchange exchange) throws IOException {
        EmailRequest request = Api.body(exchange, EmailRequest.class);
        Account changed = accounts.address(exchange.caller(), exchange.variable("name"), request.email());
        return Api.json(200, View.of(changed));
    }

    private List<Grant> grants(Exchange exchange, List<Wanted> wanted) {
        return Required.value("grants", wanted).stream()
                .map(each -> grant(exchange, Required.value("grants", each)))
                .toList();
    }

    private Grant grant(Exchange exchange, Wanted wanted) {
        Role role = Required.value("role", Role.of(wanted.role()));
        return new Grant(
                role, places.organisation(exchange.caller(), "organisation", wanted.organisation(), LocalDate.now()));
    }
}
