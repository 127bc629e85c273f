package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/members}. */
final class MembersResource {

    /** What is sent to enrol one; the home is an id or {@code code:XYZ}. */
    record Request(
            String name,
            String sex,
            LocalDate birthDate,
            String ethnicity,
            String education,
            String category,
            String standing,
            LocalDate joinedOn,
            LocalDate convertedOn,
            String citizenNumber,
            String phone,
            JsonNode home,
            LocalDate homeFrom) {

        Enrolment at(long home) {
            return new Enrolment(
                    name,
                    sex,
                    birthDate,
                    ethnicity,
                    education,
                    category,
                    standing,
                    joinedOn,
                    convertedOn,
                    citizenNumber,
                    phone,
                    home,
                    homeFrom);
        }
    }

    private final MemberRegister members;
    private final Places places;

    MembersResource(MemberRegister members, Places places) {
        this.members = members;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/members", this::page),
                Route.post("/api/members", this::enrol),
                Route.get("/api/members/count", this::count),
                Route.get("/api/members/{id}", this::get));
    }

    private Reply page(Exchange exchange) {
        LocalDate day = Places.day(exchange);
        MemberQuery query = new MemberQuery(
                places.organisation(exchange, day),
                Places.flag(exchange, "below", false),
                exchange.query().get("text"),
                exchange.query().filled("after").orElse(null),
                Places.size(exchange),
                day);
        return Api.json(200, members.page(exchange.caller(), query));
    }

    private Reply count(Exchange exchange) {
        LocalDate day = Places.day(exchange);
        long count = members.count(exchange.caller(), places.organisation(exchange, day), day);
        return Api.json(200, Map.of("count", count));
    }

    private Reply get(Exchange exchange) {
        return Api.json(200, members.get(exchange.caller(), exchange.id("id"), Places.day(exchange)));
    }

    private Reply enrol(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        JsonNode home = Required.value("home", request.home());
        Long id = places.organisation(exchange.caller(), "home", home, LocalDate.now());
        Member made = members.enrol(exchange.caller(), request.at(Required.value("home", id)));
        return Api.created("/api/members/" + made.id(), made);
    }
}
