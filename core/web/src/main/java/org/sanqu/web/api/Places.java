package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
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
        return organisation(exchange.caller(), text, day);
    }

    /** The id of the organisation that a member of a document names; null for none. */
    Long organisation(Caller caller, String name, JsonNode node, LocalDate day) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual() && !node.canConvertToLong() || node.isFloatingPointNumber()) {
            throw HttpFault.parameter(name);
        }
        return organisation(caller, node.asText(), day);
    }

    private long organisation(Caller caller, String text, LocalDate day) {
        if (!text.startsWith(CODE)) {
            return Parameters.id("organisation", text);
        }
        String code = text.substring(CODE.length());
        return tree.find(caller, code, day)
                .orElseThrow(
                        () -> new Refusal(Refusal.Reason.NOT_FOUND, "organisation.not-found", code, day.toString()))
                .id();
    }

    /**
     * The day that the query asks for, else today.
     *
     * @throws HttpFault 400 when it is none
     */
    static LocalDate day(Exchange exchange) {
        try {
            return exchange.query().filled("asOf").map(LocalDate::parse).orElseGet(LocalDate::now);
        } catch (DateTimeException e) {
            throw HttpFault.parameter("asOf");
        }
    }

    /**
     * How many rows the query asks for.
     *
     * @throws HttpFault 400 when it is not 1 … 200
     */
    static int size(Exchange exchange) {
        long size = exchange.query().id("size").orElse(50L);
        if (size < 1 || size > 200) {
            throw HttpFault.parameter("size");
        }
        return (int) size;
    }

    static boolean flag(Exchange exchange, String name, boolean otherwise) {
        return exchange.query()
                .filled(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw HttpFault.parameter(name);
                })
                .orElse(otherwise);
    }
}
