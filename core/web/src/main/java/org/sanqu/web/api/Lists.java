package org.sanqu.web.api;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.web.http.Exchange;

/** The lists that can be read in pages and saved whole, as the parameters of a query ask for them. */
record Lists(Places places) {

    OrganisationQuery organisations(Exchange exchange, long organisation) {
        return new OrganisationQuery(
                organisation,
                Asked.hierarchy(exchange),
                Asked.text(exchange, "text"),
                Asked.types(exchange, "type"),
                Asked.text(exchange, "sector"),
                Asked.after(exchange),
                Asked.size(exchange),
                Asked.day(exchange),
                Asked.among(exchange, "sort", List.of(OrganisationQuery.BY_CODE, OrganisationQuery.BY_NAME)));
    }

    MemberQuery members(Exchange exchange) {
        return members(exchange, false);
    }

    /** The same to be counted: with those below unless they are not wanted. */
    MemberQuery counted(Exchange exchange) {
        return members(exchange, true);
    }

    private MemberQuery members(Exchange exchange, boolean below) {
        LocalDate day = Asked.day(exchange);
        return new MemberQuery(
                places.organisation(exchange, day),
                Asked.hierarchy(exchange),
                Asked.flag(exchange, "below", below),
                filter(exchange),
                Asked.after(exchange),
                Asked.size(exchange),
                day);
    }

    private static MemberFilter filter(Exchange exchange) {
        return new MemberFilter(
                Asked.text(exchange, "text"),
                Asked.code(exchange, "sex", "sex"),
                Asked.codes(exchange, "category", "category"),
                Asked.codes(exchange, "standing", "standing"),
                Asked.codes(exchange, "education", "education"),
                Asked.codes(exchange, "state", "state"),
                Asked.number(exchange, "ageFrom"),
                Asked.number(exchange, "ageTo"),
                Asked.flag(exchange, "lostContact", false),
                Asked.types(exchange, "homeType"),
                Asked.text(exchange, "homeSector"));
    }
}
