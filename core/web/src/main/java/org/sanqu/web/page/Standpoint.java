package org.sanqu.web.page;

import java.time.LocalDate;
import org.sanqu.api.CodeTable;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;

/**
 * From where a reader looks at the organisations; addresses carry it on.
 *
 * @param on the day
 * @param hierarchy along which those below are found
 */
public record Standpoint(LocalDate on, String hierarchy) {

    /**
     * What an address says: {@code on} and {@code hierarchy}, today's formal one without them.
     *
     * @throws HttpFault 400 for what is no day or no hierarchy
     */
    public static Standpoint of(Exchange exchange) {
        String hierarchy = exchange.query().filled("hierarchy").orElse(Hierarchy.FORMAL);
        if (!CodeTable.of("hierarchy").codes().contains(hierarchy)) {
            throw HttpFault.parameter("hierarchy");
        }
        return new Standpoint(exchange.on(), hierarchy);
    }

    public boolean today() {
        return on.equals(LocalDate.now());
    }

    public boolean formal() {
        return hierarchy.equals(Hierarchy.FORMAL);
    }

    /** What addresses carry: {@code on=2010-01-01&hierarchy=trade}; empty for today's formal one. */
    public String query() {
        String day = today() ? "" : "on=" + on;
        String along = formal() ? "" : "hierarchy=" + hierarchy;
        return day + (day.isEmpty() || along.isEmpty() ? "" : "&") + along;
    }

    /** An address as it is seen from here. */
    public String at(String address) {
        return join(address, query());
    }

    /** An address with more parameters. */
    public static String join(String address, String query) {
        return query.isEmpty() ? address : address + (address.contains("?") ? "&" : "?") + query;
    }
}
