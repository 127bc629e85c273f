package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Caller;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;

/**
 * Understands how requests name organisations: by id, or by code as {@code code:XYZ}.
 */
record Places(OrganisationTree tree) {

    private static final String CODE = "code:";

    /**
     * The id of the organisation that a parameter of the query names.
     *
     * @throws HttpFault 400 when it is missing
     */
    long organisation(Exchange exchange, LocalDate day) {
        String text = exchange.query().filled("organisation").orElseThrow(() -> HttpFault.parameter("organisation"));
        return organisation(exchange.caller(), "organisation", text, day);
    }

    /** The id of the organisation that a member of a document names; null for none. */
    Long organisation(Caller caller, String name, JsonNode node, LocalDate day) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual() && !node.canConvertToLong() || node.isFloatingPointNumber()) {
            throw HttpFault.parameter(name);
        }
        return organisation(caller, name, node.asText(), day);
    }

    private long organisation(Caller caller, String name, String text, LocalDate day) {
        if (!text.startsWith(CODE)) {
            return Parameters.id(name, text);
        }
        String code = text.substring(CODE.length());
        return tree.find(caller, code, day)
                .orElseThrow(
                        () -> new Refusal(Refusal.Reason.NOT_FOUND, "organisation.not-found", code, day.toString()))
                .id();
    }

    /** Understands the names in one document, codes as of a day. */
    Named on(Exchange exchange, LocalDate day) {
        return new Named(this, exchange.caller(), day);
    }

    /** Whose names, and when. */
    record Named(Places places, Caller caller, LocalDate day) {

        /** The id of the organisation; null for none. */
        Long id(String name, JsonNode node) {
            return places.organisation(caller, name, node, day);
        }

        /**
         * The id of the organisation.
         *
         * @throws HttpFault 400 when it is missing
         */
        long required(String name, JsonNode node) {
            return Required.value(name, id(name, node));
        }
    }
}
