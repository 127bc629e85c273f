package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Matches;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
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
            String degree,
            String occupation,
            String workUnit,
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
                    degree,
                    occupation,
                    workUnit,
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

    /** Whom to look for; in the body, so that no address and no log holds the number. */
    record Wanted(String citizenNumber) {}

    private final MemberRegister members;
    private final Places places;
    private final Lists lists;

    MembersResource(MemberRegister members, Places places) {
        this.members = members;
        this.places = places;
        this.lists = new Lists(places);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/members", this::page),
                Route.post("/api/members", this::enrol),
                Route.post("/api/members/find", this::find),
                Route.get("/api/members/count", this::count),
                Route.get("/api/members/duplicates", this::duplicates),
                Route.get("/api/members/{id}", this::get),
                Route.post("/api/members/{id}/changes", this::change),
                Route.get("/api/members/{id}/events", this::events));
    }

    private Reply page(Exchange exchange) {
        return Api.json(200, members.page(exchange.caller(), lists.members(exchange)));
    }

    private Reply find(Exchange exchange) throws IOException {
        String number =
                Required.text("citizenNumber", Api.body(exchange, Wanted.class).citizenNumber());
        return Api.json(
                200,
                members.find(exchange.caller(), number, LocalDate.now())
                        .orElseThrow(() -> HttpFault.of(404, "member.find-none")));
    }

    private Reply count(Exchange exchange) {
        MemberQuery query = lists.counted(exchange);
        boolean everybody = query.below() && query.filter().equals(MemberFilter.ALL);
        Matches matches = everybody
                ? new Matches(
                        members.count(exchange.caller(), query.organisation(), query.hierarchy(), query.asOf()), false)
                : members.count(exchange.caller(), query);
        return Api.json(200, Map.of("count", matches.members(), "more", matches.more()));
    }

    private Reply duplicates(Exchange exchange) {
        LocalDate day = Asked.day(exchange);
        return Api.json(200, members.likelyDuplicates(exchange.caller(), places.organisation(exchange, day), day));
    }

    private Reply get(Exchange exchange) {
        return Api.json(200, members.get(exchange.caller(), exchange.id("id"), Asked.day(exchange)));
    }

    private Reply events(Exchange exchange) {
        return Api.json(200, members.history(exchange.caller(), exchange.id("id")));
    }

    private Reply enrol(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        long home = places.on(exchange, LocalDate.now()).required("home", request.home());
        Member made = members.enrol(exchange.caller(), request.at(home));
        return Api.created("/api/members/" + made.id(), made);
    }

    private Reply change(Exchange exchange) throws IOException {
        MemberChangeRequest request = Api.body(exchange, MemberChangeRequest.class);
        LocalDate on = request.on() == null ? LocalDate.now() : request.on();
        Member changed = members.change(
                exchange.caller(),
                exchange.id("id"),
                request.change(places.on(exchange, on)),
                on,
                request.reason(),
                request.documentNumber());
        return Api.json(200, changed);
    }
}
