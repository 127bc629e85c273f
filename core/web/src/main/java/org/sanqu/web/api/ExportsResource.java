package org.sanqu.web.api;

import java.io.IOException;
import java.util.List;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.sheet.SheetExports;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/members.xlsx} and {@code /api/organisations.xlsx}: lists as workbooks that can be imported again. */
final class ExportsResource {

    private final SheetExports exports;
    private final Places places;
    private final Lists lists;

    ExportsResource(SheetExports exports, Places places) {
        this.exports = exports;
        this.places = places;
        this.lists = new Lists(places);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/members.xlsx", this::members),
                Route.get("/api/organisations.xlsx", this::organisations));
    }

    private Reply members(Exchange exchange) throws IOException {
        MemberQuery query = lists.members(exchange);
        return Reply.file(
                Reply.XLSX, "members.xlsx", out -> exports.members(exchange.caller(), query, exchange.locale(), out));
    }

    private Reply organisations(Exchange exchange) throws IOException {
        OrganisationQuery query = lists.organisations(exchange, places.organisation(exchange, Asked.day(exchange)));
        return Reply.file(
                Reply.XLSX,
                "organisations.xlsx",
                out -> exports.organisations(exchange.caller(), query, exchange.locale(), out));
    }
}
